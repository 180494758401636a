package io.intentscorer.domain.rule;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the answer of a predicate is to be marked: in which numbers of a {@link MarkTable}, and
 * with which bits of each. So a predicate that many profiles share costs a step for 64 of them, and
 * one that few share costs a step for each.
 */
final class Postings {
  static final Postings NONE = new Postings(Map.of());

  private final int[] at;
  private final long[] bits;

  private Postings(Map<Integer, Long> marks) {
    at = marks.keySet().stream().mapToInt(word -> word).toArray();
    bits = marks.values().stream().mapToLong(word -> word).toArray();
  }

  boolean isEmpty() {
    return at.length == 0;
  }

  void mark(MarkTable table) {
    long[] marks = table.marks();
    for (int i = 0; i < at.length; i++) {
      marks[at[i]] |= bits[i];
    }
  }

  /** Postings that are being gathered; in the order of memory, which is walked in one direction. */
  static final class Draft {
    private final MarkTable.Shape shape;
    private final TreeMap<Integer, Long> marks = new TreeMap<>();

    Draft(MarkTable.Shape shape) {
      this.shape = shape;
    }

    void add(ConditionIndex.Place place) {
      // A shift takes the lowest six bits only.
      long bit = 1L << place.row();
      marks.merge(shape.word(place.row(), place.bit()), bit, (some, more) -> some | more);
    }

    Postings postings() {
      return marks.isEmpty() ? NONE : new Postings(marks);
    }
  }

  static Postings of(Iterable<ConditionIndex.Place> places, MarkTable.Shape shape) {
    Draft draft = new Draft(shape);
    places.forEach(draft::add);
    return draft.postings();
  }
}
