package io.intentscorer.stream;

import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Notices that the clock went back to before a moment of which something was told already: then
 * what time alone was thought to have done has not happened yet.
 *
 * <p>Clocks that differ by less than a minute, as those of two machines may, are taken for equal.
 */
final class ClockWatch {
  private static final String ROW = "clock";
  private static final long TOLERANCE = Duration.ofMinutes(1).toMillis();

  private final KeyValueStore<String, byte[]> rows;
  private long newest;
  private long kept;

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

  /** Whether the clock, which shows this now, showed more before; says so once. */
  boolean wentBack(long now) {
    boolean back = newest != Long.MIN_VALUE && now < newest - TOLERANCE;
    if (back) {
      keep(now);
    }
    newest = back ? now : Math.max(newest, now);
    return back;
  }

  private void keep(long now) {
    kept = now;
    newest = now;
    rows.put(ROW, ByteBuffer.allocate(Long.BYTES).putLong(now).array());
  }
}
