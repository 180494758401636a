package io.intentscorer.domain.rule;

/**
 * Which conditions of which profiles got an answer: a row for each profile, a column for each place
 * of a condition in its profile. Kept by column, 64 rows in a number, so that one step marks all of
 * 64 profiles that ask the same; read by eight rows, as a byte for each.
 *
 * <p>Not safe for several threads.
 */
public final class MarkTable {
  /** How many rows {@link #eight} reads. */
  public static final int EIGHT = 8;

  /** The bits of a byte, each as the lowest of a byte of its own. */
  private static final long[] SPREAD = new long[256];

  static {
    for (int bits = 0; bits < SPREAD.length; bits++) {
      for (int i = 0; i < EIGHT; i++) {
        SPREAD[bits] |= (bits >>> i & 1L) << (EIGHT * i);
      }
    }
  }

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

  /**
   * The first eight bits of eight rows: a byte for each row, the first the lowest.
   *
   * @param row a multiple of eight
   */
  public long eight(int row) {
    int columns = Math.min(shape.columns, EIGHT);
    int at = shape.words + row / Long.SIZE;
    long rows = 0;
    for (int bit = 0; bit < columns; bit++) {
      rows |= SPREAD[(int) (marks[at] >>> row) & 0xff] << bit;
      at += shape.words;
    }
    return rows;
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
