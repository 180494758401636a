package io.intentscorer.stream;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Whether rows of events may still be remembered that a program wrote before rows stood at the
 * beginning of a span ({@link StoredFates}): for a day after the first start of this one.
 */
final class OlderFates {
  private static final String ROW = "fates";

  private final KeyValueStore<String, byte[]> rows;
  private final KeyValueStore<String, byte[]> accounts;
  private @Nullable Long since;

  /**
   * @param rows where it is kept since when there are no others
   */
  OlderFates(KeyValueStore<String, byte[]> rows, KeyValueStore<String, byte[]> accounts) {
    this.rows = rows;
    this.accounts = accounts;
  }

  /** Whether there may be some. */
  boolean mayBe(long now) {
    Long known = since;
    if (known == null) {
      byte @Nullable [] row = rows.get(ROW);
      known = row == null ? begin(now) : ByteBuffer.wrap(row).getLong();
      since = known;
    }
    return now - known < StoredFates.MEMORY.toMillis();
  }

  /** Where nothing is known of anybody, nobody wrote anything before. */
  private long begin(long now) {
    long begun;
    try (KeyValueIterator<String, byte[]> all = accounts.all()) {
      begun = all.hasNext() ? now : 0;
    }
    rows.put(ROW, ByteBuffer.allocate(Long.BYTES).putLong(begun).array());
    return begun;
  }
}
