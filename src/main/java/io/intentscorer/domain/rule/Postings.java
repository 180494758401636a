package io.intentscorer.domain.rule;

import java.util.Arrays;

/**
 * Where the answer of a predicate is to be marked: rows and bits, packed into one number each, so
 * that a mark is one load, one shift and one store.
 */
final class Postings {
  static final int[] NONE = {};

  private static final int BITS = 5;

  private int[] packed = new int[2];
  private int size;

  /**
   * @param row less than 2^27
   * @param bit 0 to 31
   */
  void add(int row, int bit) {
    if (size == packed.length) {
      packed = Arrays.copyOf(packed, 2 * size);
    }
    packed[size++] = (row << BITS) | bit;
  }

  /** All of them, in the order of rows: memory is walked in one direction. */
  int[] inOrder() {
    int[] ordered = Arrays.copyOf(packed, size);
    Arrays.sort(ordered);
    return ordered;
  }

  /** How many rows there are up to the last posting. */
  static int rows(int[] ordered) {
    return ordered.length == 0 ? 0 : (ordered[ordered.length - 1] >>> BITS) + 1;
  }

  static void mark(int[] postings, int[] rows) {
    for (int posting : postings) {
      // A shift takes the lowest five bits only.
      rows[posting >>> BITS] |= 1 << posting;
    }
  }
}
