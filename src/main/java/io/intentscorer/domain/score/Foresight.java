package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When time alone will next change what is told of an account, so that nobody has to look for it.
 *
 * <p>{@link Units} says how it works. Where the bounds stay undecided for too long, which takes a
 * sum that touches a threshold without crossing it, the answer is a moment before the change: to
 * look then costs little, and finds nothing but a better answer.
 */
public final class Foresight {
  /** The answer where time alone changes nothing any more. */
  public static final long NEVER = Long.MAX_VALUE;

  private static final long DAY = (long) HalfLife.DAY;
  private static final int PATIENCE = 1_000;

  private Foresight() {}

  /**
   * A moment not after the next change, to look at the account: the one that is planned, as long as
   * nothing changes before it, and else the moment of the change. Most events move the next change
   * further away. That then takes two glances instead of a search, and no plan is written anew; at
   * the planned moment the account is looked at once for nothing.
   *
   * @param planned when the account is to be looked at, as far as was known before
   */
  public static long next(
      RuleBook book,
      Account account,
      Intent intent,
      @Nullable Intent shadow,
      boolean told,
      long now,
      long planned) {
    boolean stands =
        planned > now
            && planned != NEVER
            && newest(account, now) <= now
            && isSteady(book, account, intent, shadow, told, now, planned);
    return stands ? planned : next(book, account, intent, shadow, told, now);
  }

  private static boolean isSteady(
      RuleBook book,
      Account account,
      Intent intent,
      @Nullable Intent shadow,
      boolean told,
      long now,
      long until) {
    return levels(book, book.signals(), account, intent.level()).over(now, until)
        && (shadow == null
            || levels(book, IntentScorer.decidingAndShadow(book), account, shadow.level())
                .over(now, until))
        && (!(told || intent.surging()) || surge(book, account, told, now) > until);
  }

  /**
   * The first moment after another at which the level (also the one with the signals in shadow), or
   * a surge that has been told of, is not what it is.
   *
   * @param intent the account's intent at that moment
   * @param shadow the same with the signals in shadow, null where none is
   * @param told whether the start of a surge has been told, and its end has not
   * @param now in milliseconds since 1970 UTC
   * @return in milliseconds since 1970 UTC; {@link #NEVER} for never
   */
  public static long next(
      RuleBook book,
      Account account,
      Intent intent,
      @Nullable Intent shadow,
      boolean told,
      long now) {
    if (account.intent().isEmpty()) {
      return NEVER;
    }
    long next = level(book, book.signals(), account, intent.level(), now);
    if (shadow != null) {
      List<Signal> all = IntentScorer.decidingAndShadow(book);
      next = Math.min(next, level(book, all, account, shadow.level(), now));
    }
    next = Math.min(next, surge(book, account, told, now));
    // What is of a moment to come (clocks differ) begins to shrink only then.
    long newest = newest(account, now);
    return newest > now ? Math.min(next, newest) : next;
  }

  /** The newest of an account's events, or another moment if that is newer. */
  private static long newest(Account account, long now) {
    long newest = now;
    for (Gathered units : account.intent().values()) {
      newest = Math.max(newest, units.asOf());
    }
    return newest;
  }

  /** Whether something stays what it is over the whole of a span, both ends included. */
  private interface Steady {
    boolean over(long from, long to);
  }

  private static long level(
      RuleBook book, List<Signal> signals, Account account, int level, long now) {
    return next(now, levels(book, signals, account, level));
  }

  private static Steady levels(RuleBook book, List<Signal> signals, Account account, int level) {
    Bounds bounds = new Bounds(book.tiers(), signals, account.intent());
    return (from, to) -> {
      Bounds.Span span = bounds.over(from, to);
      return book.tiers().level(Rounding.score(span.low())) == level
          && book.tiers().level(Rounding.score(span.high())) == level;
    };
  }

  private static long surge(RuleBook book, Account account, boolean told, long now) {
    // Between events a surge only falls, and people only leave. On the day from which on it is
    // known it is at most 1.7, if all events are of that day: it does not begin by itself either.
    Surge surge = Surge.of(book, account, now);
    long next = NEVER;
    if (surge.surging()) {
      next = Math.min(next, falls(book, account, IntentScorer.SURGING, now));
      next = Math.min(next, left(account, IntentScorer.SURGING_PEOPLE, now));
    }
    if (told && !surge.over()) {
      next = Math.min(next, falls(book, account, Surge.OVER, now));
      next = Math.min(next, left(account, Surge.OVER_PEOPLE, now));
    }
    return next;
  }

  /** When the surge, which falls as long as nothing happens, is below a bound. */
  private static long falls(RuleBook book, Account account, double bound, long now) {
    return next(
        now,
        (from, to) -> {
          Double surge = Surge.of(book, account, to).surge();
          return surge != null && surge >= bound;
        });
  }

  /** When fewer than so many people are active, of whom that many are now. */
  private static long left(Account account, int people, long now) {
    return account.people().values().stream()
        .map(IntentScorer::inactive)
        .filter(moment -> moment > now)
        .sorted((one, other) -> Long.compare(other, one))
        .skip(people - 1L)
        .findFirst()
        .orElse(NEVER);
  }

  private static long next(long now, Steady steady) {
    int[] patience = {PATIENCE};
    long from = now;
    for (long span = DAY; !steady.over(from, NEVER); span *= 2) {
      long moment = first(from, from + span, steady, patience);
      if (moment != NEVER) {
        return moment;
      }
      from += span;
    }
    return NEVER;
  }

  /** The first change after a moment and not after another; {@link #NEVER} where there is none. */
  private static long first(long from, long to, Steady steady, int[] patience) {
    if (steady.over(from, to)) {
      return NEVER;
    }
    if (to - from <= 1) {
      // Of so short a span the bounds may still be too wide; of a moment they are exact.
      return steady.over(to, to) ? NEVER : to;
    }
    if (--patience[0] <= 0) {
      return from + 1;
    }
    long middle = from + (to - from) / 2;
    long moment = first(from, middle, steady, patience);
    return moment != NEVER ? moment : first(middle, to, steady, patience);
  }
}
