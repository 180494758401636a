package io.intentscorer.domain.rule;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** How well a company matches a profile, best first. */
public enum Grade {
  A,
  B,
  C,
  D,
  F;

  /** The lowest score of each grade above F, when a rule gives none. */
  public static final Map<Grade, Double> STANDARD = Map.of(A, 80.0, B, 60.0, C, 40.0, D, 20.0);

  /** The grade of a letter. */
  public static Optional<Grade> of(String letter) {
    for (Grade grade : values()) {
      if (grade.name().equals(letter)) {
        return Optional.of(grade);
      }
    }
    return Optional.empty();
  }

  /** The grade of a score, 0 to 100. */
  public static Grade of(int score, Map<Grade, Double> lowest) {
    for (Grade grade : values()) {
      Double bound = lowest.get(grade);
      if (bound != null && score >= bound) {
        return grade;
      }
    }
    return F;
  }

  /** Whether this is as good as another, or better. */
  public boolean isAtLeast(Grade other) {
    return compareTo(other) <= 0;
  }

  /** How many steps lie between this and another. */
  public int stepsTo(Grade other) {
    return isAtLeast(other)
        ? EnumSet.range(this, other).size() - 1
        : EnumSet.range(other, this).size() - 1;
  }
}
