package io.intentscorer.domain.persona;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes words such as "Vertriebsleiter" and "inköpschef" apart: a word that may end a compound,
 * before it one that is known, and between the two at most one linking ending such as "s".
 */
final class Compounds {
  private static final int SHORTEST = 6;
  private static final int LONGEST = 60;
  private static final int ENDING = 4;
  private static final int BEGINNING = 2;

  /** Less would take "Begleiter" apart. */
  private static final int UNKNOWN_BEGINNING = 4;

  private static final int DEPTH = 2;

  private final TitleVocabulary vocabulary;

  Compounds(TitleVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The words of a compound of known words, or null when it is none. */
  int @Nullable [] known(char[] letters, int start, int end) {
    return isOfLength(start, end) ? known(letters, start, end, DEPTH) : null;
  }

  private static boolean isOfLength(int start, int end) {
    return end - start >= SHORTEST && end - start <= LONGEST;
  }

  private int @Nullable [] known(char[] letters, int start, int end, int depth) {
    for (int cut = start + BEGINNING; cut <= end - ENDING; cut++) {
      int[] ending = vocabulary.endings.find(letters, cut, end);
      if (ending != null) {
        int[] beginning = beginning(letters, start, cut, depth);
        if (beginning != null) {
          return joined(beginning, ending);
        }
      }
    }
    return null;
  }

  /**
   * The words of a compound whose ending is known, or null when it is none.
   *
   * @param unknown gives a number to letters that are no known word
   */
  int @Nullable [] halfKnown(char[] letters, int start, int end, ToIntFunction<String> unknown) {
    if (!isOfLength(start, end)) {
      return null;
    }
    for (int cut = start + UNKNOWN_BEGINNING; cut <= end - ENDING; cut++) {
      int[] ending = vocabulary.endings.find(letters, cut, end);
      if (ending != null) {
        int number = unknown.applyAsInt(new String(letters, start, cut - start));
        return joined(new int[] {number}, ending);
      }
    }
    return null;
  }

  private int @Nullable [] beginning(char[] letters, int start, int end, int depth) {
    int[] whole = beginning(letters, start, end);
    if (whole != null) {
      return whole;
    }
    for (String link : vocabulary.links) {
      int cut = end - link.length();
      if (cut - start >= BEGINNING && endsWith(letters, cut, link)) {
        int[] linked = beginning(letters, start, cut);
        if (linked != null) {
          return linked;
        }
        int[] apart = depth == 0 ? null : known(letters, start, cut, depth - 1);
        if (apart != null) {
          return apart;
        }
      }
    }
    return depth == 0 ? null : known(letters, start, end, depth - 1);
  }

  private int @Nullable [] beginning(char[] letters, int start, int end) {
    int[] beginning = vocabulary.beginnings.find(letters, start, end);
    return beginning != null ? beginning : vocabulary.spelling(letters, start, end);
  }

  private static boolean endsWith(char[] letters, int cut, String link) {
    for (int at = 0; at < link.length(); at++) {
      if (letters[cut + at] != link.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private static int[] joined(int[] one, int[] other) {
    int[] joined = new int[one.length + other.length];
    System.arraycopy(one, 0, joined, 0, one.length);
    System.arraycopy(other, 0, joined, one.length, other.length);
    return joined;
  }
}
