package io.intentscorer.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the clock went back.
 *
 * <p>What is scheduled by the clock then waits until it shows the same time again. And where it
 * went back by more than a minute, something may have been told that time has not done yet; clocks
 * that differ by less, as those of two machines may, are taken for equal.
 */
final class ClockWatch {
  private static final String ROW = "clock";
  private static final long NOTABLE = Duration.ofSeconds(1).toMillis();
  private static final long FAR = Duration.ofMinutes(1).toMillis();

  private final KeyValueStore<String, byte[]> rows;
  private long last = Long.MIN_VALUE;
  private long newest;
  private long kept;

  /** What the clock did since the last time that somebody looked. */
  enum Step {
    ON,
    BACK,
    /** To before a moment of which something was told. */
    FAR_BACK
  }

  ClockWatch(KeyValueStore<String, byte[]> rows) {
    this.rows = rows;
    byte @Nullable [] row = rows.get(ROW);
    this.kept = row == null ? Long.MIN_VALUE : ByteBuffer.wrap(row).getLong();
    this.newest = kept;
  }

  /** Something was told that time alone did until a moment; that outlives this program. */
  void told(long now) {
    // Once for each moment of the clock, and not for each account.
    if (now > kept) {
      keep(now);
    }
  }

  /** The clock shows a time. */
  Step shows(long now) {
    long before = last;
    last = now;
    if (newest != Long.MIN_VALUE && now < newest - FAR) {
      keep(now);
      return Step.FAR_BACK;
    }
    newest = Math.max(newest, now);
    return before != Long.MIN_VALUE && now < before - NOTABLE ? Step.BACK : Step.ON;
  }

  private void keep(long now) {
    kept = now;
    newest = now;
    rows.put(ROW, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
  }
}
