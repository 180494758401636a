package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Between which bounds the worth of all signals together stays over a span of time. */
final class Bounds {
  private final List<Part> parts = new ArrayList<>();
  private final double[] limits;

  /**
   * What one signal has gathered.
   *
   * @param points when they were gathered, at {@code asOf}
   * @param category the place of its category's limit, -1 for none
   */
  private record Part(Signal signal, double points, long asOf, int category) {
    double at(long moment) {
      return moment == Foresight.NEVER
          ? 0
          : Worths.held(points * signal.halfLife().left(asOf, moment), signal.limit());
    }
  }

  /** The least and the most. */
  record Span(double low, double high) {}

  Bounds(Tiers tiers, List<Signal> deciding, Map<String, Gathered> gathered) {
    Map<String, Integer> categories = new HashMap<>();
    List<Double> found = new ArrayList<>();
    for (Signal signal : deciding) {
      Gathered units = gathered.get(signal.id());
      if (units != null && units.since() == signal.since()) {
        int category = -1;
        double limit = tiers.limit(signal);
        if (limit != Double.POSITIVE_INFINITY && signal.category() != null) {
          Integer place = categories.putIfAbsent(signal.category(), found.size());
          category = place == null ? found.size() : place;
          if (place == null) {
            found.add(limit);
          }
        }
        parts.add(new Part(signal, signal.points() * units.units(), units.asOf(), category));
      }
    }
    this.limits = found.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * @param to {@link Foresight#NEVER} for all time to come
   */
  Span over(long from, long to) {
    double low = 0;
    double high = 0;
    double[] lows = new double[limits.length];
    double[] highs = new double[limits.length];
    for (Part part : parts) {
      double first = part.at(from);
      double last = part.at(to);
      // Nearer to nothing as time passes, whatever its sign.
      double least = Math.min(first, last);
      double most = Math.max(first, last);
      if (part.category() < 0) {
        low += least;
        high += most;
      } else {
        lows[part.category()] += least;
        highs[part.category()] += most;
      }
    }
    for (int i = 0; i < limits.length; i++) {
      low += Worths.held(lows[i], limits[i]);
      high += Worths.held(highs[i], limits[i]);
    }
    return new Span(low, high);
  }
}
