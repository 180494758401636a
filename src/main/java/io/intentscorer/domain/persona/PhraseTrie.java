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

  /** Nodes and words are numbered below 2 to the power of this. */
  private static final int BITS = 21;

  /** Bits of the words that a phrase begins with: most words of a title begin none. */
  private long[] begins = new long[1 << 6];

  /** A step's node and word, and the node that it leads to, in one number. */
  private long[] steps = new long[1 << 8];

  private @Nullable Object[] values = new Object[1 << 7];
  private int[] lengths = new int[1 << 7];
  private boolean[] joint = new boolean[1 << 7];
  private int size;

  PhraseTrie() {
    Arrays.fill(steps, FREE);
    node(0); // the root, which stands for no phrase
  }

  /**
   * Adds a phrase of at least one word; returns what it stood for before, or null.
   *
   * @param mayJoin whether it may stand over a joint such as "&", as "research and development"
   */
  @Nullable V put(int[] words, V value, boolean mayJoin) {
    if (words.length == 0) {
      throw new IllegalArgumentException("A phrase has at least one word.");
    }
    begin(words[0]);
    int node = NONE;
    for (int word : words) {
      int next = step(node, word);
      node = next == NONE ? grow(node, word) : next;
    }
    V before = value(node);
    values[node] = value;
    joint[node] = mayJoin;
    return before;
  }

  /**
   * The node of the longest phrase that starts at a place, or NONE: none reaches over a comma, and
   * over a joint those only that may.
   */
  int longest(Tokens words, int at) {
    return longest(words, at, words.size, true);
  }

  /** The same before an end, whatever divides the words. */
  int longestOver(Tokens words, int at, int end) {
    return longest(words, at, end, false);
  }

  private int longest(Tokens words, int at, int end, boolean heedsDivisions) {
    if (!begins(words.word[at])) {
      return NONE;
    }
    int longest = NONE;
    int node = NONE;
    boolean joined = false;
    for (int next = at; next < end; next++) {
      int division = heedsDivisions && next > at ? words.division(next) : Division.NONE;
      joined |= division >= Division.JOINT;
      node =
          division >= Division.COMMA || words.word[next] < 0 ? NONE : step(node, words.word[next]);
      if (node == NONE) {
        break;
      }
      if (values[node] != null && (!joined || joint[node])) {
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

  private void begin(int word) {
    if (word >> 6 >= begins.length) {
      begins = Arrays.copyOf(begins, Math.max(begins.length * 2, (word >> 6) + 1));
    }
    begins[word >> 6] |= 1L << word;
  }

  private boolean begins(int word) {
    return word >= 0 && word >> 6 < begins.length && (begins[word >> 6] & 1L << word) != 0;
  }

  private int grow(int from, int word) {
    if (size * 4 > steps.length) {
      long[] before = steps;
      steps = new long[before.length * 2];
      Arrays.fill(steps, FREE);
      Arrays.stream(before).filter(step -> step != FREE).forEach(this::place);
    }
    int node = node(lengths[from] + 1);
    place(key(from, word) << BITS | node);
    return node;
  }

  private int node(int length) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
      joint = Arrays.copyOf(joint, size * 2);
    }
    lengths[size] = length;
    return size++;
  }

  private int step(int node, int word) {
    long key = key(node, word);
    int at = first(key);
    while (steps[at] >> BITS != key) {
      if (steps[at] == FREE) {
        return NONE;
      }
      at = (at + 1) & (steps.length - 1);
    }
    return (int) steps[at] & ((1 << BITS) - 1);
  }

  private void place(long step) {
    int at = first(step >> BITS);
    while (steps[at] != FREE) {
      at = (at + 1) & (steps.length - 1);
    }
    steps[at] = step;
  }

  private int first(long key) {
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (steps.length - 1);
  }

  private static long key(int node, int word) {
    return (long) node << BITS | word;
  }
}
