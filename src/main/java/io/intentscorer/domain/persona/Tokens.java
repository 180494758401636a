package io.intentscorer.domain.persona;

import java.util.Arrays;

/**
 * The words of a title while it is read, by their numbers: those of the vocabulary from 0, those
 * that it does not know below 0. Of each: what divides it from the one before, from which to which
 * written word it was read, and whether a rank in it would be somebody else's.
 */
final class Tokens {
  int[] word = new int[16];
  byte[] division = new byte[16];
  short[] first = new short[16];
  short[] last = new short[16];
  boolean[] others = new boolean[16];
  int size;

  void add(int number, byte divided, int firstWritten, int lastWritten, boolean someoneElses) {
    if (size == word.length) {
      grow();
    }
    word[size] = number;
    division[size] = divided;
    first[size] = (short) firstWritten;
    last[size] = (short) lastWritten;
    others[size] = someoneElses;
    size++;
  }

  /** Adds a word of others as it stands there. */
  void copy(Tokens from, int at) {
    add(from.word[at], from.division[at], from.first[at], from.last[at], from.others[at]);
  }

  /** Adds words in place of some of others, up to and with the last. */
  void replace(Tokens from, int at, int to, int[] words) {
    byte divided = from.division[at];
    for (int each : words) {
      add(each, divided, from.first[at], from.last[to], from.others[at]);
      divided = Division.NONE;
    }
  }

  /** Where the stretch that a place is in ends: before the next division of that force. */
  int end(int at, byte force) {
    int end = at + 1;
    while (end < size && division[end] < force) {
      end++;
    }
    return Math.min(end, size);
  }

  private void grow() {
    int length = size * 2;
    word = Arrays.copyOf(word, length);
    division = Arrays.copyOf(division, length);
    first = Arrays.copyOf(first, length);
    last = Arrays.copyOf(last, length);
    others = Arrays.copyOf(others, length);
  }
}
