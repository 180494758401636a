package io.intentscorer.domain.rule;

/**
 * What is to be marked where an attribute is not known: postings, or where they are many a mask for
 * each row. Most profiles ask for the same few attributes, and all rows are marked at once far
 * quicker than each by itself.
 */
final class Column {
  /** One posting in so many rows makes a column dense. */
  private static final int DENSE = 4;

  private final int[] postings;
  private final int[] masks;

  Column(Postings found) {
    int[] ordered = found.inOrder();
    int rows = Postings.rows(ordered);
    boolean dense = ordered.length * DENSE > rows;
    postings = dense ? Postings.NONE : ordered;
    masks = new int[dense ? rows : 0];
    if (dense) {
      Postings.mark(ordered, masks);
    }
  }

  boolean isEmpty() {
    return postings.length + masks.length == 0;
  }

  void mark(int[] rows) {
    int[] all = masks;
    for (int row = 0; row < all.length; row++) {
      rows[row] |= all[row];
    }
    Postings.mark(postings, rows);
  }
}
