package io.intentscorer.cli;

import java.util.Locale;

/**
 * Points as they are shown: in hundredths, which are whole numbers, so that what is shown is summed
 * as a reader would sum it.
 */
final class Cents {
  private Cents() {}

  /** The nearest hundredths of a number of points. */
  static long of(double points) {
    return Math.round(points * 100);
  }

  /** {@code 12.50}, {@code -3.10}, {@code 0.00}. */
  static String plain(long cents) {
    return String.format(
        Locale.ROOT,
        "%s%d.%02d",
        cents < 0 ? "-" : "",
        Math.abs(cents) / 100,
        Math.abs(cents) % 100);
  }

  /** The same with a plus where it is positive. */
  static String signed(long cents) {
    return cents > 0 ? "+" + plain(cents) : plain(cents);
  }
}
