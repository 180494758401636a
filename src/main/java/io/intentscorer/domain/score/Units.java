package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What signals gather, event by event, whatever the order in which events come.
 *
 * <p>How it works, from the event to the score; the other parts are in {@link IntentScorer} and
 * {@link Foresight}.
 *
 * <ol>
 *   <li><b>Units.</b> An event that matches a signal counts one unit, and a unit halves with every
 *       half-life that passes. Since halving is the same for all units, a sum of many needs only
 *       itself and the moment at which it stands [1]. To add an event, the older of the two (sum or
 *       event) is first decayed to the time of the newer: u(max) = u·2^(−Δ/h) + 1, or u + 2^(−Δ/h)
 *       for an event that comes late, however late. So the sum is Σ 2^(−(newest − tᵢ)/h), which
 *       knows no order of arrival; what order leaves behind is the rounding of doubles, some 1e-15
 *       of the sum for each event.
 *   <li><b>Taking back</b> subtracts what the event had added, in the same way; nothing is ever
 *       recounted. Of a person who counts once, the earliest event is the one that counts.
 *   <li><b>Points.</b> A signal is worth points × units, and no more than its limit, in size; the
 *       signals of one category together no more than the category's limit, and where they would
 *       be, all of them shrink alike. Points and limits are applied when a sum is read, so that a
 *       change of them counts for the past too.
 *   <li><b>Intent</b> is the sum over the signals, rounded half up and held to 0…100.
 *   <li><b>Surge</b> compares two more sums of the same events, with half-lives of 7 and of 56
 *       days, each divided by the share of its weight that has had time to gather, 1 −
 *       2^(−known/h).
 *   <li><b>Time alone.</b> Between events every sum only shrinks, so over any span of time each
 *       signal's worth lies between its worths at the two ends. Bounds on the whole follow from
 *       bounds on the parts, and the first moment at which a level or a surge changes is found by
 *       halving spans over which the bounds do not yet exclude a change.
 * </ol>
 *
 * <p>[1] Cormode, Shkapenyuk, Srivastava, Xu: "Forward Decay: A Practical Time Decay Model for
 * Streaming Systems", ICDE 2009.
 */
public final class Units {
  static final HalfLife WEEK = HalfLife.ofDays(7);
  static final HalfLife EIGHT_WEEKS = HalfLife.ofDays(56);

  private Units() {}

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

  private static double together(double sum, long asOf, long time, HalfLife halfLife) {
    return time >= asOf ? sum * halfLife.left(asOf, time) + 1 : sum + halfLife.left(time, asOf);
  }

  /** A sum brought to a moment, with the unit that was counted at one time at an earlier one. */
  private static double moved(
      double sum, long from, long to, long counted, long time, HalfLife halfLife) {
    double brought = sum * halfLife.left(from, to);
    return time < counted
        ? brought + halfLife.left(time, to) - halfLife.left(counted, to)
        : brought;
  }

  /** A sum without the unit of a time, brought to another moment. */
  private static double apart(double sum, long asOf, long time, long newest, HalfLife halfLife) {
    return brought(Math.max(0, sum - brought(1, time, asOf, halfLife)), asOf, newest, halfLife);
  }

  /** A sum brought to a moment, later or earlier. */
  private static double brought(double sum, long from, long to, HalfLife halfLife) {
    if (to >= from) {
      return sum * halfLife.left(from, to);
    }
    double grown = sum / halfLife.left(to, from);
    // After a thousand half-lives nothing is left to be brought back.
    return Double.isFinite(grown) ? grown : 0;
  }
}
