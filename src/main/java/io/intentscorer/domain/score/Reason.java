package io.intentscorer.domain.score;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.event.Value;
import org.jspecify.annotations.Nullable;

/**
 * Why a score is what it is: one criterion and what it earned.
 *
 * @param points what was earned, two decimals; negative where points were subtracted
 * @param of what could be earned
 * @param attribute the attribute asked for, null for a criterion that combines several
 * @param value what was known, null for nothing
 */
public record Reason(
    String criterion,
    Outcome answer,
    double points,
    double of,
    @Nullable String attribute,
    @Nullable Value value) {

  /** What came of a criterion. */
  public enum Outcome {
    MATCHED("matched"),
    PARTIAL("partial"),
    MISSED("missed"),
    UNKNOWN("unknown");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  /** Adds everything that a reader of the reason sees. */
  public void addTo(Fingerprint print) {
    print.add(criterion).add(answer).add(points).add(of).add(attribute).add(value);
  }
}
