package io.intentscorer.domain.account;

import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people of one account on the heap. */
public final class People implements Directory {
  private static final long MEMORY = Duration.ofHours(24).toMillis();

  private final Map<String, Contact> contacts = new TreeMap<>();
  private final Map<Long, Entry> fates = new LinkedHashMap<>();
  private @Nullable AccountKey movedTo;

  /** What became of an event, and when. */
  private record Entry(long when, Fate what) {}

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
  public boolean holds(int many, int atLeast) {
    return contacts.size() >= many;
  }

  @Override
  public void forEach(Consumer<Contact> each) {
    contacts().forEach(each);
  }

  @Override
  public @Nullable AccountKey movedTo() {
    return movedTo;
  }

  @Override
  public void moveTo(@Nullable AccountKey to) {
    movedTo = to;
  }

  @Override
  public @Nullable Fate fate(long event, long now) {
    Entry entry = fates.get(event);
    return entry != null && entry.when() > now - MEMORY ? entry.what() : null;
  }

  @Override
  public void put(long event, Fate fate, long now) {
    // In the order of coming: the oldest are the first to go.
    for (Iterator<Entry> oldest = fates.values().iterator(); oldest.hasNext(); ) {
      if (oldest.next().when() > now - MEMORY) {
        break;
      }
      oldest.remove();
    }
    fates.put(event, new Entry(now, fate));
  }

  @Override
  public void replace(long event, Fate fate, long now) {
    fates.remove(event);
    put(event, fate, now);
  }

  @Override
  public void remove(long event, long now) {
    fates.remove(event);
  }

  @Override
  public void forEachFate(long now, Fates each) {
    new LinkedHashMap<>(fates)
        .forEach(
            (event, entry) -> {
              if (entry.when() > now - MEMORY) {
                each.of(event, entry.what());
              }
            });
  }
}
