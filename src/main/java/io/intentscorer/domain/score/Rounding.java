package io.intentscorer.domain.score;

/** How numbers are rounded before they are shown or compared. */
public final class Rounding {
  // Sums of decimal points carry binary noise; without this, a true 62.5 could read as 62.4999999.
  private static final double NOISE = 1e-9;

  private Rounding() {}

  /** Half up, held to 0…100. */
  public static int score(double value) {
    return (int) Math.max(0, Math.min(100, Math.floor(value + 0.5 + NOISE)));
  }

  /** Half up (away from zero), to two decimals. */
  static double cents(double value) {
    return decimals(value, 100);
  }

  /** Half up (away from zero), to four decimals. */
  static double share(double value) {
    return decimals(value, 10_000);
  }

  private static double decimals(double value, double scale) {
    double rounded = Math.floor(Math.abs(value) * scale + 0.5 + NOISE) / scale;
    // Adding 0.0 turns a negative zero into zero, so that both are shown and compared alike.
    return (value < 0 ? -rounded : rounded) + 0.0;
  }
}
