package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.NotHeld;
import java.util.Arrays;

/**
 * The words of a title while it is read, by their numbers: those of the vocabulary from 0, those
 * that it does not know below 0. Of each, packed into one number, since every title makes several
 * of these lists: what divides it from the one before, whether a rank in it would be somebody
 * else's, and from which to which written word it was read.
 */
final class Tokens {
  private static final int DIVISION = 0b111;
  private static final int OTHERS = 0b1000;
  private static final int CHIEF_ONLY = 0b10000;
  private static final int PAST = 0b100000;
  private static final int FIRST = 6;
  private static final int LAST = 19;
  private static final int PLACE = (1 << 13) - 1;

  int[] word = new int[12];
  int size;
  private int[] said = new int[12];

  void add(int number, int division, int firstWritten, int lastWritten, boolean someoneElses) {
    put(
        number,
        division | (someoneElses ? OTHERS : 0) | firstWritten << FIRST | lastWritten << LAST);
  }

  /** Adds a word of others as it stands there. */
  void copy(Tokens from, int at) {
    put(from.word[at], from.said[at]);
  }

  /** Adds words in place of some of others, up to and with the last. */
  void replace(Tokens from, int at, int to, int[] words) {
    int division = from.division(at);
    for (int each : words) {
      put(each, (from.said[at] & ~(DIVISION | PLACE << LAST)) | division | from.last(to) << LAST);
      division = Division.NONE;
    }
  }

  /** The first words, to go on from. */
  Tokens firstWords(int count) {
    Tokens begin = new Tokens();
    for (int at = 0; at < count; at++) {
      begin.copy(this, at);
    }
    return begin;
  }

  int division(int at) {
    return said[at] & DIVISION;
  }

  /** Divides a word from the one before at least by that force. */
  void divide(int at, int force) {
    if (force > division(at)) {
      said[at] = (said[at] & ~DIVISION) | force;
    }
  }

  boolean isOthers(int at) {
    return (said[at] & OTHERS) != 0;
  }

  /** Whether only a chief's, an owner's or a vp's rank would be somebody else's. */
  boolean isChiefOnly(int at) {
    return (said[at] & CHIEF_ONLY) != 0;
  }

  /** Whether a rank there would be past, or not yet reached. */
  boolean isPast(int at) {
    return (said[at] & PAST) != 0;
  }

  void giveToOthers(int at, NotHeld kind) {
    boolean chiefOnly = kind == NotHeld.CHIEF_TO_THE_END && (!isOthers(at) || isChiefOnly(at));
    said[at] = (said[at] & ~CHIEF_ONLY) | OTHERS | (chiefOnly ? CHIEF_ONLY : 0);
    said[at] |= kind.past ? PAST : 0;
  }

  /** The first of the written words that it was read from. */
  int first(int at) {
    return said[at] >>> FIRST & PLACE;
  }

  /** The last of them. */
  int last(int at) {
    return said[at] >>> LAST & PLACE;
  }

  /** Where the stretch that a place is in ends: before the next division of that force. */
  int end(int at, int force) {
    int end = at + 1;
    while (end < size && division(end) < force) {
      end++;
    }
    return Math.min(end, size);
  }

  /** Where the stretch that a place is in begins: at the last division of that force. */
  int begin(int at, int force) {
    int begin = at;
    while (begin > 0 && division(begin) < force) {
      begin--;
    }
    return begin;
  }

  private void put(int number, int packed) {
    if (size == word.length) {
      word = Arrays.copyOf(word, size * 2);
      said = Arrays.copyOf(said, size * 2);
    }
    word[size] = number;
    said[size++] = packed;
  }
}
