package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit.Verdict;
import io.intentscorer.domain.score.Reason.Outcome;
import java.util.List;

/** How well a company matches each profile, and which profile is the account's. */
public final class FitScorer {
  private FitScorer() {}

  /** Scores a company against every profile of the book. */
  public static Fits score(RuleBook book, Known known, Account.Type type) {
    return book.derived().get(FitIndex.class, () -> new FitIndex(book.icps())).score(known, type);
  }

  /** Scores a company against one profile, by asking each of its conditions. */
  public static Fit fit(Icp icp, Known known, Account.Type type) {
    boolean wrongType = !icp.accountTypes().contains(type);
    Judgement judgement = judge(icp, ProfileScorer.score(icp, known), wrongType);
    return new Fit(judgement.summary(icp), reasons(icp, known, type));
  }

  /** Why a company matches a profile as it does. */
  public static List<Reason> reasons(Icp icp, Known known, Account.Type type) {
    return reasons(icp, ProfileScorer.asking(icp, known), known, type);
  }

  /**
   * Why a company matches a profile as it does.
   *
   * @param answers those of the profile to what is known
   */
  static List<Reason> reasons(
      Icp icp, ProfileScorer.Answers answers, Known known, Account.Type type) {
    List<Reason> reasons = ProfileScorer.reasons(icp, answers, known);
    if (!icp.accountTypes().contains(type)) {
      reasons.add(
          ProfileScorer.reason(
              "accountTypes",
              Outcome.MISSED,
              0,
              0,
              "company.accountType",
              Value.text(type.word())));
    }
    return reasons;
  }

  /** What a profile's sums come to. */
  record Judgement(Verdict verdict, int score, boolean out, double coverage) {
    Fit.Summary summary(Icp icp) {
      return new Fit.Summary(icp.id(), icp.status(), score, grade(icp), verdict, coverage);
    }

    private Grade grade(Icp icp) {
      return out ? Grade.F : Grade.of(score, icp.grades());
    }
  }

  static Judgement judge(Icp icp, ProfileScorer.Sums sums, boolean wrongType) {
    Verdict verdict = verdict(icp, sums, wrongType);
    boolean out =
        verdict == Verdict.DISQUALIFIED
            || (verdict == Verdict.NO_FIT && (sums.requiredMissed() || wrongType));
    return new Judgement(verdict, out ? 0 : sums.score(), out, sums.coverage());
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
