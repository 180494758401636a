package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.score.Fit.Verdict;
import io.intentscorer.domain.score.FitScorer.Judgement;

/**
 * A judgement in 24 bits: the verdict (the better, the larger), the score, whether the score is
 * denied, the coverage in ten-thousandths. Of two words the one with the larger {@link #rank} is
 * the better.
 */
final class FitWord {
  /** The bits below those that rank. */
  static final int RANK = 15;

  static final int FULLY_COVERED = 10_000;

  /** A verdict's place: the better, the larger. */
  static final int DISQUALIFIED = 0;

  static final int NO_FIT = 1;
  static final int INCONCLUSIVE = 2;
  static final int FIT = 3;

  private static final Verdict[] VERDICTS = {
    Verdict.DISQUALIFIED, Verdict.NO_FIT, Verdict.INCONCLUSIVE, Verdict.FIT
  };

  private static final int OUT = 14;
  private static final int SCORE_BITS = 7;
  private static final int NO_COVERAGE = (1 << OUT) - 1;

  private FitWord() {}

  static int of(Judgement judgement) {
    return of(
        place(judgement.verdict()),
        judgement.score(),
        judgement.out(),
        coverage(judgement.coverage()));
  }

  /**
   * @param verdict its place
   * @param score 0 to 100
   * @param out whether the score is denied
   * @param coverage in ten-thousandths
   */
  static int of(int verdict, int score, boolean out, int coverage) {
    int rank = (verdict << SCORE_BITS) | score;
    return (rank << RANK) | (out ? 1 << OUT : 0) | coverage;
  }

  private static int place(Verdict verdict) {
    return switch (verdict) {
      case DISQUALIFIED -> DISQUALIFIED;
      case NO_FIT -> NO_FIT;
      case INCONCLUSIVE -> INCONCLUSIVE;
      case FIT -> FIT;
    };
  }

  /** A coverage in ten-thousandths, which is how it was rounded. */
  static int coverage(double share) {
    return Double.isNaN(share) ? NO_COVERAGE : (int) Math.rint(share * FULLY_COVERED);
  }

  static int rank(int word) {
    return word >>> RANK;
  }

  static Fit.Summary summary(int word, Icp icp) {
    int score = rank(word) & ((1 << SCORE_BITS) - 1);
    int coverage = word & NO_COVERAGE;
    return new Fit.Summary(
        icp.id(),
        icp.status(),
        score,
        ((word >>> OUT) & 1) == 1 ? Grade.F : Grade.of(score, icp.grades()),
        VERDICTS[word >>> (RANK + SCORE_BITS)],
        coverage == NO_COVERAGE ? Double.NaN : coverage / (double) FULLY_COVERED);
  }
}
