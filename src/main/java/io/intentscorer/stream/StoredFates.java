package io.intentscorer.stream;

import io.intentscorer.domain.account.Directory.Fates;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.wire.StateCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of one account, in the store that forgets by itself.
 *
 * <p>A row stands at the beginning of one of a few spans of time, and says itself when it was
 * written. So whether an event is known, which is asked of every event and nearly always denied, is
 * asked of a few keys, and not by a search through a day: that took 19 of the 152 µs that an event
 * takes of a stream thread.
 */
final class StoredFates {
  /** How long it is remembered what became of an event. */
  private static final Duration MEMORY = Duration.ofHours(24);

  /** How long a span is. */
  private static final Duration SPAN = Duration.ofHours(8);

  /** How long a row must be kept: what is written last in a span is remembered as long as else. */
  static final Duration RETENTION = MEMORY.plus(SPAN);

  private final WindowStore<Bytes, byte[]> store;
  private final long account;

  StoredFates(String account, WindowStore<Bytes, byte[]> store) {
    this.store = store;
    // An individual's account is called by an address, and rows of events cannot be found by it.
    this.account = new Fingerprint().add(account).value();
  }

  @Nullable Fate find(long event, long now) {
    Bytes key = key(event);
    // The newest counts. A span may be yet to come: another's clock may have been ahead.
    for (long span = span(to(now)); span >= span(from(now)); span -= SPAN.toMillis()) {
      byte @Nullable [] row = store.fetch(key, span);
      if (row != null && isRemembered(span, row, now)) {
        return fate(row);
      }
    }
    return null;
  }

  void put(long event, Fate fate, long now) {
    long span = span(now);
    store.put(key(event), row(StateCodec.fate(fate), now - span), span);
  }

  @SuppressWarnings("NullAway") // A null deletes; Kafka does not say that it may be one.
  void remove(long event, long now) {
    Bytes key = key(event);
    for (long span = span(from(now)); span <= to(now); span += SPAN.toMillis()) {
      if (store.fetch(key, span) != null) {
        store.put(key, null, span);
      }
    }
  }

  void forEach(long now, Fates each) {
    List<KeyValue<Windowed<Bytes>, byte[]>> rows = new ArrayList<>();
    try (KeyValueIterator<Windowed<Bytes>, byte[]> all =
        store.fetch(key(0), key(-1), span(from(now)), to(now))) {
      all.forEachRemaining(rows::add);
    }
    for (KeyValue<Windowed<Bytes>, byte[]> row : rows) {
      byte[] key = row.key.key().get();
      long span = row.key.window().start();
      if (key.length == 2 * Long.BYTES && isRemembered(span, row.value, now)) {
        each.of(ByteBuffer.wrap(key).getLong(Long.BYTES), fate(row.value));
      }
    }
  }

  /** What a row of the store says; null where it is not about an event. */
  static @Nullable Fate read(byte[] row) {
    return row.length > Integer.BYTES ? fate(row) : null;
  }

  private static byte[] row(byte[] fate, long afterSpan) {
    return ByteBuffer.allocate(Integer.BYTES + fate.length)
        .putInt((int) afterSpan)
        .put(fate)
        .array();
  }

  private static Fate fate(byte[] row) {
    byte[] fate = new byte[row.length - Integer.BYTES];
    ByteBuffer.wrap(row, Integer.BYTES, fate.length).get(fate);
    return StateCodec.fate(fate);
  }

  private static boolean isRemembered(long span, byte[] row, long now) {
    long written = span + ByteBuffer.wrap(row).getInt();
    return span % SPAN.toMillis() == 0 && written >= from(now) && written <= to(now);
  }

  private Bytes key(long event) {
    return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES).putLong(account).putLong(event).array());
  }

  private static long span(long time) {
    return time - time % SPAN.toMillis();
  }

  private static long from(long now) {
    return Math.max(0, now - MEMORY.toMillis() + 1);
  }

  // Beyond now, too: the instance that wrote may have had a clock that was ahead.
  private static long to(long now) {
    return now + MEMORY.toMillis();
  }
}
