package io.intentscorer.domain.score;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule.Status;
import java.util.List;

/**
 * How well a company matches one profile, and why.
 *
 * @param reasons what each criterion earned
 */
public record Fit(Summary summary, List<Reason> reasons) {

  public Fit {
    reasons = List.copyOf(reasons);
  }

  /**
   * How well a company matches one profile.
   *
   * @param score 0 to 100
   * @param coverage the share of the points, 0 to 1, whose answer is known; four decimals
   */
  public record Summary(
      String icp, Status status, int score, Grade grade, Verdict verdict, double coverage) {

    /** Adds what a reader of the summary sees. */
    public void addTo(Fingerprint print) {
      print.add(icp).add(status).add(score).add(grade).add(verdict).add(coverage);
    }
  }

  /** The profile's id. */
  public String icp() {
    return summary.icp();
  }

  /** 0 to 100. */
  public int score() {
    return summary.score();
  }

  public Grade grade() {
    return summary.grade();
  }

  public Verdict verdict() {
    return summary.verdict();
  }

  /** The share of the points, 0 to 1, whose answer is known; four decimals. */
  public double coverage() {
    return summary.coverage();
  }

  /** What the score means for the profile, best first. */
  public enum Verdict {
    FIT("fit"),
    INCONCLUSIVE("inconclusive"),
    NO_FIT("no-fit"),
    DISQUALIFIED("disqualified");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }
}
