package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Intent.SignalScore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Intent: how it is gathered and what it is worth at a moment.
 *
 * <p>How it works. An event that matches a signal counts one unit, and a unit halves with every
 * half-life that passes. Since halving is the same for all units, a sum of many needs only itself
 * and the moment at which it stands: to add an event, the older of the two (sum or event) is first
 * decayed to the time of the newer. Sums are the same for any order of arrival, up to the rounding
 * of doubles. Points, limits and categories are applied when the sum is read, so that changing them
 * counts for the past. Reference for decayed sums with a landmark: Cormode, Shkapenyuk, Srivastava,
 * Xu, "Forward Decay", ICDE 2009.
 */
public final class IntentScorer {
  private static final HalfLife WEEK = HalfLife.ofDays(7);
  private static final HalfLife EIGHT_WEEKS = HalfLife.ofDays(56);
  private static final double SURGE_NEEDS_DAYS = 14;
  private static final double SURGING = 2;
  private static final int SURGING_PEOPLE = 2;

  private IntentScorer() {}

  /** What a signal has gathered after one more event at a time. */
  public static Gathered add(@Nullable Gathered known, Signal signal, long time) {
    if (known == null || known.since() != signal.since()) {
      return new Gathered(signal.since(), 1, 1, 1, time, 1);
    }
    long asOf = Math.max(known.asOf(), time);
    return new Gathered(
        signal.since(),
        together(known.units(), known.asOf(), time, signal.halfLife()),
        together(known.week(), known.asOf(), time, WEEK),
        together(known.eightWeeks(), known.asOf(), time, EIGHT_WEEKS),
        asOf,
        known.events() + 1);
  }

  /**
   * What a signal that counts a person once has gathered after one more event of a person who was
   * counted at a time: the earliest event is the one that counts, the newest is the last one seen.
   */
  public static Gathered again(Gathered known, Signal signal, long counted, long time) {
    long asOf = Math.max(known.asOf(), time);
    return new Gathered(
        known.since(),
        moved(known.units(), known.asOf(), asOf, counted, time, signal.halfLife()),
        moved(known.week(), known.asOf(), asOf, counted, time, WEEK),
        moved(known.eightWeeks(), known.asOf(), asOf, counted, time, EIGHT_WEEKS),
        asOf,
        known.events());
  }

  /**
   * What a signal has gathered without the one event of a time that was counted; null for nothing.
   *
   * @param newest the newest matching event that is left, in milliseconds since 1970 UTC
   */
  public static @Nullable Gathered without(Gathered known, Signal signal, long time, long newest) {
    if (known.events() <= 1) {
      return null;
    }
    return new Gathered(
        known.since(),
        apart(known.units(), known.asOf(), time, newest, signal.halfLife()),
        apart(known.week(), known.asOf(), time, newest, WEEK),
        apart(known.eightWeeks(), known.asOf(), time, newest, EIGHT_WEEKS),
        newest,
        known.events() - 1);
  }

  /**
   * What a signal that counts a person once has gathered when the event that counted was not the
   * person's and another one counts in its place.
   *
   * @param counted the time of the one
   * @param instead the time of the other
   * @param newest the newest matching event that is left
   */
  public static Gathered instead(
      Gathered known, Signal signal, long counted, long instead, long newest) {
    Gathered both = add(known, signal, instead);
    Gathered left = without(both, signal, counted, newest);
    return left == null ? both : left;
  }

  /** The same sums, of which an event is the newest that no longer is. */
  public static Gathered seenLast(Gathered known, Signal signal, long newest) {
    return new Gathered(
        known.since(),
        brought(known.units(), known.asOf(), newest, signal.halfLife()),
        brought(known.week(), known.asOf(), newest, WEEK),
        brought(known.eightWeeks(), known.asOf(), newest, EIGHT_WEEKS),
        newest,
        known.events());
  }

  /** What a signal has gathered in two places together. */
  public static Gathered together(@Nullable Gathered one, Gathered other, Signal signal) {
    if (one == null || one.since() != other.since()) {
      return one == null || other.since() == signal.since() ? other : one;
    }
    long newest = Math.max(one.asOf(), other.asOf());
    Gathered first = seenLast(one, signal, newest);
    Gathered second = seenLast(other, signal, newest);
    return new Gathered(
        one.since(),
        first.units() + second.units(),
        first.week() + second.week(),
        first.eightWeeks() + second.eightWeeks(),
        newest,
        one.events() + other.events());
  }

  /** An account's intent at a moment. */
  public static Intent score(RuleBook book, Account account, long now) {
    return score(book.signals(), book.tiers(), account, now);
  }

  /**
   * An account's intent as it would be if the signals in shadow decided too, null where none is;
   * its signals are only those in shadow.
   */
  public static @Nullable Intent shadow(RuleBook book, Account account, long now) {
    if (book.shadowSignals().isEmpty()) {
      return null;
    }
    Intent whole = score(decidingAndShadow(book), book.tiers(), account, now);
    Set<String> shown = new HashSet<>();
    book.shadowSignals().forEach(signal -> shown.add(signal.id()));
    return new Intent(
        whole.score(),
        whole.level(),
        whole.surge(),
        whole.surging(),
        whole.people(),
        whole.signals().stream().filter(signal -> shown.contains(signal.signal())).toList(),
        whole.weights());
  }

