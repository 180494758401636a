package io.intentscorer.cli;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A course of values over time, drawn in plain characters: a column a value, filled from 0 to where
 * it stands.
 *
 * <p>A row stands for as much as its label is above the next one, a round number. In the row in
 * which a value ends, {@code #} is at least three quarters of it and {@code :} at least one
 * quarter; beside 0 a {@code .} is whatever is less, so that only nothing looks like nothing.
 */
final class Plot {
  private static final int ROWS = 10;
  private static final int LABELS = 6;
  private static final int DATE_EVERY = 24;
  private static final long DAY = 86_400_000L;
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final double[] values;
  private final double step;
  private final int above;
  private final int below;

  /**
   * @param values from left to right; what is not known is not a number
   */
  Plot(double[] values) {
    this.values = values.clone();
    double highest = Math.max(0, Arrays.stream(values).filter(Double::isFinite).max().orElse(0));
    double lowest = Math.min(0, Arrays.stream(values).filter(Double::isFinite).min().orElse(0));
    this.step = highest == lowest ? ROWS : step(highest, -lowest);
    this.above = highest == lowest ? 1 : rows(highest, step);
    this.below = rows(-lowest, step);
  }

  /** How many values a plot of a width has room for. */
  static int columns(int width) {
    return width - LABELS - 2;
  }

  /** The smallest of 1, 2, 5, 10, 20, 50, … and their tenths by which the rows are few enough. */
  private static double step(double highest, double depth) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(highest, depth) / ROWS)));
    power = Math.max(power, Double.MIN_NORMAL);
    for (double size = power; ; size *= 10) {
      for (double digit : new double[] {1, 2, 5}) {
        if (rows(highest, digit * size) + rows(depth, digit * size) <= ROWS) {
          return digit * size;
        }
      }
    }
  }

  /** Less than a quarter of a row would be drawn by an empty one. */
  private static int rows(double height, double step) {
    return height <= 0 ? 0 : (int) Math.max(1, Math.ceil(height / step - 0.25));
  }

  /**
   * The picture, line by line.
   *
   * @param from the moment at which the first column begins, in milliseconds since 1970 UTC
   * @param until the moment at which the last one ends
   */
  List<String> lines(long from, long until) {
    List<String> lines = new ArrayList<>();
    for (int row = above; row >= 1; row--) {
      lines.add(row(row, 1));
    }
    lines.add(axis());
    for (int row = 1; row <= below; row++) {
      lines.add(row(row, -1));
    }
    lines.add(dates(from, until));
    return lines;
  }

  private String row(int row, int sign) {
    StringBuilder line = new StringBuilder(label(sign * row * step)).append('|');
    for (double value : values) {
      line.append(cell(value * sign / step, row, sign));
    }
    return line.toString().stripTrailing();
  }

  private static char cell(double height, int row, int sign) {
    if (Double.isNaN(height)) {
      return row == 1 && sign > 0 ? '?' : ' ';
    }
    double filled = height - (row - 1);
    if (filled >= 0.75) {
      return '#';
    }
    if (filled >= 0.25) {
      return ':';
    }
    return row == 1 && filled > 0 ? '.' : ' ';
  }

  private String label(double value) {
    int decimals = (int) Math.max(0, Math.ceil(-Math.log10(step) - 1e-9));
    String label = String.format(Locale.ROOT, "%." + decimals + "f", value);
    String shorter = label.length() > LABELS ? String.format(Locale.ROOT, "%.0e", value) : label;
    return " ".repeat(Math.max(0, LABELS - shorter.length())) + shorter + " ";
  }

  private String axis() {
    StringBuilder line = new StringBuilder(label(0)).append('+');
    line.append("-".repeat(values.length));
    for (int tick = 1; tick <= intervals(); tick++) {
      line.setCharAt(LABELS + 1 + place(tick), '+');
    }
    return line.toString();
  }

  private String dates(long from, long until) {
    DateTimeFormatter form = until - from > 3 * DAY ? DATE : HOUR;
    StringBuilder line = new StringBuilder();
    for (int tick = 0; tick <= intervals(); tick++) {
      long moment = from + Math.round((until - from) * ((double) place(tick) / values.length));
      String date = form.format(Instant.ofEpochMilli(moment));
      int middle = LABELS + 1 + place(tick) - date.length() / 2;
      int most = LABELS + 2 + values.length - date.length();
      int begin = Math.max(LABELS + 1, Math.min(middle, most));
      line.append(" ".repeat(Math.max(0, begin - line.length()))).append(date);
    }
    return line.toString();
  }

  private int intervals() {
    return Math.max(1, values.length / DATE_EVERY);
  }

  /** Behind how many columns a tick stands. */
  private int place(int tick) {
    return tick * values.length / intervals();
  }
}
