package io.intentscorer.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processor time of a process by what its threads are for, from Linux's own accounting in steps
 * of 10 ms; empty elsewhere.
 *
 * @param byPurpose threads that have ended are under none
 */
record ThreadTimes(Map<String, Duration> byPurpose) {
  private static final long MILLIS_A_TICK = 10;

  /** By how a thread's name begins; of names Linux keeps 15 characters. */
  private static final Map<String, String> PURPOSES =
      Map.of(
          "intent-scorer", "stream threads",
          "kafka-producer", "producer's network",
          "C1 ", "compiler",
          "C2 ", "compiler",
          "G1 ", "garbage",
          "GC Thread", "garbage",
          "VM Thread", "garbage",
          "rocksdb", "RocksDB's own");

  static ThreadTimes of(long process) {
    Map<String, Duration> times = new TreeMap<>();
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process + "/task"))) {
      threads
          .map(ThreadTimes::stat)
          .filter(stat -> !stat.isEmpty())
          .forEach(stat -> times.merge(purpose(stat), time(stat), Duration::plus));
    } catch (IOException notLinux) {
      return new ThreadTimes(Map.of());
    }
    return new ThreadTimes(times);
  }

  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException ended) {
      return "";
    }
  }

  private static String purpose(String stat) {
    String name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return PURPOSES.entrySet().stream()
        .filter(purpose -> name.startsWith(purpose.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("other");
  }

  /** User and system time: the 14th and the 15th field, counted from one. */
  private static Duration time(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    long ticks = Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
    return Duration.ofMillis(MILLIS_A_TICK * ticks);
  }

  /** What came since, for each of so many events, in microseconds. */
  String since(ThreadTimes before, long events) {
    return byPurpose.entrySet().stream()
        .map(
            now -> {
              Duration then = before.byPurpose.getOrDefault(now.getKey(), Duration.ZERO);
              double micros = now.getValue().minus(then).toNanos() / 1e3 / events;
              return "%s %.1f".formatted(now.getKey(), micros);
            })
        .collect(Collectors.joining(", "));
  }
}
