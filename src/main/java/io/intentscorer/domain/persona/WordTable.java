package io.intentscorer.domain.persona;

import java.util.Arrays;

/**
 * Numbers words, and finds a word's number by the letters of a text, without making a string of
 * them.
 */
final class WordTable {
  static final int UNKNOWN = -1;

  private static final long FREE = -1;

  private String[] texts = new String[1 << 8];
  private char[][] letters = new char[1 << 8][];
  private int size;

  /** A word's hash and its number side by side, so that a look-up touches one place. */
  private long[] slots = new long[1 << 10];

  WordTable() {
    Arrays.fill(slots, FREE);
  }

  /** The number of a word, which is given one when it has none. */
  int add(String word) {
    char[] letters = word.toCharArray();
    int known = find(letters, 0, letters.length);
    if (known != UNKNOWN) {
      return known;
    }
    if (size == texts.length) {
      texts = Arrays.copyOf(texts, size * 2);
      this.letters = Arrays.copyOf(this.letters, size * 2);
    }
    texts[size] = word;
    this.letters[size] = letters;
    if (size * 4 > slots.length) {
      long[] before = slots;
      slots = new long[before.length * 2];
      Arrays.fill(slots, FREE);
      Arrays.stream(before).filter(slot -> slot != FREE).forEach(this::place);
    }
    place((long) hash(letters, 0, letters.length) << 32 | size);
    return size++;
  }

  /** The number of the word between two places of a text, or {@link #UNKNOWN}. */
  int find(char[] text, int from, int to) {
    return find(text, from, to, hash(text, from, to));
  }

  /** The same with the hash of those letters, see {@link #hash(int, char)}. */
  int find(char[] text, int from, int to, int hash) {
    for (int at = first(hash); slots[at] != FREE; at = (at + 1) & (slots.length - 1)) {
      int number = (int) slots[at];
      if ((int) (slots[at] >>> 32) == hash
          && Arrays.equals(letters[number], 0, letters[number].length, text, from, to)) {
        return number;
      }
    }
    return UNKNOWN;
  }

  String word(int number) {
    return texts[number];
  }

  int size() {
    return size;
  }

  /** The hash of a word, from 0, with one more letter. */
  static int hash(int hash, char letter) {
    return 31 * hash + letter;
  }

  private static int hash(char[] text, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = hash(hash, text[at]);
    }
    return hash;
  }

  private void place(long slot) {
    int at = first((int) (slot >>> 32));
    while (slots[at] != FREE) {
      at = (at + 1) & (slots.length - 1);
    }
    slots[at] = slot;
  }

  private int first(int hash) {
    int mixed = hash * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & (slots.length - 1);
  }
}
