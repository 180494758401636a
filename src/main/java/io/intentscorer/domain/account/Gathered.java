package io.intentscorer.domain.account;

/**
 * What one signal has gathered at an account or for a contact.
 *
 * <p>Units, not points: an event counts one unit that halves with time, so that a change of a
 * signal's points counts for the past too.
 *
 * @param since the version under which the signal began to count; a signal that was deleted and
 *     came back begins anew
 * @param units Σ 2^(−age / half-life) at {@code asOf}, by the signal's own half-life
 * @param week the same by a half-life of 7 days, for the surge
 * @param eightWeeks the same by a half-life of 56 days
 * @param asOf the newest matching event's time, at which the sums stand, in milliseconds since 1970
 *     UTC; a repetition by a person who counts once is such an event too, so that the order of
 *     arrival cannot show
 * @param events how many events were counted
 */
public record Gathered(
    long since, double units, double week, double eightWeeks, long asOf, int events) {}
