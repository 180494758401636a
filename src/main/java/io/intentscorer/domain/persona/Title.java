package io.intentscorer.domain.persona;

import org.jspecify.annotations.Nullable;

/**
 * What a job title says.
 *
 * @param phrase the title normalised: words divided by single spaces, as {@link
 *     TitleReader#normalise} makes them; empty when the title has no word
 * @param department null when the title does not tell
 * @param seniority null when the title does not tell
 */
public record Title(String phrase, @Nullable Department department, @Nullable Seniority seniority) {

  /**
   * Whether the phrase stands in this title as whole words, in order, neighbours. The phrase must
   * come from {@link TitleReader#normalise}; an empty one stands nowhere.
   */
  public boolean holds(String normalisedPhrase) {
    int length = normalisedPhrase.length();
    if (length == 0) {
      return false;
    }
    int at = phrase.indexOf(normalisedPhrase);
    while (at >= 0) {
      int end = at + length;
      boolean startsWord = at == 0 || phrase.charAt(at - 1) == ' ';
      boolean endsWord = end == phrase.length() || phrase.charAt(end) == ' ';
      if (startsWord && endsWord) {
        return true;
      }
      at = phrase.indexOf(normalisedPhrase, at + 1);
    }
    return false;
  }
}
