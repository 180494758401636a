package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import io.intentscorer.domain.event.Value;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is known of a company or a person: field by field, each with the time of its telling. */
public final class Facts {
  /** Nothing known. */
  public static final Facts NONE = new Facts(Keyed.none());

  private final Keyed<Fact> byName;

  private Facts(Keyed<Fact> byName) {
    this.byName = byName;
  }

  /**
   * @param value null when the field was cleared; the time is kept, so that an older event that
   *     arrives late does not bring the value back
   * @param time milliseconds since 1970 UTC
   */
  public record Fact(@Nullable Value value, long time) {}

  public static Facts of(Map<String, Fact> byName) {
    return byName.isEmpty() ? NONE : new Facts(Keyed.copyOf(byName));
  }

  /**
   * Merges what an event says: for each field the newest event time wins, and of two events of the
   * same moment the later arrival. A field that the event does not name is left alone.
   */
  public Facts merge(Map<String, Optional<Value>> news, long time) {
    Keyed<Fact> merged = byName;
    for (Map.Entry<String, Optional<Value>> entry : news.entrySet()) {
      Fact known = byName.get(entry.getKey());
      Fact told = new Fact(entry.getValue().orElse(null), time);
      if (known == null || (time >= known.time() && !told.equals(known))) {
        merged = merged.with(entry.getKey(), told);
      }
    }
    return merged.equals(byName) ? this : new Facts(merged);
  }

  /** Merges what is known of the same subject elsewhere. */
  public Facts merge(Facts other) {
    Keyed<Fact> merged = byName;
    for (int i = 0; i < other.byName.size(); i++) {
      String name = other.byName.keyAt(i);
      Fact theirs = other.byName.valueAt(i);
      Fact mine = byName.get(name);
      if (mine == null || theirs.time() > mine.time()) {
        merged = merged.with(name, theirs);
      }
    }
    return merged.equals(byName) ? this : new Facts(merged);
  }

  /**
   * Takes back what an event of a time said: where its word is the last one, the one before it
   * holds.
   *
   * @param before what else was told of a field, null where nothing else is remembered
   */
  public Facts takeBack(Set<String> fields, long time, Function<String, @Nullable Fact> before) {
    Keyed<Fact> left = byName;
    for (String field : fields) {
      Fact known = byName.get(field);
      if (known != null && known.time() == time) {
        Fact other = before.apply(field);
        left = other == null ? left.without(field) : left.with(field, other);
      }
    }
    return of(left);
  }

  /** The same without a field. */
  public Facts without(String field) {
    return of(byName.without(field));
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
    for (int i = 0; i < byName.size(); i++) {
      Value value = byName.valueAt(i).value();
      if (value != null) {
        each.accept(byName.keyAt(i), value);
      }
    }
  }

  /** Everything that is remembered, cleared fields included. */
  public Keyed<Fact> byName() {
    return byName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other == this || (other instanceof Facts facts && byName.equals(facts.byName));
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
