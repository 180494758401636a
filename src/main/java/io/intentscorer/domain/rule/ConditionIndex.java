package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the conditions of many profiles at once.
 *
 * <p>Instead of asking each condition of each profile, each attribute that any of them names is
 * looked up once, and its value leads to the conditions that it matches, as a word leads to the
 * pages of a book's index. This is the first half of the counting algorithm, found by Yan and
 * Garcia-Molina for the dissemination of news [1] and used for publish/subscribe by attributes
 * since [2], [3]; here the second half is not a count but a mark, as what was matched matters.
 *
 * <ul>
 *   <li>Equality and membership ({@code is}, {@code in}, {@code containsAny}): a hash of the value,
 *       or of each item of a list, leads to its postings ({@link FoldedTexts}).
 *   <li>Bands ({@code between}, {@code atLeast}, {@code atMost}): a tree over the sorted ends
 *       ({@link BandTree}).
 *   <li>All else (prefixes, expressions, {@code containsAll}, {@code exists}, combinations) is
 *       asked as ever, but once for all profiles in which it is the same.
 * </ul>
 *
 * <p>A profile is a row of a {@link MarkTable} for what is matched, and of another for what is
 * unknown; a condition has the same bit in both, and where neither is set it is missed. Marks are
 * only ever set, so it does not matter how often and in what order. A predicate's marks are set for
 * 64 profiles in one step ({@link Postings}), and what nobody asks costs nothing.
 *
 * <p>[1] T. W. Yan, H. Garcia-Molina, Index Structures for Selective Dissemination of Information
 * Under the Boolean Model, ACM Transactions on Database Systems 19(2), 1994.<br>
 * [2] J. Pereira, F. Fabret, F. Llirbat, D. Shasha, Efficient Matching for Web-Based
 * Publish/Subscribe Systems (Le Subscribe), CoopIS 2000.<br>
 * [3] F. Fabret, H. A. Jacobsen, F. Llirbat, J. Pereira, K. A. Ross, D. Shasha, Filtering
 * Algorithms and Implementation for Very Fast Publish/Subscribe Systems, SIGMOD 2001.
 *
 * <p>Immutable; read by any number of threads.
 */
public final class ConditionIndex {
  /** The bit of what lies in a zone: beside those of conditions. */
  private static final int ZONE = -1;

  private final MarkTable.Shape shape;
  private final String[] attributes;
  private final AttributeIndex[] indexes;
  private final Single[] singles;

  private ConditionIndex(Draft draft, MarkTable.Shape shape) {
    this.shape = shape;
    this.attributes = draft.attributes.keySet().toArray(String[]::new);
    this.indexes =
        draft.attributes.values().stream()
            .map(attribute -> attribute.index(shape))
            .toArray(AttributeIndex[]::new);
    this.singles =
        draft.singles.entrySet().stream()
            .map(single -> Single.of(single.getKey(), single.getValue(), shape))
            .toArray(Single[]::new);
  }

  /** A table without marks. */
  public MarkTable table() {
    return shape.table();
  }

  /**
   * Marks what is matched.
   *
   * @return a table of what is unknown; null where nothing is, which is the usual case
   */
  public @Nullable MarkTable mark(Known known, MarkTable matched) {
    MarkTable unknown = null;
    for (int i = 0; i < attributes.length; i++) {
      Value value = known.value(attributes[i]);
      if (!indexes[i].isAnsweredBy(value)) {
        unknown = unknown == null ? table() : unknown;
        indexes[i].markUnknown(value, unknown);
      }
      if (value != null) {
        indexes[i].mark(value, matched);
      }
    }
    for (Single single : singles) {
      Answer answer = single.condition().answer(known);
      if (answer == Answer.MATCHED) {
        single.matched().mark(matched);
      } else if (answer == Answer.UNKNOWN && !single.unknown().isEmpty()) {
        unknown = unknown == null ? table() : unknown;
        single.unknown().mark(unknown);
      }
    }
    return unknown;
  }

  /** A condition that is asked as a whole. */
  private record Single(Condition condition, Postings matched, Postings unknown) {
    static Single of(Condition condition, List<Place> places, MarkTable.Shape shape) {
      return new Single(
          condition,
          Postings.of(places, shape),
          Postings.of(places.stream().filter(Place::ifUnknown).toList(), shape));
    }
  }

  /**
   * Where an answer is marked.
   *
   * @param row the profile's
   * @param bit 0 to 31
   * @param ifUnknown whether it is to be marked that it is not known
   */
  public record Place(int row, int bit, boolean ifUnknown) {}

  /** An index that is being written. */
  public static final class Draft {
    private final Map<String, AttributeIndex.Draft> attributes = new LinkedHashMap<>();
    private final Map<Condition, List<Place>> singles = new LinkedHashMap<>();
    private int bits;

    /** Adds a condition. */
    public void add(Condition condition, Place place) {
      bits = Math.max(bits, place.bit() + 1);
      if (condition instanceof Condition.Leaf leaf) {
        Operator operator = leaf.operator();
        if (operator instanceof Operator.OneOf oneOf) {
          attribute(leaf).oneOf(oneOf, place);
          return;
        } else if (operator instanceof Operator.Contains contains && !contains.all()) {
          attribute(leaf).anyOf(contains.texts(), place);
          return;
        } else if (operator instanceof Operator.Band band) {
          attribute(leaf).band(band, place);
          return;
        }
      }
      singles.computeIfAbsent(condition, any -> new ArrayList<>()).add(place);
    }

    /**
     * Adds a zone of a row: where a number lies between two ends, both included; never where it is
     * no number.
     */
    public void addZone(Condition.Leaf leaf, double low, double high, int row) {
      attribute(leaf).zone(low, high, new Place(row, ZONE, false));
    }

    private AttributeIndex.Draft attribute(Condition.Leaf leaf) {
      return attributes.computeIfAbsent(leaf.attribute(), any -> new AttributeIndex.Draft());
    }

    /**
     * The index of all that was added.
     *
     * @param rows how many profiles there are
     */
    public ConditionIndex index(int rows) {
      return new ConditionIndex(this, MarkTable.Shape.of(rows, bits));
    }
  }
}
