package io.intentscorer.torture;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a storm goes.
 *
 * @param seed of the story and of the faults
 * @param seconds how long at least
 * @param faults how many at least
 * @param mostFaults after so many there are no more
 * @param scorers how many
 * @param rate events a second
 * @param probes events a second that measure how fresh the output is
 * @param chapterSeconds how long a chapter is told
 * @param options of the scorers' processes; without libfaketime's library no clock jumps
 * @param base where the storm's folder is made
 */
record StormSettings(
    long seed,
    int seconds,
    int faults,
    int mostFaults,
    int scorers,
    int rate,
    int probes,
    int chapterSeconds,
    ProcessOptions options,
    Path base) {
  private static final String FAKETIME = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

  /** Reads {@code name=value}s. */
  static StormSettings of(String... args) {
    Map<String, String> given =
        new TreeMap<>(
            Map.ofEntries(
                Map.entry("seed", "1"),
                Map.entry("minutes", "30"),
                Map.entry("faults", "100"),
                Map.entry("most", "1000000"),
                Map.entry("scorers", "3"),
                Map.entry("rate", "100"),
                Map.entry("probes", "32"),
                Map.entry("chapter", "15"),
                Map.entry("faketime", Path.of(FAKETIME).toFile().exists() ? FAKETIME : ""),
                // Starts cost the most of all: cheaper ones make room for more faults.
                Map.entry("java", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"),
                Map.entry("folder", System.getProperty("java.io.tmpdir"))));
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length < 2 || given.replace(parts[0], parts[1]) == null) {
        throw new IllegalArgumentException("no such argument: " + arg + "; there are " + given);
      }
    }
    return new StormSettings(
        Long.parseLong(text(given, "seed")),
        (int) (Double.parseDouble(text(given, "minutes")) * 60),
        number(given, "faults"),
        number(given, "most"),
        number(given, "scorers"),
        number(given, "rate"),
        number(given, "probes"),
        number(given, "chapter"),
        ProcessOptions.of(text(given, "faketime"), text(given, "java")),
        Path.of(text(given, "folder")));
  }

  private static int number(Map<String, String> given, String name) {
    return Integer.parseInt(text(given, name));
  }

  private static String text(Map<String, String> given, String name) {
    return given.getOrDefault(name, "");
  }
}
