package io.intentscorer.domain.lead;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Intent;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands: what its record and all its leads have in common.
 *
 * @param fit the fit with the account's profile, null while no profile decides
 * @param tier grade and level together ({@code A1}), null while there is no grade
 * @param priority what the tier is worth ({@code hot}, …, {@code ignore})
 * @param shadow the account as it would be if signals in shadow decided, null where none is
 * @param fingerprint equal while fit, tier, priority and level are, those in shadow included
 */
public record Standing(
    @Nullable Fit fit,
    Intent intent,
    @Nullable String tier,
    String priority,
    long rulesVersion,
    Shadow.@Nullable OfAccount shadow,
    long fingerprint) {

  /**
   * @param shown the intent with the signals in shadow, null where none is
   */
  static Standing of(RuleBook book, @Nullable Fit fit, Intent intent, @Nullable Intent shown) {
    String tier = tier(fit, intent);
    String priority = priority(book, tier);
    Shadow.OfAccount shadow = null;
    if (shown != null) {
      String shownTier = tier(fit, shown);
      shadow = new Shadow.OfAccount(shown, shownTier, priority(book, shownTier));
    }
    Fingerprint print = print(fit).add(tier).add(priority).add(intent.level());
    if (shadow != null) {
      print.add(shadow.tier()).add(shadow.priority()).add(shadow.intent().level());
    }
    return new Standing(fit, intent, tier, priority, book.version(), shadow, print.value());
  }

  private static @Nullable String tier(@Nullable Fit fit, Intent intent) {
    return fit == null ? null : fit.grade().name() + intent.level();
  }

  private static String priority(RuleBook book, @Nullable String tier) {
    return tier == null ? Tiers.IGNORE : book.tiers().priority(tier);
  }

  private static Fingerprint print(@Nullable Fit fit) {
    Fingerprint print = new Fingerprint();
    if (fit != null) {
      // What leads repeat of a fit: not its coverage.
      print.add(fit.icp()).add(fit.score()).add(fit.grade()).add(fit.verdict());
    }
    return print;
  }
}
