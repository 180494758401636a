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
 * @param fingerprint equal while fit, tier, priority and level are
 */
public record Standing(
    @Nullable Fit fit,
    Intent intent,
    @Nullable String tier,
    String priority,
    long rulesVersion,
    long fingerprint) {

  static Standing of(RuleBook book, @Nullable Fit fit, Intent intent) {
    String tier = fit == null ? null : fit.grade().name() + intent.level();
    String priority = tier == null ? Tiers.IGNORE : book.tiers().priority(tier);
    return new Standing(
        fit, intent, tier, priority, book.version(), print(fit, tier, priority, intent.level()));
  }

  private static long print(@Nullable Fit fit, @Nullable String tier, String priority, int level) {
    Fingerprint print = new Fingerprint();
    if (fit != null) {
      // What leads repeat of a fit: not its coverage.
      print.add(fit.icp()).add(fit.score()).add(fit.grade()).add(fit.verdict());
    }
    return print.add(tier).add(priority).add(level).value();
  }
}
