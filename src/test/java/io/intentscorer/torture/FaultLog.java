package io.intentscorer.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Which faults there were, and how soon after each all was scored again. */
final class FaultLog {
  private final Map<Kind, List<Double>> recoveries = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private final List<String> complaints = new ArrayList<>();
  private final long begun = System.nanoTime();

  /** A line about what goes on. */
  synchronized void say(String words) {
    System.out.printf("[%5d s] %s%n", (System.nanoTime() - begun) / 1_000_000_000L, words);
  }

  synchronized int begin(Kind kind, String whose) {
    counts.merge(kind, 1, Integer::sum);
    int number = count();
    say("fault %d: %s%s".formatted(number, kind.words(), whose.isEmpty() ? "" : ", " + whose));
    return number;
  }

  /**
   * All is scored again.
   *
   * @param millis from the fault to the first fresh output of the last partition
   */
  synchronized void recovered(int number, Kind kind, double millis) {
    recoveries.computeIfAbsent(kind, any -> new ArrayList<>()).add(millis);
    say("fault %d: all is scored again after %.1f s".formatted(number, millis / 1_000));
  }

  /** Something that must not be, whatever is broken. */
  synchronized void complain(String words) {
    complaints.add(words);
    say("COMPLAINT: " + words);
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  synchronized int count() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** From the fault to fresh output, in milliseconds, of all whose recovery no other fault met. */
  synchronized double[] recoveries() {
    return recoveries.values().stream()
        .flatMap(List::stream)
        .mapToDouble(Double::doubleValue)
        .toArray();
  }

  /** A table: kind, how many, and how soon all was scored again. */
  synchronized String table() {
    StringBuilder table = new StringBuilder();
    table.append("| fault | injected | fresh output after: p50 | max |\n|---|---|---|---|\n");
    counts.forEach(
        (kind, count) -> {
          double[] times =
              recoveries.getOrDefault(kind, List.of()).stream().mapToDouble(d -> d).toArray();
          table.append(
              "| %s | %d | %.1f s | %.1f s |%n"
                  .formatted(
                      kind.words(),
                      count,
                      Probes.percentile(times, 50) / 1_000,
                      Probes.percentile(times, 100) / 1_000));
        });
    return table.toString();
  }
}
