package io.intentscorer.domain.rule;

/**
 * How many marks each row of a {@link MarkTable} has: the count of the counting algorithm, taken of
 * 64 rows in one step. A number is kept for each binary digit of 64 counts (counters that lie
 * across the words), so that to add a column of marks is to add one bit to 64 numbers at once.
 */
public final class MarkCounts {
  /** Up to seven marks are counted without a branch. */
  private static final int FEW = 3;

  private final int words;
  private final int digits;

  /** The lowest digit of all rows, 64 in a number, then the next. */
  private final long[] counts;

  MarkCounts(long[] marks, MarkTable.Shape shape) {
    words = shape.words();
    digits = Integer.SIZE - Integer.numberOfLeadingZeros(shape.columns());
    counts = new long[words * Math.max(FEW, digits)];
    for (int word = 0; word < words; word++) {
      long ones = 0;
      long twos = 0;
      long fours = 0;
      for (int at = words + word; at < marks.length; at += words) {
        long mark = marks[at];
        long two = ones & mark;
        long four = twos & two;
        ones ^= mark;
        twos ^= two;
        if ((fours & four) != 0) {
          addEights(word, fours & four);
        }
        fours ^= four;
      }
      counts[word] = ones;
      counts[words + word] = twos;
      counts[2 * words + word] = fours;
    }
  }

  /** Few rows have so many marks. */
  private void addEights(int word, long eights) {
    long carry = eights;
    for (int at = FEW * words + word; carry != 0; at += words) {
      long digit = counts[at];
      counts[at] = digit ^ carry;
      carry &= digit;
    }
  }

  /**
   * Which rows have so many marks, of the 64 of a word: a bit for each.
   *
   * @param word 0 for the first 64 rows, 1 for the next
   */
  public long rows(int word, int count) {
    long rows = -1;
    for (int digit = 0; digit < digits; digit++) {
      long counted = counts[digit * words + word];
      rows &= (count >>> digit & 1) == 0 ? ~counted : counted;
    }
    return rows;
  }
}
