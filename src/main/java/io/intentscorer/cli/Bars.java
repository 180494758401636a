package io.intentscorer.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Amounts as bars of plain characters, the longest as long as there is room: {@code #} for what is
 * above 0, {@code -} for what is below.
 */
final class Bars {
  private static final int LEAST = 4;

  private final int width;
  private final List<Bar> bars = new ArrayList<>();

  private record Bar(String label, double amount, String shown) {}

  /**
   * @param width of a whole line, in characters
   */
  Bars(int width) {
    this.width = width;
  }

  /** One bar more, below the others; amounts are finite. */
  Bars add(String label, double amount, String shown) {
    bars.add(new Bar(label, amount, shown));
    return this;
  }

  List<String> lines() {
    int labels = 0;
    int amounts = 0;
    double largest = 0;
    for (Bar bar : bars) {
      labels = Math.max(labels, bar.label().length());
      amounts = Math.max(amounts, bar.shown().length());
      largest = Math.max(largest, Math.abs(bar.amount()));
    }
    labels = Math.min(labels, width / 3);
    int room = Math.max(LEAST, width - labels - amounts - 2);
    List<String> lines = new ArrayList<>();
    for (Bar bar : bars) {
      String drawn = drawn(bar.amount(), largest, room);
      lines.add(
          left(bar.label(), labels)
              + " "
              + left(drawn, room)
              + " "
              + " ".repeat(amounts - bar.shown().length())
              + bar.shown());
    }
    return lines;
  }

  private static String drawn(double amount, double largest, int room) {
    if (amount == 0) {
      return "";
    }
    // What is there is seen, however small it is beside the largest.
    long length = Math.max(1, Math.round(Math.abs(amount) / largest * room));
    return (amount < 0 ? "-" : "#").repeat((int) length);
  }

  private static String left(String text, int width) {
    return text.length() > width
        ? text.substring(0, width - 1) + "~"
        : text + " ".repeat(width - text.length());
  }
}
