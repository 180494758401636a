package io.intentscorer.bench;

import java.util.Collection;
import java.util.List;

/**
 * How long things took.
 *
 * @param millis in milliseconds, the shortest first
 */
record Latencies(List<Double> millis) {
  static Latencies of(Collection<Double> millis) {
    return new Latencies(millis.stream().sorted().toList());
  }

  /** So many in a hundred took no longer; 0 where there are none. */
  double percentile(double percent) {
    return millis.isEmpty()
        ? 0
        : millis.get((int) Math.max(0, Math.ceil(millis.size() * percent / 100.0) - 1));
  }

  @Override
  public String toString() {
    return millis.isEmpty()
        ? "none"
        : "p50 %.0f ms, p99 %.0f ms, max %.0f ms (of %d)"
            .formatted(percentile(50), percentile(99), percentile(100), millis.size());
  }
}
