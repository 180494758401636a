package io.intentscorer.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some measurements of the same: the one in the middle, the least and the most. */
record Spread(double median, double least, double most) {
  static Spread of(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    return new Spread(
        MainPathBenchmark.median(sorted), sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Ratios, each of two numbers of the same round. */
  static Spread ratio(List<Double> numbers, List<Double> of) {
    List<Double> ratios = new ArrayList<>();
    for (int round = 0; round < numbers.size(); round++) {
      ratios.add(numbers.get(round) / of.get(round));
    }
    return of(ratios);
  }

  @Override
  public String toString() {
    String format = median < 10 ? "%.3f (%.3f to %.3f)" : "%,.0f (%,.0f to %,.0f)";
    return String.format(Locale.ROOT, format, median, least, most);
  }
}
