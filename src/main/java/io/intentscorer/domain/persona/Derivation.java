package io.intentscorer.domain.persona;

import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** What a word stands for that is not listed itself: a woman's form of one, or a compound. */
final class Derivation {
  private static final int SHORTEST_ROOT = 5;
  private static final int LONGEST_GENDER = 5;

  private final TitleVocabulary vocabulary;
  private final Compounds compounds;

  Derivation(TitleVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.compounds = new Compounds(vocabulary);
  }

  /** Of words that are listed; null where there is no such derivation. */
  int @Nullable [] known(char[] letters, int start, int end) {
    int[] root = root(letters, start, end);
    return root != null ? root : compounds.known(letters, start, end);
  }

  /**
   * Also of a compound whose ending alone is known.
   *
   * @param unknown gives a number to letters that are no listed word
   */
  int @Nullable [] of(char[] letters, int start, int end, ToIntFunction<String> unknown) {
    int[] known = known(letters, start, end);
    return known != null ? known : compounds.halfKnown(letters, start, end, unknown);
  }

  /** "leiterin" is "leiter", "personaldirektorin" is "personaldirektor". */
  private int @Nullable [] root(char[] letters, int start, int end) {
    for (int cut = Math.max(start + SHORTEST_ROOT, end - LONGEST_GENDER); cut < end; cut++) {
      if (vocabulary.genders.find(letters, cut, end) != WordTable.UNKNOWN) {
        int[] listed = vocabulary.spelling(letters, start, cut);
        int[] root = listed != null ? listed : compounds.known(letters, start, cut);
        if (root != null) {
          return root;
        }
      }
    }
    return null;
  }
}
