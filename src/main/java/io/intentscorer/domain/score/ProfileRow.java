package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.ConditionIndex.Place;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Disqualifier;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Operator;
import io.intentscorer.domain.rule.Rule.Profile;
import io.intentscorer.domain.score.ProfileScorer.Answers;
import io.intentscorer.domain.score.ProfileScorer.Sums;

/**
 * One profile's row of marks: a bit for each criterion, and all its disqualifiers share the one
 * after.
 */
record ProfileRow<P extends Profile>(P profile) {
  /** The bits of a row of marks. */
  private static final int WIDEST = 31;

  /** The bits of what can be matched. */
  int width() {
    return profile.criteria().size() + (profile.disqualifiers().isEmpty() ? 0 : 1);
  }

  /** Whether the marks say what each criterion answers. */
  boolean isMarked() {
    return width() <= WIDEST;
  }

  /** The criteria that are required, a bit each. */
  int required() {
    int required = 0;
    for (int i = 0; i < profile.criteria().size(); i++) {
      required |= profile.criteria().get(i).required() ? 1 << i : 0;
    }
    return required;
  }

  void addTo(ConditionIndex.Draft index, int row) {
    for (int i = 0; i < profile.criteria().size(); i++) {
      Criterion criterion = profile.criteria().get(i);
      index.add(criterion.condition(), new Place(row, i, true));
      if (criterion.tolerance() > 0
          && criterion.condition() instanceof Condition.Leaf leaf
          && leaf.operator() instanceof Operator.Band band) {
        addZones(index, leaf, band, criterion.tolerance(), row);
      }
    }
    for (Disqualifier disqualifier : profile.disqualifiers()) {
      // What disqualifies when it is known does nothing while it is not.
      Place place = new Place(row, profile.criteria().size(), false);
      index.add(disqualifier.condition(), place);
    }
  }

  /** Where a number earns a part; a little more, so that no rounding leaves one out. */
  private static void addZones(
      ConditionIndex.Draft index,
      Condition.Leaf leaf,
      Operator.Band band,
      double tolerance,
      int row) {
    double share = tolerance * (1 + 1e-9) + 1e-9;
    if (Double.isFinite(band.low())) {
      double from = band.low() - Math.abs(band.low()) * share;
      index.addZone(leaf, from, Math.nextDown(band.low()), row);
    }
    if (Double.isFinite(band.high())) {
      double to = band.high() + Math.abs(band.high()) * share;
      index.addZone(leaf, Math.nextUp(band.high()), to, row);
    }
  }

  /** The sums by the marks alone. */
  Sums sums(int matched, int unknown) {
    return ProfileScorer.score(profile, new Marks(matched, unknown));
  }

  /** The sums by the marks, but asking again where a part may be earned. */
  Sums look(int matched, int unknown, Known known) {
    if (!isMarked()) {
      return ProfileScorer.score(profile, known);
    }
    Marks told = new Marks(matched, unknown);
    return ProfileScorer.score(
        profile,
        new Answers() {
          @Override
          public double share(int criterion) {
            Criterion asked = profile.criteria().get(criterion);
            return asked.tolerance() > 0
                ? ProfileScorer.share(asked, known)
                : told.share(criterion);
          }

          @Override
          public boolean disqualify() {
            return told.disqualify();
          }
        });
  }

  private final class Marks implements Answers {
    private final int matched;
    private final int unknown;

    Marks(int matched, int unknown) {
      this.matched = matched;
      this.unknown = unknown;
    }

    @Override
    public double share(int criterion) {
      return ((unknown >>> criterion) & 1) == 1 ? Double.NaN : (matched >>> criterion) & 1;
    }

    @Override
    public boolean disqualify() {
      return matched >>> profile.criteria().size() != 0;
    }
  }
}
