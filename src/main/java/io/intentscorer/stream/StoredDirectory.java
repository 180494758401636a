package io.intentscorer.stream;

import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Pseudonym;
import io.intentscorer.wire.StateCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/** The people of one account in the stores: their rows stand together, behind the account's key. */
final class StoredDirectory implements Directory {
  /** How long a message is remembered. */
  static final Duration MEMORY = Duration.ofHours(24);

  private static final byte[] SEEN = {};
  private static final StringSerializer PREFIX = new StringSerializer();

  private final String prefix;
  private final String whose;
  private final String prefixOfMessages;
  private final Set<String> missed = new HashSet<>();
  private final List<String> newcomers = new ArrayList<>();
  private final KeyValueStore<String, byte[]> contacts;
  private final WindowStore<String, byte[]> messages;

  StoredDirectory(
      String account,
      KeyValueStore<String, byte[]> contacts,
      WindowStore<String, byte[]> messages) {
    // Its length first: whatever an account is called, its rows begin as no other account's do.
    this.whose = "a contact of " + Whose.account(account);
    this.prefix = account.length() + ":" + account + ':';
    // An individual's account is called by an address, and rows of messages cannot be found by it.
    this.prefixOfMessages = Pseudonym.of(account) + ':';
    this.contacts = contacts;
    this.messages = messages;
  }

  /** The account that a row belongs to, by its key. */
  static String accountOf(String row) {
    int colon = row.indexOf(':');
    int length = Integer.parseInt(row.substring(0, colon));
    return row.substring(colon + 1, colon + 1 + length);
  }

  @Override
  public @Nullable Contact find(String key) {
    byte @Nullable [] row = contacts.get(prefix + key);
    if (row == null) {
      missed.add(key);
      return null;
    }
    return StateCodec.contact(row);
  }

  @Override
  public void put(Contact contact) {
    if (missed.remove(contact.key())) {
      newcomers.add(contact.key());
    }
    Rows.keep(contacts, prefix + contact.key(), StateCodec.contact(contact), whose);
  }

  @Override
  public void remove(String key) {
    contacts.delete(prefix + key);
  }

  @Override
  public void forEach(Consumer<Contact> each) {
    List<KeyValue<String, byte[]>> rows = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> all = contacts.prefixScan(prefix, PREFIX)) {
      all.forEachRemaining(rows::add);
    }
    rows.forEach(row -> each.accept(StateCodec.contact(row.value)));
  }

  /** Who was put and had not been there. */
  List<String> newcomers() {
    return newcomers;
  }

  @Override
  public boolean isNew(String messageId, long now) {
    String key = prefixOfMessages + messageId;
    long span = MEMORY.toMillis();
    // Beyond now, too: the instance that saw it first may have had a clock that was ahead.
    try (WindowStoreIterator<byte[]> seen =
        messages.fetch(key, Math.max(0, now - span + 1), now + span)) {
      if (seen.hasNext()) {
        return false;
      }
    }
    messages.put(key, SEEN, now);
    return true;
  }
}
