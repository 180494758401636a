package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import java.util.Map;

/**
 * A persona's place in the buying committee of an account.
 *
 * @param contacts how many contacts hold the persona
 * @param lastSeen when one of them was last seen, in milliseconds since 1970 UTC
 * @param asOf the moment at which the units stand
 * @param units what they have gathered together for each signal with positive points, by the
 *     signals' ids; see {@link Gathered}
 */
public record Seat(int contacts, long lastSeen, long asOf, Map<String, Double> units) {
  public Seat {
    units = Keyed.copyOf(units);
  }
}
