package io.intentscorer.domain.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Bands of numbers, found by a number that lies in them.
 *
 * <p>A segment tree [1] over the sorted ends: its leaves are the ends and the gaps between them, a
 * band is posted at the few nodes that make it up, and a number's bands are those on the way from
 * its leaf to the root, each once. So n bands take room of n·log n and a look-up visits log n nodes
 * however many different ends there are. A node has eight children and not two, as three short
 * lists take longer to walk than a long one.
 *
 * <p>[1] J. L. Bentley, Solutions to Klee's Rectangle Problems, Carnegie-Mellon University, 1977.
 */
final class BandTree {
  /** The binary logarithm of the children of a node. */
  private static final int FAN = 3;

  private static final int ALIGNED = -(1 << FAN);

  private final double[] ends;
  private final int[][][] levels;

  /** A band, ends included, and where it is marked. */
  record Posted(double low, double high, int row, int bit) {
    Posted {
      // Of the two zeros that are equal only one is an end.
      low += 0.0;
      high += 0.0;
    }
  }

  BandTree(List<Posted> bands) {
    ends =
        bands.stream()
            .flatMapToDouble(band -> DoubleStream.of(band.low(), band.high()))
            .sorted()
            .distinct()
            .toArray();
    List<Postings[]> found = new ArrayList<>();
    for (int size = 2 * ends.length + 1; ; size = (size >> FAN) + 1) {
      Postings[] level = new Postings[size];
      Arrays.setAll(level, any -> new Postings());
      found.add(level);
      if (size == 1) {
        break;
      }
    }
    bands.forEach(band -> post(band, found));
    levels =
        found.stream()
            .map(level -> Arrays.stream(level).map(Postings::inOrder).toArray(int[][]::new))
            .toArray(int[][][]::new);
  }

  private void post(Posted band, List<Postings[]> found) {
    int from = leaf(band.low());
    int to = leaf(band.high()) + 1;
    for (int level = 0; from < to; level++) {
      // The nodes between the two have a parent that lies in the band as a whole.
      int whole = Math.min(to, (from + ~ALIGNED) & ALIGNED);
      int rest = Math.max(whole, to & ALIGNED);
      Postings[] nodes = found.get(level);
      for (int node = from; node < whole; node++) {
        nodes[node].add(band.row(), band.bit());
      }
      for (int node = rest; node < to; node++) {
        nodes[node].add(band.row(), band.bit());
      }
      from = whole >> FAN;
      to = rest >> FAN;
    }
  }

  /** Marks the bands in which a number lies. */
  void mark(double number, int[] rows) {
    int node = leaf(number + 0.0);
    for (int[][] level : levels) {
      Postings.mark(level[node], rows);
      node >>= FAN;
    }
  }

  /** Even ones lie between the ends, odd ones are ends. */
  private int leaf(double number) {
    int found = Arrays.binarySearch(ends, number);
    return found >= 0 ? 2 * found + 1 : -2 * (found + 1);
  }
}
