package io.intentscorer.domain.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What was told at which times of something that changes: a visitor's user, a person's address.
 *
 * <p>At a moment that holds which was told last before it; before the first telling, the first. So
 * the answer is the same in whatever order the tellings arrive. Only of two of the same moment the
 * later arrival wins.
 *
 * @param tellings in the order of their times
 */
public record Timeline<T>(List<Telling<T>> tellings) {
  /** More than this are thinned out: first where nothing changed between two, then the oldest. */
  private static final int MOST = 32;

  /** Something told at a time, in milliseconds since 1970 UTC. */
  public record Telling<T>(T what, long time) {}

  public Timeline {
    tellings = List.copyOf(tellings);
  }

  /** Nothing told yet. */
  public static <T> Timeline<T> empty() {
    return new Timeline<>(List.of());
  }

  /** One telling. */
  public static <T> Timeline<T> of(T what, long time) {
    return new Timeline<>(List.of(new Telling<>(what, time)));
  }

  public boolean isEmpty() {
    return tellings.isEmpty();
  }

  /** Whether such was ever told, as far as that is known: what is thinned out may have been. */
  boolean mayHaveHeld(Predicate<T> such) {
    return tellings.size() >= MOST
        || tellings.stream().anyMatch(telling -> such.test(telling.what()));
  }

  /** With one more telling; nothing new, nothing changed. */
  Timeline<T> with(@Nullable T what, long time) {
    if (what == null) {
      return this;
    }
    Telling<T> telling = new Telling<>(what, time);
    int place = after(time);
    for (int before = place - 1; before >= 0 && tellings.get(before).time() == time; before--) {
      if (tellings.get(before).equals(telling)) {
        return this;
      }
    }
    List<Telling<T>> more = new ArrayList<>(tellings.size() + 1);
    more.addAll(tellings);
    more.add(place, telling);
    return new Timeline<>(more.size() > MOST ? thinned(more) : more);
  }

  /** With all that another was told. */
  Timeline<T> with(Timeline<T> other) {
    if (isEmpty()) {
      return other;
    }
    Timeline<T> all = this;
    for (Telling<T> telling : other.tellings) {
      all = all.with(telling.what(), telling.time());
    }
    return all;
  }

  private static <T> List<Telling<T>> thinned(List<Telling<T>> many) {
    for (int i = 1; i + 1 < many.size(); i++) {
      T what = many.get(i).what();
      if (what.equals(many.get(i - 1).what()) && what.equals(many.get(i + 1).what())) {
        many.remove(i);
        return many;
      }
    }
    // The first one stays: it answers for all that was before.
    many.remove(1);
    return many;
  }

  /** The tellings that a test holds for. */
  Timeline<T> only(Predicate<Telling<T>> test) {
    return new Timeline<>(tellings.stream().filter(test).toList());
  }

  /** The tellings that tell something else than the one before. */
  Timeline<T> changes() {
    List<Telling<T>> changes = new ArrayList<>();
    T last = null;
    for (Telling<T> telling : tellings) {
      if (!telling.what().equals(last)) {
        changes.add(telling);
        last = telling.what();
      }
    }
    return new Timeline<>(changes);
  }

  /** What holds at a moment; null only where nothing was ever told. */
  @Nullable T at(long moment) {
    T told = asOf(moment);
    return told != null || tellings.isEmpty() ? told : tellings.get(0).what();
  }

  /** What was told last before a moment, or at it; null where nothing was yet. */
  @Nullable T asOf(long moment) {
    int place = after(moment);
    return place == 0 ? null : tellings.get(place - 1).what();
  }

  /** Everything that was ever told, once each. */
  Set<T> values() {
    Set<T> values = new HashSet<>();
    tellings.forEach(telling -> values.add(telling.what()));
    return values;
  }

  private int after(long moment) {
    int place = tellings.size();
    while (place > 0 && tellings.get(place - 1).time() > moment) {
      place--;
    }
    return place;
  }
}
