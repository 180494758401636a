package io.intentscorer.torture;

import java.nio.file.Path;
import java.util.List;

/** What came of a storm. */
record Report(
    StormSettings settings,
    Path folder,
    long seconds,
    int chapters,
    long events,
    int deadLetters,
    Chronicle live,
    FaultLog log,
    List<String> differences) {
  private static final int SHOWN = 10;

  Report {
    differences = List.copyOf(differences);
  }

  String words() {
    StringBuilder words = new StringBuilder();
    words.append('\n').append(log.table()).append('\n');
    words.append("records read: ").append(live.records()).append('\n');
    differences.stream()
        .limit(SHOWN)
        .forEach(one -> words.append("DIFFERS ").append(one).append('\n'));
    if (!differences.isEmpty()) {
      words.append("all is kept in ").append(folder).append('\n');
    }
    double[] recoveries = log.recoveries();
    return words
        .append(
            "RESULT seed=%d seconds=%d faults=%d chapters=%d events=%d dead_letters=%d"
                .formatted(settings.seed(), seconds, log.count(), chapters, events, deadLetters))
        .append(
            " recovery_p50_s=%.1f recovery_max_s=%.1f differences=%d"
                .formatted(
                    Probes.percentile(recoveries, 50) / 1_000,
                    Probes.percentile(recoveries, 100) / 1_000,
                    differences.size()))
        .toString();
  }
}
