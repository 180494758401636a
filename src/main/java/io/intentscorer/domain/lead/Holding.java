package io.intentscorer.domain.lead;

import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Terms;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.score.Worths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one signal counts at a moment, as the ledger tells it.
 *
 * <p>Booked + aged = points, and earned + held by its own limit + held by its category's = points.
 *
 * @param terms by what it shrinks, as the last entry has them
 * @param booked what counted by the last entry, in points
 * @param earned points at the moment before any limit
 * @param bySignal what the signal's own limit does to them; 0 for nothing
 * @param byCategory what the limit of its category does to what is left; 0 for nothing
 */
public record Holding(
    String signal, Terms terms, double booked, double earned, double bySignal, double byCategory) {

  /** What counts at the moment, in points of the intent before it is rounded and held. */
  public double points() {
    return earned + bySignal + byCategory;
  }

  /** What time did since the last entry. */
  public double aged() {
    return points() - booked;
  }

  /**
   * The signals of an entry at a moment that is not before it.
   *
   * @param moment in milliseconds since 1970 UTC
   */
  static List<Holding> of(Entry entry, long moment) {
    List<Holding> holdings = new ArrayList<>();
    for (Line line : entry.intentLines()) {
      Terms terms = line.terms();
      if (terms != null && line.item() instanceof Entry.Item.OfSignal of) {
        HalfLife halfLife = HalfLife.ofDays(terms.halfLifeDays());
        double earned = terms.earned() * halfLife.left(entry.at(), moment);
        double held = Worths.held(earned, terms.limit());
        holdings.add(new Holding(of.signal(), terms, line.after(), earned, held - earned, 0));
      }
    }
    return inCategories(holdings);
  }

  /** All signals of a category shrink alike where their sum is more than its limit, in size. */
  private static List<Holding> inCategories(List<Holding> holdings) {
    Map<String, Double> sums = new HashMap<>();
    for (Holding holding : holdings) {
      if (holding.terms.category() != null) {
        sums.merge(holding.terms.category(), holding.points(), Double::sum);
      }
    }
    return holdings.stream()
        .map(holding -> holding.inCategory(sums.get(holding.terms.category())))
        .toList();
  }

  private Holding inCategory(@Nullable Double sum) {
    double part = sum == null ? 1 : Worths.part(sum, terms.categoryLimit());
    return part == 1
        ? this
        : new Holding(signal, terms, booked, earned, bySignal, points() * (part - 1));
  }
}
