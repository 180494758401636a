package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Value;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of a company or a person: field by field, each with the time of its telling. */
public final class Facts {
  /** Nothing known. */
  public static final Facts NONE = new Facts(new TreeMap<>());

  private final SortedMap<String, Fact> byName;

  private Facts(SortedMap<String, Fact> byName) {
    this.byName = byName;
  }

  /**
   * @param value null when the field was cleared; the time is kept, so that an older event that
   *     arrives late does not bring the value back
   * @param time milliseconds since 1970 UTC
   */
  public record Fact(@Nullable Value value, long time) {}

  public static Facts of(Map<String, Fact> byName) {
    return byName.isEmpty() ? NONE : new Facts(new TreeMap<>(byName));
  }

  /**
   * Merges what an event says: for each field the newest event time wins, and of two events of the
   * same moment the later arrival. A field that the event does not name is left alone.
   */
  public Facts merge(Map<String, Optional<Value>> news, long time) {
    TreeMap<String, Fact> merged = null;
    for (Map.Entry<String, Optional<Value>> entry : news.entrySet()) {
      Fact known = byName.get(entry.getKey());
      Fact told = new Fact(entry.getValue().orElse(null), time);
      if (known == null || time >= known.time()) {
        if (!told.equals(known)) {
          merged = merged == null ? new TreeMap<>(byName) : merged;
          merged.put(entry.getKey(), told);
        }
      }
    }
    return merged == null ? this : new Facts(merged);
  }

  /** Merges what is known of the same subject elsewhere. */
  public Facts merge(Facts other) {
    TreeMap<String, Fact> merged = new TreeMap<>(byName);
    other.byName.forEach(
        (name, fact) ->
            merged.merge(name, fact, (one, two) -> two.time() > one.time() ? two : one));
    return of(merged);
  }

  /**
   * Takes back what an event of a time said: where its word is the last one, the one before it
   * holds.
   *
   * @param before what else was told of a field, null where nothing else is remembered
   */
  public Facts takeBack(Set<String> fields, long time, Function<String, @Nullable Fact> before) {
    TreeMap<String, Fact> left = new TreeMap<>(byName);
    for (String field : fields) {
      Fact known = byName.get(field);
      if (known != null && known.time() == time) {
        Fact other = before.apply(field);
        if (other == null) {
          left.remove(field);
        } else {
          left.put(field, other);
        }
      }
    }
    return of(left);
  }

  /** The same without a field. */
  public Facts without(String field) {
    TreeMap<String, Fact> left = new TreeMap<>(byName);
    left.remove(field);
    return of(left);
  }

  /** The value of a field, or null where it is not known. */
  public @Nullable Value value(String name) {
    Fact fact = byName.get(name);
    return fact == null ? null : fact.value();
  }

  /** A field's value as text, or null where it is not known. */
  public @Nullable String text(String name) {
    Value value = value(name);
    return value == null ? null : value.written();
  }

  /** Every known field with its value, in the order of names. */
  public void forEach(BiConsumer<String, Value> each) {
    byName.forEach(
        (name, fact) -> {
          Value value = fact.value();
          if (value != null) {
            each.accept(name, value);
          }
        });
  }

  /** Everything that is remembered, cleared fields included. */
  public SortedMap<String, Fact> byName() {
    return Collections.unmodifiableSortedMap(byName);
  }

  /** Whether both know the same values, whenever they were told. */
  public boolean knowsTheSameAs(Facts other) {
    if (equals(other)) {
      return true;
    }
    TreeMap<String, Value> mine = new TreeMap<>();
    TreeMap<String, Value> theirs = new TreeMap<>();
    forEach(mine::put);
    other.forEach(theirs::put);
    return mine.equals(theirs);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts facts && byName.equals(facts.byName);
  }

  @Override
  public int hashCode() {
    return byName.hashCode();
  }

  @Override
  public String toString() {
    return byName.toString();
  }
}
