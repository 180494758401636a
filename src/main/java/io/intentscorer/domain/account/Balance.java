package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import java.util.Map;

/**
 * How the ledger left an account: what every line of its last entry came to.
 *
 * @param at the moment of that entry, in milliseconds since 1970 UTC
 * @param terms fingerprint of that by which the lines shrink with time: half-lives and limits
 * @param lines what each line came to, in points of the score, by the line's key
 */
public record Balance(long at, long terms, Map<String, Double> lines) {
  /** Before the first entry. */
  public static final Balance NOTHING = new Balance(0, 0, Map.of());

  public Balance {
    lines = Keyed.copyOf(lines);
  }

  /** Whether there was no entry yet, or the last one closed the account. */
  public boolean isNothing() {
    return at == 0;
  }
}
