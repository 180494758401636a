package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.score.Fit.Verdict;
import io.intentscorer.domain.score.FitScorer.Judgement;
import java.util.List;

/**
 * A judgement in 24 bits: the verdict (the better, the larger), the score, whether the score is
 * denied, the coverage in ten-thousandths. Of two words the one with the larger {@link #rank} is
 * the better.
 */
final class FitWord {
  /** The bits below those that rank. */
  private static final int RANK = 15;

  private static final int FULLY_COVERED = 10_000;

  /** The lowest verdict first: the place is what a word holds. */
  private static final List<Verdict> VERDICTS =
      List.of(Verdict.DISQUALIFIED, Verdict.NO_FIT, Verdict.INCONCLUSIVE, Verdict.FIT);

  private static final int NO_FIT = 1;
  private static final int OUT = 14;
  private static final int VERDICT = 22;
  private static final int SCORE = (1 << (VERDICT - RANK)) - 1;
  private static final int COVERAGE = (1 << OUT) - 1;
  private static final int HELD = 1 << OUT;

  private FitWord() {}

  static int of(Judgement judgement) {
    return word(place(judgement.verdict()), judgement.score(), judgement.out())
        | coverage(judgement.coverage());
  }

  /** The word but for the coverage, in ten bits. */
  static char decided(Judgement judgement) {
    return (char) (of(judgement) >>> OUT);
  }

  /** The same of a fit that is not held back by what is unknown. */
  static char decidedByKnown(Judgement judgement) {
    boolean held = judgement.verdict() == Verdict.INCONCLUSIVE;
    Verdict verdict = held ? Verdict.FIT : judgement.verdict();
    return (char) (word(place(verdict), judgement.score(), judgement.out()) >>> OUT);
  }

  /** A coverage, and whether it holds a fit back, in fifteen bits. */
  static char covered(double coverage, boolean held) {
    return (char) (coverage(coverage) | (held ? HELD : 0));
  }

  /** The word where nothing is unknown. */
  static int known(char decided) {
    return (decided << OUT) | FULLY_COVERED;
  }

  /** The word where something is unknown. */
  static int settled(char byKnown, char covered) {
    // Of the verdicts that what is known comes to, a fit alone has the upper bit.
    int held = (covered >>> OUT) & (byKnown >>> (VERDICT + 1 - OUT));
    return ((byKnown << OUT) | (covered & COVERAGE)) - (held << VERDICT);
  }

  /** The word where something required is missed. */
  static int missed(char byKnown, char covered) {
    boolean disqualified = byKnown >>> (VERDICT - OUT) == 0;
    return (disqualified ? 0 : NO_FIT << VERDICT) | (1 << OUT) | (covered & COVERAGE);
  }

  private static int word(int place, int score, boolean out) {
    return (place << VERDICT) | (score << RANK) | (out ? 1 << OUT : 0);
  }

  private static int place(Verdict verdict) {
    return VERDICTS.indexOf(verdict);
  }

  /** A coverage in ten-thousandths, which is how it was rounded. */
  private static int coverage(double share) {
    return Double.isNaN(share) ? COVERAGE : (int) Math.rint(share * FULLY_COVERED);
  }

  /** What makes a word better than another: verdict and score, nine bits. */
  static int rank(int word) {
    return word >>> RANK;
  }

  /** The rank of a verdict with a score. */
  static int rank(Verdict verdict, int score) {
    return rank(word(place(verdict), score, false));
  }

  /**
   * @param grades the profile's grade of each score
   */
  static Fit.Summary summary(int word, Icp icp, List<Grade> grades) {
    int score = rank(word) & SCORE;
    int coverage = word & COVERAGE;
    return new Fit.Summary(
        icp.id(),
        icp.status(),
        score,
        ((word >>> OUT) & 1) == 1 ? Grade.F : grades.get(score),
        VERDICTS.get(word >>> VERDICT),
        coverage == COVERAGE ? Double.NaN : coverage / (double) FULLY_COVERED);
  }
}
