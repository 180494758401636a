package io.intentscorer.domain.lead;

import io.intentscorer.domain.event.Fingerprint;
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
 */
public record Standing(
    @Nullable Fit fit, Intent intent, @Nullable String tier, String priority, long rulesVersion) {

  static Standing of(RuleBook book, @Nullable Fit fit, Intent intent) {
    String tier = fit == null ? null : fit.grade().name() + intent.level();
    return new Standing(
        fit,
        intent,
        tier,
        tier == null ? io.intentscorer.domain.rule.Rule.Tiers.IGNORE : book.tiers().priority(tier),
        book.version());
  }

  /** Equal while fit, tier, priority and level are. */
  long fingerprint() {
    Fingerprint print = new Fingerprint();
    if (fit != null) {
      // What leads repeat of a fit: not its coverage.
      print.add(fit.icp()).add(fit.score()).add(fit.grade()).add(fit.verdict());
    }
    return print.add(tier).add(priority).add(intent.level()).value();
  }
}
