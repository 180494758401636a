package io.intentscorer.domain.account;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people of one account on the heap. */
public final class People implements Directory {
  private static final long MESSAGE_MEMORY = Duration.ofHours(24).toMillis();

  private final Map<String, Contact> contacts = new TreeMap<>();
  private final Map<String, Long> messages = new HashMap<>();

  public People() {}

  public People(Collection<Contact> contacts) {
    contacts.forEach(this::put);
  }

  /** Everybody, in the order of their keys. */
  public List<Contact> contacts() {
    return List.copyOf(contacts.values());
  }

  @Override
  public @Nullable Contact find(String key) {
    return contacts.get(key);
  }

  @Override
  public void put(Contact contact) {
    contacts.put(contact.key(), contact);
  }

  @Override
  public void remove(String key) {
    contacts.remove(key);
  }

  @Override
  public void forEach(Consumer<Contact> each) {
    contacts().forEach(each);
  }

  @Override
  public boolean isNew(String messageId, long now) {
    Long before = messages.get(messageId);
    if (before != null && before > now - MESSAGE_MEMORY) {
      return false;
    }
    messages.put(messageId, now);
    return true;
  }
}
