package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.RuleBook;
import org.jspecify.annotations.Nullable;

/**
 * Whether an account surges at a moment, and whether a surge that began is over.
 *
 * <p>A surge is told to begin when the account is surging, and to be over when its rate is below
 * {@value #OVER} times the usual one or nobody was active for seven days. Between the two it is
 * neither, so that a rate that trembles at the bound, or a second person who comes and goes, does
 * not tell a start and an end again and again.
 *
 * @param surge the rate of the last week ÷ the rate of the last eight weeks, null if not known
 * @param people distinct contacts and visitors active in the last seven days
 */
public record Surge(@Nullable Double surge, int people) {
  /** Below this a surge that began is over. */
  static final double OVER = 1.5;

  /** With fewer people active a surge that began is over. */
  static final int OVER_PEOPLE = 1;

  static Surge of(RuleBook book, Account account, long now) {
    Worths worths = Worths.of(book.tiers(), book.signals(), account.intent(), now);
    return new Surge(
        IntentScorer.surge(worths, account.firstSeen(), now),
        IntentScorer.people(account.people(), now));
  }

  /** The surge of an intent. */
  public static Surge of(Intent intent) {
    return new Surge(intent.surge(), intent.people());
  }

  /** Whether the account surges. */
  public boolean surging() {
    return surge != null && surge >= IntentScorer.SURGING && people >= IntentScorer.SURGING_PEOPLE;
  }

  /** Whether a surge that began is over. */
  public boolean over() {
    return surge == null || surge < OVER || people < OVER_PEOPLE;
  }
}
