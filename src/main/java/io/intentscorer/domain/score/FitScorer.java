package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit.Verdict;
import io.intentscorer.domain.score.Reason.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How well a company matches each profile, and which profile is the account's. */
public final class FitScorer {
  private FitScorer() {}

  /**
   * @param best the account's profile; null when no profile decides
   * @param all every profile that decides or is shown, in the order of ids
   */
  public record Fits(@Nullable Fit best, List<Fit> all) {
    public Fits {
      all = List.copyOf(all);
    }
  }

  /** Scores a company against every profile of the book. */
  public static Fits score(RuleBook book, Known known, Account.Type type) {
    List<Fit> all = new ArrayList<>(book.icps().size());
    Map<String, Integer> priorities = new HashMap<>();
    for (Icp icp : book.icps()) {
      all.add(fit(icp, known, type));
      priorities.put(icp.id(), icp.priority());
    }
    Fit best =
        all.stream()
            .filter(fit -> fit.status() == Status.ACTIVE)
            .min(
                Comparator.comparing(Fit::verdict)
                    .thenComparing(Comparator.comparingInt(Fit::score).reversed())
                    .thenComparing(fit -> priorities.getOrDefault(fit.icp(), Integer.MAX_VALUE))
                    .thenComparing(Fit::icp))
            .orElse(null);
    return new Fits(best, all);
  }

  private static Fit fit(Icp icp, Known known, Account.Type type) {
    ProfileScorer.Sums sums = ProfileScorer.score(icp, known);
    boolean wrongType = !icp.accountTypes().contains(type);
    List<Reason> reasons = sums.reasons();
    if (wrongType) {
      reasons = new ArrayList<>(reasons);
      reasons.add(
          ProfileScorer.reason(
              "accountTypes",
              Outcome.MISSED,
              0,
              0,
              "company.accountType",
              Value.text(type.word())));
    }
    Verdict verdict = verdict(icp, sums, wrongType);
    boolean out =
        verdict == Verdict.DISQUALIFIED
            || (verdict == Verdict.NO_FIT && (sums.requiredMissed() || wrongType));
    int score = out ? 0 : sums.score();
    return new Fit(
        icp.id(),
        icp.status(),
        score,
        out ? Grade.F : Grade.of(score, icp.grades()),
        verdict,
        sums.coverage(),
        reasons);
  }

  private static Verdict verdict(Icp icp, ProfileScorer.Sums sums, boolean wrongType) {
    if (sums.disqualified()) {
      return Verdict.DISQUALIFIED;
    }
    if (wrongType || sums.requiredMissed() || sums.score() < icp.minimumScore()) {
      return Verdict.NO_FIT;
    }
    return sums.coverage() < icp.minimumCoverage() || sums.requiredUnknown()
        ? Verdict.INCONCLUSIVE
        : Verdict.FIT;
  }
}
