package io.intentscorer.stream;

import java.time.Duration;

/**
 * The time that the sweeps of one stream thread may take together before it turns to events again.
 * Its tasks share it evenly, so that none waits for another's sweep to end.
 */
final class SweepTime {
  private static final long TOGETHER = Duration.ofMillis(30).toNanos();
  private static final long LEAST = Duration.ofMillis(1).toNanos();

  private final ThreadLocal<Integer> sweeping = ThreadLocal.withInitial(() -> 0);

  /** One more task of this thread sweeps. */
  void enter() {
    sweeping.set(sweeping.get() + 1);
  }

  /** One less. */
  void leave() {
    sweeping.set(sweeping.get() - 1);
  }

  /** A task's share of a turn, in nanoseconds. */
  long share() {
    return Math.max(LEAST, TOGETHER / Math.max(1, sweeping.get()));
  }
}
