package io.intentscorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.kafka.common.utils.AppInfoParser;

/** What a benchmark runs on, and what its processes take of it. */
final class Machine {
  private Machine() {}

  /** When and where, in a line. */
  static String described() {
    return "%s, JDK %s, Kafka %s, %d cores"
        .formatted(
            LocalDate.now(ZoneOffset.UTC),
            Runtime.version(),
            AppInfoParser.getVersion(),
            Runtime.getRuntime().availableProcessors());
  }

  /**
   * The time that all cores together have given to a process so far, as {@link ProcessHandle} tells
   * it: on Linux user and system time from {@code /proc}, in steps of 10 ms.
   */
  static Duration cpu(long process) {
    return ProcessHandle.of(process)
        .flatMap(handle -> handle.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("no processor time of process " + process));
  }

  /** In megabytes, from Linux's own accounting; 0 elsewhere. */
  static long memory(long process, String field) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process + "/status")).stream()
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }
}
