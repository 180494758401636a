package io.intentscorer.wire;

/**
 * When a record came in.
 *
 * @param time milliseconds since 1970 UTC; the time of an event that gives none
 * @param live whether the time is that of a broker's clock, by which a sender's clock is corrected;
 *     not so for events from a file
 */
public record Arrival(long time, boolean live) {
  /** A record with its timestamp. */
  public static Arrival live(long timestamp) {
    return new Arrival(timestamp, true);
  }

  /** A line of a file, read when the newest event so far was of this time. */
  public static Arrival replayed(long newest) {
    return new Arrival(newest, false);
  }
}
