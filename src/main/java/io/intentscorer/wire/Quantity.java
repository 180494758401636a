package io.intentscorer.wire;

import java.util.Optional;

/**
 * A number as the world writes it: "34", "1,000+", "201-500", "$10M-$50M".
 *
 * @param low the lower end, finite
 * @param high the upper end, finite, at least {@code low}; equal to it for a plain number
 */
public record Quantity(double low, double high) {
  public Quantity {
    if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
      throw new IllegalArgumentException("No range: " + low + " to " + high);
    }
    low += 0.0; // -0.0 and 0.0 are one quantity
    high += 0.0;
  }

  /** The middle of the range; the number itself when it is a plain one. */
  public double midpoint() {
    return low / 2 + high / 2; // halves first: their difference could overflow
  }

  /**
   * Reads a plain number, a range, or a range open to one side. An open range upwards ("1,000+",
   * "over 1000") is its bound, one downwards ("under 50", "up to 50") begins at 0. Money is in US
   * dollars.
   *
   * @return empty when the text is no quantity, is in another currency, or says more than one
   */
  public static Optional<Quantity> read(String text) {
    return new QuantityScanner(text).read();
  }
}
