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
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * What became of the events of one account, in the store that forgets by itself.
 *
 * <p>A row stands at the beginning of one of a few spans of time, and says itself when it was
 * written. So whether an event is known, which is asked of every event and nearly always denied, is
 * asked of a few keys, and not by a search through a day: in a profile that took 19 of the 152 µs
 * that an event took of a stream thread.
 *
 * <p>Rows of programs before this one stand at the moment at which they were written. They are
 * searched for as long as they are remembered ({@link OlderFates}).
 */
final class StoredFates {
  /** How long it is remembered what became of an event. */
  static final Duration MEMORY = Duration.ofHours(24);

  /** How long a span is. */
  private static final Duration SPAN = Duration.ofHours(8);

  /** How long a row must be kept: what is written last in a span is remembered as long as else. */
  static final Duration RETENTION = MEMORY.plus(SPAN);

  private final WindowStore<Bytes, byte[]> store;
  private final boolean older;
  private final long account;

  /**
   * @param older whether there may be rows of a program before this one
   */
  StoredFates(String account, WindowStore<Bytes, byte[]> store, boolean older) {
    this.store = store;
    this.older = older;
    // An individual's account is called by an address, and rows of events cannot be found by it.
    this.account = new Fingerprint().add(account).value();
  }

  @Nullable Fate find(long event, long now) {
    Bytes key = key(event);
    // The newest counts. A span may be yet to come: another's clock may have been ahead.
    for (long span = span(to(now)); span >= span(from(now)); span -= SPAN.toMillis()) {
      byte @Nullable [] row = store.fetch(key, span);
      if (row != null && isRemembered(span, row, now)) {
        return StateCodec.fate(row);
      }
    }
    return older ? findOlder(key, now) : null;
  }

  private @Nullable Fate findOlder(Bytes key, long now) {
    Fate newest = null;
    for (KeyValue<Long, byte[]> row : older(key, now)) {
      newest = StateCodec.fate(row.value);
    }
    return newest;
  }

  private List<KeyValue<Long, byte[]>> older(Bytes key, long now) {
    List<KeyValue<Long, byte[]>> rows = new ArrayList<>();
    try (WindowStoreIterator<byte[]> all = store.fetch(key, from(now), to(now))) {
      all.forEachRemaining(rows::add);
    }
    rows.removeIf(row -> isSpan(row.key));
    return rows;
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
    if (older) {
      older(key, now).forEach(row -> store.put(key, null, row.key));
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
        each.of(ByteBuffer.wrap(key).getLong(Long.BYTES), StateCodec.fate(row.value));
      }
    }
  }

  /** What is read of it ends before the moment at which it was written, counted from its span. */
  private static byte[] row(byte[] fate, long afterSpan) {
    return ByteBuffer.allocate(fate.length + Integer.BYTES)
        .put(fate)
        .putInt((int) afterSpan)
        .array();
  }

  private static boolean isRemembered(long time, byte[] row, long now) {
    long written =
        isSpan(time) ? time + ByteBuffer.wrap(row).getInt(row.length - Integer.BYTES) : time;
    return written >= from(now) && written <= to(now);
  }

  private static boolean isSpan(long time) {
    return time % SPAN.toMillis() == 0;
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
