package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words, by their letters, with the numbers of the words that each means. */
final class Meanings {
  private final WordTable words = new WordTable();
  private final List<int[]> meanings = new ArrayList<>();

  /** Gives a word a meaning, in place of one it had. */
  void put(String word, int[] meaning) {
    int number = words.add(word);
    if (number == meanings.size()) {
      meanings.add(meaning);
    } else {
      meanings.set(number, meaning);
    }
  }

  /** The meaning of the word between two places of a text, or null. */
  int @Nullable [] find(char[] text, int from, int to) {
    int number = words.find(text, from, to);
    return number == WordTable.UNKNOWN ? null : meanings.get(number);
  }

  boolean has(String word) {
    return find(word.toCharArray(), 0, word.length()) != null;
  }
}
