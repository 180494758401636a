package io.intentscorer.domain.persona;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Phrases of numbered words, and the longest one that stands at a place. To look one up takes a
 * step a word, however many phrases there are.
 */
final class PhraseTrie<V> {
  /** The node of no phrase. */
  static final int NONE = 0;

  private static final long FREE = -1;

  private @Nullable Object[] values = new Object[1 << 7];
  private int[] lengths = new int[1 << 7];
  private int size;
  private long[] steps = new long[1 << 8];
  private int[] nodes = new int[1 << 8];

  PhraseTrie() {
    Arrays.fill(steps, FREE);
    node(0); // the root, which stands for no phrase
  }

  /** Adds a phrase of at least one word; returns what it stood for before, or null. */
  @Nullable V put(int[] words, V value) {
    if (words.length == 0) {
      throw new IllegalArgumentException("A phrase has at least one word.");
    }
    int node = NONE;
    for (int word : words) {
      int next = step(node, word);
      node = next == NONE ? grow(node, word) : next;
    }
    V before = value(node);
    values[node] = value;
    return before;
  }

  /** The node of the longest phrase that starts at a place and ends before another, or NONE. */
  int longest(int[] words, int at, int end) {
    int longest = NONE;
    int node = NONE;
    for (int next = at; next < end; next++) {
      node = words[next] < 0 ? NONE : step(node, words[next]);
      if (node == NONE) {
        break;
      }
      if (values[node] != null) {
        longest = node;
      }
    }
    return longest;
  }

  /** What the phrase of a node stands for; null for {@link #NONE}. */
  @SuppressWarnings("unchecked") // Only put writes there.
  @Nullable V value(int node) {
    return (V) values[node];
  }

  /** How many words the phrase of a node has. */
  int length(int node) {
    return lengths[node];
  }

  private int grow(int from, int word) {
    if (size * 2 > steps.length) {
      long[] before = steps;
      int[] nodesBefore = nodes;
      steps = new long[before.length * 2];
      nodes = new int[before.length * 2];
      Arrays.fill(steps, FREE);
      for (int at = 0; at < before.length; at++) {
        if (before[at] != FREE) {
          place(before[at], nodesBefore[at]);
        }
      }
    }
    int node = node(lengths[from] + 1);
    place(key(from, word), node);
    return node;
  }

  private int node(int length) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    lengths[size] = length;
    return size++;
  }

  private int step(int node, int word) {
    long key = key(node, word);
    int slot = slot(key);
    while (steps[slot] != key) {
      if (steps[slot] == FREE) {
        return NONE;
      }
      slot = (slot + 1) & (steps.length - 1);
    }
    return nodes[slot];
  }

  private void place(long key, int node) {
    int slot = slot(key);
    while (steps[slot] != FREE) {
      slot = (slot + 1) & (steps.length - 1);
    }
    steps[slot] = key;
    nodes[slot] = node;
  }

  private int slot(long key) {
    long mixed = key * 0x9E3779B97F4A7C15L;
    return (int) (mixed >>> 40) & (steps.length - 1);
  }

  private static long key(int node, int word) {
    return (long) node << 32 | word;
  }
}
