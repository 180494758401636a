package io.intentscorer.domain.score;

import static io.intentscorer.domain.score.Units.EIGHT_WEEKS;
import static io.intentscorer.domain.score.Units.WEEK;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.event.Keyed;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Intent.SignalScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Intent at a moment: what has been gathered until then is worth. {@link Units} says how. */
public final class IntentScorer {
  /** From this surge on, with enough people, an account is surging. */
  static final double SURGING = 2;

  static final int SURGING_PEOPLE = 2;

  /** For so long an account must be known before its surge says anything. */
  static final long SURGE_NEEDS = (long) (14 * HalfLife.DAY);

  private static final long ACTIVE = (long) (7 * HalfLife.DAY);

  private IntentScorer() {}

  /** An account's intent at a moment. */
  public static Intent score(RuleBook book, Account account, long now) {
    return score(
        book, account, Worths.of(book.tiers(), book.signals(), account.intent(), now), now);
  }

  /**
   * An account's intent as it would be if the signals in shadow decided too, null where none is;
   * its signals are only those in shadow. Nothing is said of surge and people.
   */
  public static @Nullable Intent shadow(RuleBook book, Account account, long now) {
    if (book.shadowSignals().isEmpty()) {
      return null;
    }
    List<Signal> all = decidingAndShadow(book);
    Intent whole = score(book, account, Worths.of(book.tiers(), all, account.intent(), now), now);
    Set<String> shown = new HashSet<>();
    book.shadowSignals().forEach(signal -> shown.add(signal.id()));
    return new Intent(
        whole.score(),
        whole.level(),
        null,
        false,
        0,
        whole.signals().stream().filter(signal -> shown.contains(signal.signal())).toList(),
        whole.weights());
  }

  static List<Signal> decidingAndShadow(RuleBook book) {
    List<Signal> signals = new ArrayList<>(book.signals());
    signals.addAll(book.shadowSignals());
    return signals;
  }

  /**
   * An account's intent at a moment.
   *
   * @param worths what the signals are worth at that moment
   */
  public static Intent score(RuleBook book, Account account, Worths worths, long now) {
    List<SignalScore> signals = new ArrayList<>();
    Fingerprint weights = new Fingerprint();
    for (Worths.Worth worth : worths.each()) {
      Signal signal = worth.signal();
      Gathered units = worth.units();
      weights.add(signal.points()).add(signal.limit());
      book.tiers().addLimit(signal, weights);
      signals.add(
          new SignalScore(
              signal.id(), Rounding.cents(worth.points()), units.events(), units.asOf()));
    }
    signals.sort(
        Comparator.comparingDouble((SignalScore signal) -> -Math.abs(signal.points()))
            .thenComparing(SignalScore::signal));
    int score = Rounding.score(worths.sum());
    int people = people(account.people(), now);
    Double surge = surge(worths, account.firstSeen(), now);
    boolean surging = surge != null && surge >= SURGING && people >= SURGING_PEOPLE;
    return new Intent(
        score, book.tiers().level(score), surge, surging, people, signals, weights.value());
  }

  /** A contact's own part of the intent at a moment, 0 to 100. */
  public static int score(RuleBook book, Map<String, Gathered> gathered, long now) {
    return Rounding.score(Worths.of(book.tiers(), book.signals(), gathered, now).sum());
  }

  /** A contact's own part of the intent if the signals in shadow decided too, 0 to 100. */
  public static int shadow(RuleBook book, Map<String, Gathered> gathered, long now) {
    return Rounding.score(Worths.of(book.tiers(), decidingAndShadow(book), gathered, now).sum());
  }

  /** What a signal has gathered, at a moment that is not before its newest event. */
  public static double units(Signal signal, Map<String, Gathered> gathered, long moment) {
    Gathered units = gathered.get(signal.id());
    return units == null || units.since() != signal.since()
        ? 0
        : units.units() * signal.halfLife().left(units.asOf(), moment);
  }

  /** A share of points, 0 to 1, two decimals; 0 of nothing. */
  public static double share(double points, double of) {
    return of > 0 ? Math.max(0, Math.min(1, Rounding.cents(points / of))) : 0;
  }

  /** The people active in the seven days before a moment. */
  public static Map<String, Long> active(Map<String, Long> people, long now) {
    long since = now - ACTIVE;
    Keyed<Long> all = Keyed.copyOf(people);
    int active = active(all, since);
    if (active == all.size()) {
      return people;
    }
    Keyed.Filling<Long> left = new Keyed.Filling<>(active);
    all.forEach(
        (person, last) -> {
          if (last >= since) {
            left.put(person, last);
          }
        });
    return left.done();
  }

  /** The first moment at which who was active last at a time no longer is. */
  static long inactive(long last) {
    return last + ACTIVE + 1;
  }

  static int people(Map<String, Long> people, long now) {
    return active(Keyed.copyOf(people), now - ACTIVE);
  }

  private static int active(Keyed<Long> people, long since) {
    int active = 0;
    for (int i = 0; i < people.size(); i++) {
      active += people.valueAt(i) >= since ? 1 : 0;
    }
    return active;
  }

  /**
   * rate(7) ÷ rate(56), where rate(h) = Σ points·2^(−age/h) · ln 2 ÷ h ÷ (1 − 2^(−known/h)) over
   * the signals with positive points; ln 2 stands on both sides and falls out. Null while the
   * account is known for less than 14 days.
   */
  static @Nullable Double surge(Worths worths, long firstSeen, long now) {
    if (now - firstSeen < SURGE_NEEDS) {
      return null;
    }
    double week = 0;
    double eightWeeks = 0;
    for (Worths.Worth worth : worths.each()) {
      double points = worth.signal().points();
      if (points > 0) {
        Gathered units = worth.units();
        week += points * units.week() * WEEK.left(units.asOf(), now);
        eightWeeks += points * units.eightWeeks() * EIGHT_WEEKS.left(units.asOf(), now);
      }
    }
    if (eightWeeks <= 0) {
      return null;
    }
    double known = (now - firstSeen) / HalfLife.DAY;
    double fast = week / 7 / (1 - Math.pow(2, -known / 7));
    double slow = eightWeeks / 56 / (1 - Math.pow(2, -known / 56));
    return Rounding.cents(fast / slow);
  }
}