  private static List<Signal> decidingAndShadow(RuleBook book) {
    List<Signal> signals = new ArrayList<>(book.signals());
    signals.addAll(book.shadowSignals());
    return signals;
  }

  private static Intent score(List<Signal> deciding, Tiers tiers, Account account, long now) {
    List<SignalScore> signals = new ArrayList<>();
    double sum = 0;
    double week = 0;
    double eightWeeks = 0;
    Fingerprint weights = new Fingerprint();
    Map<String, Gathered> gathered = account.intent();
    for (Signal signal : gathered.isEmpty() ? List.<Signal>of() : deciding) {
      Gathered units = gathered.get(signal.id());
      if (units == null || units.since() != signal.since()) {
        continue;
      }
      double points = points(signal, units, now);
      sum += points;
      weights.add(signal.points()).add(signal.limit());
      signals.add(
          new SignalScore(signal.id(), Rounding.cents(points), units.events(), units.asOf()));
      if (signal.points() > 0) {
        week += signal.points() * units.week() * left(WEEK, units.asOf(), now);
        eightWeeks += signal.points() * units.eightWeeks() * left(EIGHT_WEEKS, units.asOf(), now);
      }
    }
    signals.sort(
        Comparator.comparingDouble((SignalScore signal) -> -Math.abs(signal.points()))
            .thenComparing(SignalScore::signal));
    int score = Rounding.score(sum);
    int people = people(account.people(), now);
    Double surge = surge(week, eightWeeks, (now - account.firstSeen()) / HalfLife.DAY);
    boolean surging = surge != null && surge >= SURGING && people >= SURGING_PEOPLE;
    return new Intent(score, tiers.level(score), surge, surging, people, signals, weights.value());
  }

  /** A contact's own part of the intent at a moment, 0 to 100. */
  public static int score(RuleBook book, Map<String, Gathered> gathered, long now) {
    return score(book.signals(), gathered, now);
  }

  /** A contact's own part of the intent if the signals in shadow decided too, 0 to 100. */
  public static int shadow(RuleBook book, Map<String, Gathered> gathered, long now) {
    return score(decidingAndShadow(book), gathered, now);
  }

  private static int score(List<Signal> deciding, Map<String, Gathered> gathered, long now) {
    double sum = 0;
    for (Signal signal : gathered.isEmpty() ? List.<Signal>of() : deciding) {
      Gathered units = gathered.get(signal.id());
      if (units != null && units.since() == signal.since()) {
        sum += points(signal, units, now);
      }
    }
    return Rounding.score(sum);
  }

  /** The people active in the seven days before a moment. */
  public static Map<String, Long> active(Map<String, Long> people, long now) {
    long since = now - (long) (7 * HalfLife.DAY);
    if (people.values().stream().allMatch(last -> last >= since)) {
      return people;
    }
    Map<String, Long> active = new HashMap<>(people);
    active.values().removeIf(last -> last < since);
    return active;
  }

  private static int people(Map<String, Long> people, long now) {
    return active(people, now).size();
  }

  /**
   * rate(7) ÷ rate(56), where rate(h) = Σ points·2^(−age/h) · ln 2 ÷ h ÷ (1 − 2^(−known/h)); ln 2
   * stands on both sides and falls out.
   */
  private static @Nullable Double surge(double week, double eightWeeks, double knownDays) {
    if (knownDays < SURGE_NEEDS_DAYS || eightWeeks <= 0) {
      return null;
    }
    double fast = week / 7 / (1 - Math.pow(2, -knownDays / 7));
    double slow = eightWeeks / 56 / (1 - Math.pow(2, -knownDays / 56));
    return Rounding.cents(fast / slow);
  }

  private static double points(Signal signal, Gathered units, long now) {
    double points = signal.points() * units.units() * left(signal.halfLife(), units.asOf(), now);
    return Math.max(-signal.limit(), Math.min(signal.limit(), points));
  }

  private static double together(double sum, long asOf, long time, HalfLife halfLife) {
    return time >= asOf ? sum * left(halfLife, asOf, time) + 1 : sum + left(halfLife, time, asOf);
  }

  /** A sum brought to a moment, with the unit that was counted at one time at an earlier one. */
  private static double moved(
      double sum, long from, long to, long counted, long time, HalfLife halfLife) {
    double brought = sum * left(halfLife, from, to);
    return time < counted
        ? brought + left(halfLife, time, to) - left(halfLife, counted, to)
        : brought;
  }

  /** A sum without the unit of a time, brought to another moment. */
  private static double apart(double sum, long asOf, long time, long newest, HalfLife halfLife) {
    return brought(Math.max(0, sum - brought(1, time, asOf, halfLife)), asOf, newest, halfLife);
  }

  /** A sum brought to a moment, later or earlier. */
  private static double brought(double sum, long from, long to, HalfLife halfLife) {
    if (to >= from) {
      return sum * left(halfLife, from, to);
    }
    double grown = sum / left(halfLife, to, from);
    // After a thousand half-lives nothing is left to be brought back.
    return Double.isFinite(grown) ? grown : 0;
  }

  private static double left(HalfLife halfLife, long from, long to) {
    return Math.pow(2, -halfLife.passed(from, to));
  }
}
