package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.wire.StateCodec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * The people of one account in the stores: their rows stand together, behind the account's key. It
 * serves for one turn, in which a row that is asked for again is not read again.
 */
final class StoredDirectory implements Directory {
  /** How long it is remembered what became of an event. */
  static final Duration MEMORY = Duration.ofHours(24);

  private static final StringSerializer PREFIX = new StringSerializer();

  /** Before the key of the row that says where the account went. */
  private static final String MOVED = "=";

  private final String prefix;
  private final String whose;
  private final long events;
  private final Map<String, Contact> read = new HashMap<>();
  private final KeyValueStore<String, byte[]> contacts;
  private final WindowStore<Bytes, byte[]> fates;
  private boolean full;

  StoredDirectory(
      String account, KeyValueStore<String, byte[]> contacts, WindowStore<Bytes, byte[]> fates) {
    // Its length first: whatever an account is called, its rows begin as no other account's do.
    this.whose = "a contact of " + Whose.account(account);
    this.prefix = account.length() + ":" + account + ':';
    // An individual's account is called by an address, and rows of events cannot be found by it.
    this.events = new Fingerprint().add(account).value();
    this.contacts = contacts;
    this.fates = fates;
  }

  /** Whether a row is a person's, by its key; others only say where an account went. */
  static boolean isContact(String row) {
    return !row.startsWith(MOVED);
  }

  /** The account that a row belongs to, by its key. */
  static String accountOf(String row) {
    int colon = row.indexOf(':');
    int length = Integer.parseInt(row.substring(0, colon));
    return row.substring(colon + 1, colon + 1 + length);
  }

  @Override
  public @Nullable Contact find(String key) {
    Contact known = read.get(key);
    if (known == null) {
      byte @Nullable [] row = contacts.get(prefix + key);
      known = row == null ? null : StateCodec.contact(row);
      if (known != null) {
        read.put(key, known);
      }
    }
    return known;
  }

  @Override
  public void put(Contact contact) {
    Rows.keep(contacts, prefix + contact.key(), StateCodec.contact(contact), whose);
    read.put(contact.key(), contact);
  }

  @Override
  public void remove(String key) {
    contacts.delete(prefix + key);
    read.remove(key);
  }

  @Override
  public boolean holds(int many, int atLeast) {
    int people = atLeast;
    if (people < many) {
      people = 0;
      try (KeyValueIterator<String, byte[]> all = contacts.prefixScan(prefix, PREFIX)) {
        for (; people < many && all.hasNext(); all.next()) {
          people++;
        }
      }
    }
    full = people >= many;
    return full;
  }

  /** Whether there was no room for somebody. */
  boolean isFull() {
    return full;
  }

  @Override
  public void forEach(Consumer<Contact> each) {
    List<KeyValue<String, byte[]>> rows = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = contacts.prefixScan(prefix, PREFIX)) {
      all.forEachRemaining(rows::add);
    }
    rows.forEach(row -> each.accept(StateCodec.contact(row.value)));
  }

  @Override
  public @Nullable AccountKey movedTo() {
    byte @Nullable [] row = contacts.get(MOVED + prefix);
    return row == null ? null : StateCodec.accountKey(row);
  }

  @Override
  public void moveTo(@Nullable AccountKey to) {
    if (to == null) {
      contacts.delete(MOVED + prefix);
    } else {
      contacts.put(MOVED + prefix, StateCodec.accountKey(to));
    }
  }

  @Override
  public @Nullable Fate fate(long event, long now) {
    byte @Nullable [] row = null;
    try (WindowStoreIterator<byte[]> rows = fates.fetch(key(event), from(now), to(now))) {
      while (rows.hasNext()) {
        row = rows.next().value;
      }
    }
    return row == null ? null : StateCodec.fate(row);
  }

  @Override
  public void put(long event, Fate fate, long now) {
    fates.put(key(event), StateCodec.fate(fate), now);
  }

  @Override
  public void replace(long event, Fate fate, long now) {
    remove(event, now);
    put(event, fate, now);
  }

  @Override
  @SuppressWarnings("NullAway") // A null deletes; Kafka does not say that it may be one.
  public void remove(long event, long now) {
    List<Long> times = new ArrayList<>();
    try (WindowStoreIterator<byte[]> rows = fates.fetch(key(event), from(now), to(now))) {
      rows.forEachRemaining(row -> times.add(row.key));
    }
    times.forEach(time -> fates.put(key(event), null, time));
  }

  @Override
  public void forEachFate(long now, Fates each) {
    List<KeyValue<Windowed<Bytes>, byte[]>> rows = new ArrayList<>();
    try (KeyValueIterator<Windowed<Bytes>, byte[]> all =
        fates.fetch(key(0), key(-1), from(now), to(now))) {
      all.forEachRemaining(rows::add);
    }
    for (KeyValue<Windowed<Bytes>, byte[]> row : rows) {
      byte[] key = row.key.key().get();
      if (key.length == 2 * Long.BYTES) {
        each.of(ByteBuffer.wrap(key).getLong(Long.BYTES), StateCodec.fate(row.value));
      }
    }
  }

  private Bytes key(long event) {
    return Bytes.wrap(ByteBuffer.allocate(2 * Long.BYTES).putLong(events).putLong(event).array());
  }

  private static long from(long now) {
    return Math.max(0, now - MEMORY.toMillis() + 1);
  }

  // Beyond now, too: the instance that wrote may have had a clock that was ahead.
  private static long to(long now) {
    return now + MEMORY.toMillis();
  }
}
