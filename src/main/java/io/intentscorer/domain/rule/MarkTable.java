package io.intentscorer.domain.rule;

/**
 * Which conditions of which profiles got an answer: a row for each profile, a column for each place
 * of a condition in its profile. Kept by column, 64 rows in a number, so that one step marks all of
 * 64 profiles that ask the same.
 *
 * <p>Not safe for several threads.
 */
public final class MarkTable {
  private final Shape shape;
  private final long[] marks;

  private MarkTable(Shape shape) {
    this.shape = shape;
    this.marks = new long[(shape.columns + 1) * shape.words];
  }

  /**
   * How large a table is.
   *
   * @param words of 64 rows
   * @param columns of bits, without the one of the zones
   */
  record Shape(int words, int columns) {
    static Shape of(int rows, int columns) {
      return new Shape((rows + Long.SIZE - 1) / Long.SIZE, columns);
    }

    /** Where a mark is kept: the number of its 64 rows. */
    int word(int row, int bit) {
      return (bit + 1) * words + row / Long.SIZE;
    }

    MarkTable table() {
      return new MarkTable(this);
    }
  }

  /** Where marks are set by {@link Postings}. */
  long[] marks() {
    return marks;
  }

  /** The most marks that a row can have. */
  public int columns() {
    return shape.columns;
  }

  /** How many marks each row has. */
  public MarkCounts counts() {
    return new MarkCounts(marks, shape);
  }

  /** All bits of a row. */
  public int row(int row) {
    int bits = 0;
    for (int bit = 0; bit < shape.columns; bit++) {
      bits |= (int) (marks[shape.word(row, bit)] >>> row & 1) << bit;
    }
    return bits;
  }

  /** Which rows lie in a zone: of the 64 around a row, a bit for each. */
  public long zones(int row) {
    return marks[row / Long.SIZE];
  }

  /** Which rows have any mark: of the 64 around a row, a bit for each. */
  public long marked(int row) {
    long rows = 0;
    for (int at = row / Long.SIZE; at < marks.length; at += shape.words) {
      rows |= marks[at];
    }
    return rows;
  }
}
