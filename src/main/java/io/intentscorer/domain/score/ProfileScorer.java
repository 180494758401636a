package io.intentscorer.domain.score;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Answer;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Operator;
import io.intentscorer.domain.rule.Rule.Profile;
import io.intentscorer.domain.score.Reason.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic that profiles of companies and of people share.
 *
 * <p>score = Σ points earned ÷ Σ positive points × 100, rounded half up, held to 0…100. A matched
 * criterion earns all its points, a number just outside its band the part that the tolerance gives,
 * a missed or unknown one nothing; a negative criterion subtracts when matched. coverage = Σ
 * positive points whose answer is known ÷ Σ positive points.
 */
final class ProfileScorer {
  private ProfileScorer() {}

  /** A profile's sums, before a verdict is made of them. */
  record Sums(
      int score,
      double coverage,
      boolean disqualified,
      boolean requiredMissed,
      boolean requiredUnknown) {}

  /** What a profile's conditions answer, however that was found. */
  interface Answers {
    /** The share of a criterion's points that is earned, 0 to 1; NaN while it is unknown. */
    double share(int criterion);

    /** Whether a disqualifier matches. */
    boolean disqualify();
  }

  static Sums score(Profile profile, Known known) {
    return score(profile, asking(profile, known));
  }

  /** Answers that are found by asking each condition. */
  static Answers asking(Profile profile, Known known) {
    return new Answers() {
      @Override
      public double share(int criterion) {
        return ProfileScorer.share(profile.criteria().get(criterion), known);
      }

      @Override
      public boolean disqualify() {
        for (Disqualifier disqualifier : profile.disqualifiers()) {
          if (disqualifier.condition().answer(known) == Answer.MATCHED) {
            return true;
          }
        }
        return false;
      }
    };
  }

  static Sums score(Profile profile, Answers answers) {
    double earned = 0;
    double possible = 0;
    double answered = 0;
    boolean requiredMissed = false;
    boolean requiredUnknown = false;
    for (int i = 0; i < profile.criteria().size(); i++) {
      Criterion criterion = profile.criteria().get(i);
      double share = answers.share(i);
      Outcome outcome = outcome(share);
      earned += points(criterion, share);
      if (criterion.points() > 0) {
        possible += criterion.points();
        answered += outcome == Outcome.UNKNOWN ? 0 : criterion.points();
      }
      requiredMissed |= criterion.required() && outcome == Outcome.MISSED;
      requiredUnknown |= criterion.required() && outcome == Outcome.UNKNOWN;
    }
    boolean disqualified = answers.disqualify();
    return new Sums(
        disqualified || requiredMissed ? 0 : Rounding.score(earned / possible * 100),
        Rounding.share(answered / possible),
        disqualified,
        requiredMissed,
        requiredUnknown);
  }

  /** What came of each criterion, and which disqualifiers matched. */
  static List<Reason> reasons(Profile profile, Known known) {
    return reasons(profile, asking(profile, known), known);
  }

  /**
   * What came of each criterion, and which disqualifiers matched.
   *
   * @param answers those of the profile to what is known
   */
  static List<Reason> reasons(Profile profile, Answers answers, Known known) {
    List<Reason> reasons = new ArrayList<>(profile.criteria().size() + 1);
    for (int i = 0; i < profile.criteria().size(); i++) {
      Criterion criterion = profile.criteria().get(i);
      double share = answers.share(i);
      reasons.add(
          reason(
              criterion.id(),
              criterion.condition(),
              outcome(share),
              points(criterion, share),
              criterion.points(),
              known));
    }
    if (answers.disqualify()) {
      for (Disqualifier disqualifier : profile.disqualifiers()) {
        if (disqualifier.condition().answer(known) == Answer.MATCHED) {
          reasons.add(
              reason(disqualifier.id(), disqualifier.condition(), Outcome.MATCHED, 0, 0, known));
        }
      }
    }
    return reasons;
  }

  /** The share of a criterion's points that is earned, 0 to 1; NaN while the answer is unknown. */
  static double share(Criterion criterion, Known known) {
    if (criterion.tolerance() > 0
        && criterion.condition() instanceof Condition.Leaf leaf
        && leaf.operator() instanceof Operator.Band band) {
      return leaf.value(known) instanceof Value.Quantity quantity
          ? band.share(quantity.midpoint(), criterion.tolerance())
          : Double.NaN;
    }
    return switch (criterion.condition().answer(known)) {
      case MATCHED -> 1;
      case MISSED -> 0;
      case UNKNOWN -> Double.NaN;
    };
  }

  private static Outcome outcome(double share) {
    if (Double.isNaN(share)) {
      return Outcome.UNKNOWN;
    }
    return share >= 1 ? Outcome.MATCHED : share > 0 ? Outcome.PARTIAL : Outcome.MISSED;
  }

  private static double points(Criterion criterion, double share) {
    if (Double.isNaN(share) || (criterion.points() < 0 && share < 1)) {
      return 0;
    }
    return criterion.points() * share;
  }

  private static Reason reason(
      String id, Condition condition, Outcome outcome, double points, double of, Known known) {
    String attribute = null;
    Value value = null;
    if (condition instanceof Condition.Leaf leaf) {
      attribute = leaf.attribute();
      value = leaf.value(known);
    }
    return reason(id, outcome, points, of, attribute, value);
  }

  static Reason reason(
      String id,
      Outcome outcome,
      double points,
      double of,
      @Nullable String attribute,
      @Nullable Value value) {
    return new Reason(id, outcome, Rounding.cents(points), of, attribute, value);
  }
}
