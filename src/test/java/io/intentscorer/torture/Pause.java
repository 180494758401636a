package io.intentscorer.torture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting, for a state or for the time at which the next thing is due. */
final class Pause {
  private static final Duration STEP = Duration.ofMillis(20);

  private Pause() {}

  /** Waits for a state; false when the time is over before it has come. */
  static boolean until(Duration patience, BooleanSupplier state) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
    return true;
  }

  /** Waits for a state that has to come. */
  static void await(String state, Duration patience, BooleanSupplier come) {
    if (!until(patience, come)) {
      throw new IllegalStateException("waited " + patience.toSeconds() + " s in vain: " + state);
    }
  }

  /** Lets a moment come, by {@link System#nanoTime}. */
  static void untilNanos(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Lets time pass, in which something is to go on being broken. */
  static void of(Duration time) {
    untilNanos(System.nanoTime() + time.toNanos());
  }
}
