package io.intentscorer.domain.lead;

import org.jspecify.annotations.Nullable;

/**
 * How far the accounts of one partition have been looked at again after a change of the rules.
 *
 * <p>A sweep goes round: where the rules change again before it is done, the next one begins where
 * this one stood and ends there, one round later. So every account is reached in the time of one
 * round however often the rules change, and the last change is the one that all end up with.
 *
 * @param rules the fingerprint of the rule book that is swept for
 * @param from the account behind which the round began, null for the first one
 * @param at the account that was looked at last, null before the first one
 * @param turned whether the round has passed the last account and goes on with the first
 * @param done whether the round is complete
 * @param tally the accounts and leads of this round; the changes since the last complete one
 * @param begun when it began, in milliseconds since 1970 UTC
 */
public record Sweep(
    long rules,
    @Nullable String from,
    @Nullable String at,
    boolean turned,
    boolean done,
    Tally tally,
    long begun) {

  /** The sweep for a rule book, following the one before, null for none. */
  public static Sweep following(@Nullable Sweep before, long rules, long now) {
    if (before == null || before.done) {
      return new Sweep(rules, null, null, true, false, Tally.NONE, now);
    }
    String from = before.at;
    return new Sweep(rules, from, from, from == null, false, before.tally.changesOnly(), now);
  }

  /** After an account was looked at. */
  public Sweep past(String account, Tally found) {
    return new Sweep(rules, from, account, turned, false, tally.plus(found), begun);
  }

  /** After the last account that is left on this side of the round. */
  public Sweep turn() {
    return turned
        ? new Sweep(rules, null, null, true, true, tally, begun)
        : new Sweep(rules, from, null, true, false, tally, begun);
  }

  /** Whether the sweep's place is told by this account. */
  public boolean names(String account) {
    return account.equals(from) || account.equals(at);
  }

  /**
   * The same place, told by the account before one that goes, null where that was the first.
   *
   * <p>A round that began behind the first account, or stands there, has not come to any yet: with
   * nothing before it the sweep begins anew.
   */
  public Sweep instead(String gone, @Nullable String before) {
    if (before == null) {
      return new Sweep(rules, null, null, true, done, tally.changesOnly(), begun);
    }
    return new Sweep(
        rules,
        gone.equals(from) ? before : from,
        gone.equals(at) ? before : at,
        turned,
        done,
        tally,
        begun);
  }

  /** The account at which this side of the round ends, itself included; null for the last one. */
  public @Nullable String end() {
    return turned ? from : null;
  }
}
