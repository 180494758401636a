package io.intentscorer.domain.persona;

import java.util.Arrays;

/**
 * Numbers words, and finds a word's number by the letters of a text, without making a string of
 * them.
 */
final class WordTable {
  static final int UNKNOWN = -1;

  private String[] words = new String[1 << 8];
  private int[] hashes = new int[1 << 8];
  private int size;
  private int[] slots = new int[1 << 10];

  WordTable() {
    Arrays.fill(slots, UNKNOWN);
  }

  /** The number of a word, which is given one when it has none. */
  int add(String word) {
    char[] letters = word.toCharArray();
    int known = find(letters, 0, letters.length);
    if (known != UNKNOWN) {
      return known;
    }
    if (size == words.length) {
      words = Arrays.copyOf(words, size * 2);
      hashes = Arrays.copyOf(hashes, size * 2);
    }
    hashes[size] = hash(letters, 0, letters.length);
    words[size++] = word;
    if (size * 2 > slots.length) {
      slots = new int[slots.length * 2];
      Arrays.fill(slots, UNKNOWN);
      for (int each = 0; each < size; each++) {
        place(each);
      }
    } else {
      place(size - 1);
    }
    return size - 1;
  }

  /** The number of the word between two places of a text, or {@link #UNKNOWN}. */
  int find(char[] text, int from, int to) {
    int hash = hash(text, from, to);
    int slot = slot(hash);
    int number = slots[slot];
    while (number != UNKNOWN && (hashes[number] != hash || !equal(words[number], text, from, to))) {
      slot = (slot + 1) & (slots.length - 1);
      number = slots[slot];
    }
    return number;
  }

  String word(int number) {
    return words[number];
  }

  int size() {
    return size;
  }

  private void place(int number) {
    int slot = slot(hashes[number]);
    while (slots[slot] != UNKNOWN) {
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number;
  }

  private int slot(int hash) {
    return (hash ^ hash >>> 15) & (slots.length - 1);
  }

  private static int hash(char[] text, int from, int to) {
    int hash = 0;
    for (int at = from; at < to; at++) {
      hash = 31 * hash + text[at];
    }
    return hash * 0x9E3779B9;
  }

  private static boolean equal(String word, char[] text, int from, int to) {
    if (word.length() != to - from) {
      return false;
    }
    for (int at = 0; at < word.length(); at++) {
      if (word.charAt(at) != text[from + at]) {
        return false;
      }
    }
    return true;
  }
}
