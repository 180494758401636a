package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each signal is worth at a moment, exactly: before anything is rounded or held.
 *
 * @param each those that have gathered anything, in the order of the rule book
 */
public record Worths(List<Worth> each) {
  /**
   * What one signal is worth.
   *
   * @param earned points × units, before any limit
   * @param points what counts of it, by the signal's own limit and its category's
   */
  public record Worth(Signal signal, Gathered units, double earned, double points) {}

  public Worths {
    each = List.copyOf(each);
  }

  /**
   * @param deciding the signals that count
   * @param gathered what was gathered, by the signals' ids
   * @param now in milliseconds since 1970 UTC
   */
  public static Worths of(
      Tiers tiers, List<Signal> deciding, Map<String, Gathered> gathered, long now) {
    List<Worth> worths = new ArrayList<>();
    for (Signal signal : gathered.isEmpty() ? List.<Signal>of() : deciding) {
      Gathered units = gathered.get(signal.id());
      if (units != null && units.since() == signal.since()) {
        double earned = signal.points() * units.units() * signal.halfLife().left(units.asOf(), now);
        worths.add(new Worth(signal, units, earned, held(earned, signal.limit())));
      }
    }
    return new Worths(tiers.categories().isEmpty() ? worths : inCategories(tiers, worths));
  }

  private static List<Worth> inCategories(Tiers tiers, List<Worth> worths) {
    Map<String, Double> sums = new HashMap<>();
    for (Worth worth : worths) {
      String category = worth.signal().category();
      if (category != null) {
        sums.merge(category, worth.points(), Double::sum);
      }
    }
    List<Worth> held = new ArrayList<>();
    for (Worth worth : worths) {
      Double sum = sums.get(worth.signal().category());
      double part = sum == null ? 1 : part(sum, tiers.limit(worth.signal()));
      held.add(new Worth(worth.signal(), worth.units(), worth.earned(), worth.points() * part));
    }
    return held;
  }

  /** Points as a limit of their own holds them, in size. */
  public static double held(double points, double limit) {
    return Math.max(-limit, Math.min(limit, points));
  }

  /** What is left of each of the signals of a category that come to a sum, 1 within its limit. */
  public static double part(double sum, double limit) {
    return Math.abs(sum) <= limit ? 1 : limit / Math.abs(sum);
  }

  /** The intent, before it is rounded and held to 0…100. */
  public double sum() {
    double sum = 0;
    for (Worth worth : each) {
      sum += worth.points();
    }
    return sum;
  }
}
