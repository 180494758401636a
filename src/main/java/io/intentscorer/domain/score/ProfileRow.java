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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One profile's row of marks: a bit for each criterion, and all its disqualifiers share the one
 * after.
 *
 * <p>Criteria have their bits by their points, the most first, so that profiles that give the same
 * points to other criteria are alike in their marks. Where points are no whole numbers the order of
 * a sum decides its last bit, and the bits are in the order of the criteria.
 */
final class ProfileRow<P extends Profile> {
  /** The bits of a row of marks. */
  private static final int WIDEST = 31;

  /** Of whole numbers up to this, any sum that a rule can have is exact. */
  private static final double LARGEST_WHOLE = 1e9;

  private final P profile;

  /** The criteria in the order of their bits. */
  private final List<Criterion> byBit;

  /** The bit of each criterion. */
  private final int[] bits;

  ProfileRow(P profile) {
    this.profile = profile;
    List<Integer> order = new ArrayList<>();
    profile.criteria().forEach(any -> order.add(order.size()));
    if (profile.criteria().stream().allMatch(criterion -> isWhole(criterion.points()))) {
      order.sort(
          Comparator.comparing(
              profile.criteria()::get,
              Comparator.comparingDouble((Criterion criterion) -> -criterion.points())
                  .thenComparing(Criterion::required)));
    }
    this.byBit = order.stream().map(profile.criteria()::get).toList();
    this.bits = new int[order.size()];
    for (int bit = 0; bit < bits.length; bit++) {
      bits[order.get(bit)] = bit;
    }
  }

  private static boolean isWhole(double points) {
    return points == Math.rint(points) && Math.abs(points) <= LARGEST_WHOLE;
  }

  P profile() {
    return profile;
  }

  /** The points of the criteria, in the order of their bits. */
  List<Double> points() {
    return byBit.stream().map(Criterion::points).toList();
  }

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
    for (int bit = 0; bit < byBit.size(); bit++) {
      required |= byBit.get(bit).required() ? 1 << bit : 0;
    }
    return required;
  }

  void addTo(ConditionIndex.Draft index, int row) {
    for (int bit = 0; bit < byBit.size(); bit++) {
      Criterion criterion = byBit.get(bit);
      index.add(criterion.condition(), new Place(row, bit, true));
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

  /** A score that so many marks do not exceed, whichever they are, 0 to 100. */
  int ceiling(int marks) {
    double[] points =
        byBit.stream().mapToDouble(criterion -> Math.max(0, criterion.points())).sorted().toArray();
    double earned = 0;
    for (int i = Math.max(0, points.length - marks); i < points.length; i++) {
      earned += points[i];
    }
    // A little more, as sums in another order differ in their last bits.
    return Rounding.score(earned / Arrays.stream(points).sum() * 100 + 1e-6);
  }

  /** The sums by the marks alone. */
  Sums sums(int matched, int unknown) {
    return ProfileScorer.score(profile, new Marks(matched, unknown));
  }

  /** What the marks answer, but asking again where a part may be earned. */
  Answers answers(int matched, int unknown, Known known) {
    if (!isMarked()) {
      return ProfileScorer.asking(profile, known);
    }
    Marks told = new Marks(matched, unknown);
    return new Answers() {
      @Override
      public double share(int criterion) {
        Criterion asked = profile.criteria().get(criterion);
        return asked.tolerance() > 0 ? ProfileScorer.share(asked, known) : told.share(criterion);
      }

      @Override
      public boolean disqualify() {
        return told.disqualify();
      }
    };
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
      int bit = bits[criterion];
      return ((unknown >>> bit) & 1) == 1 ? Double.NaN : (matched >>> bit) & 1;
    }

    @Override
    public boolean disqualify() {
      return matched >>> profile.criteria().size() != 0;
    }
  }
}
