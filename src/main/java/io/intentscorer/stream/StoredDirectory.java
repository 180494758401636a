package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.wire.StateCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The people of one account in the stores: their rows stand together, behind the account's key. It
 * serves for one turn, in which a row that is asked for again is not read again.
 */
final class StoredDirectory implements Directory {
  private static final StringSerializer PREFIX = new StringSerializer();

  /** Before the key of the row that says where the account went. */
  private static final String MOVED = "=";

  private final String prefix;
  private final String whose;
  private final Map<String, Contact> read = new HashMap<>();
  private final KeyValueStore<String, byte[]> contacts;
  private final StoredFates fates;
  private boolean full;

  StoredDirectory(String account, KeyValueStore<String, byte[]> contacts, StoredFates fates) {
    // Its length first: whatever an account is called, its rows begin as no other account's do.
    this.whose = "a contact of " + Whose.account(account);
    this.prefix = account.length() + ":" + account + ':';
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
    return fates.find(event, now);
  }

  @Override
  public void put(long event, Fate fate, long now) {
    fates.put(event, fate, now);
  }

  @Override
  public void replace(long event, Fate fate, long now) {
    fates.remove(event, now);
    fates.put(event, fate, now);
  }

  @Override
  public void remove(long event, long now) {
    fates.remove(event, now);
  }

  @Override
  public void forEachFate(long now, Fates each) {
    fates.forEach(now, each);
  }
}
