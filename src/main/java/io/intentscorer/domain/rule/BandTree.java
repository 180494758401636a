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
 * however many different ends there are.
 *
 * <p>[1] J. L. Bentley, Solutions to Klee's Rectangle Problems, Carnegie-Mellon University, 1977.
 */
final class BandTree {
  private final double[] ends;
  private final int leaves;
  private final int[][] nodes;

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
    leaves = Integer.highestOneBit(2 * ends.length + 1) * 2;
    List<Postings> found = new ArrayList<>();
    for (int node = 0; node < 2 * leaves; node++) {
      found.add(new Postings());
    }
    bands.forEach(band -> post(band, found));
    nodes = found.stream().map(Postings::inOrder).toArray(int[][]::new);
  }

  private void post(Posted band, List<Postings> found) {
    int from = leaf(band.low());
    int to = leaf(band.high()) + 1;
    for (; from < to; from >>= 1, to >>= 1) {
      if ((from & 1) == 1) {
        found.get(from++).add(band.row(), band.bit());
      }
      if ((to & 1) == 1) {
        found.get(--to).add(band.row(), band.bit());
      }
    }
  }

  /** Marks the bands in which a number lies. */
  void mark(double number, int[] rows) {
    for (int node = leaf(number + 0.0); node > 0; node >>= 1) {
      Postings.mark(nodes[node], rows);
    }
  }

  /** Even ones lie between the ends, odd ones are ends. */
  private int leaf(double number) {
    int found = Arrays.binarySearch(ends, number);
    return leaves + (found >= 0 ? 2 * found + 1 : -2 * (found + 1));
  }
}
