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
  private final Postings[][] levels;

  /** A band, ends included, and where it is marked. */
  record Posted(double low, double high, ConditionIndex.Place place) {
    Posted {
      // Of the two zeros that are equal only one is an end.
      low += 0.0;
      high += 0.0;
    }
  }

  BandTree(List<Posted> bands, MarkTable.Shape shape) {
    ends =
        bands.stream()
            .flatMapToDouble(band -> DoubleStream.of(band.low(), band.high()))
            .sorted()
            .distinct()
            .toArray();
    List<Postings.Draft[]> found = new ArrayList<>();
    for (int size = 2 * ends.length + 1; ; size = (size >> FAN) + 1) {
      Postings.Draft[] level = new Postings.Draft[size];
      Arrays.setAll(level, any -> new Postings.Draft(shape));
      found.add(level);
      if (size == 1) {
        break;
      }
    }
    bands.forEach(band -> post(band, found));
    levels =
        found.stream()
            .map(
                level ->
                    Arrays.stream(level).map(Postings.Draft::postings).toArray(Postings[]::new))
            .toArray(Postings[][]::new);
  }

  private void post(Posted band, List<Postings.Draft[]> found) {
    int from = leaf(band.low());
    int to = leaf(band.high()) + 1;
    for (int level = 0; from < to; level++) {
      // The nodes between the two have a parent that lies in the band as a whole.
      int whole = Math.min(to, (from + ~ALIGNED) & ALIGNED);
      int rest = Math.max(whole, to & ALIGNED);
      Postings.Draft[] nodes = found.get(level);
      for (int node = from; node < whole; node++) {
        nodes[node].add(band.place());
      }
      for (int node = rest; node < to; node++) {
        nodes[node].add(band.place());
      }
      from = whole >> FAN;
      to = rest >> FAN;
    }
  }

  /** Marks the bands in which a number lies. */
  void mark(double number, MarkTable matched) {
    int node = leaf(number + 0.0);
    for (Postings[] level : levels) {
      level[node].mark(matched);
      node >>= FAN;
    }
  }

  /** Even ones lie between the ends, odd ones are ends. */
  private int leaf(double number) {
    int found = Arrays.binarySearch(ends, number);
    return found >= 0 ? 2 * found + 1 : -2 * (found + 1);
  }
}
