package io.intentscorer.domain.persona;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases of up to {@value #LONGEST} words, found in a list of words by hash look-ups. */
final class PhraseMap<V> {
  static final int LONGEST = 4;

  private final Map<String, V> values = new HashMap<>();

  /** A phrase found, and how many words it takes. */
  record Found<V>(V value, int words) {}

  /** Adds a phrase; returns what it stood for before, or null. */
  @Nullable V put(List<String> words, V value) {
    if (words.isEmpty() || words.size() > LONGEST) {
      throw new IllegalArgumentException("A phrase has 1 to " + LONGEST + " words: " + words);
    }
    return values.put(String.join(" ", words), value);
  }

  /** The longest phrase that starts at that word, or null. */
  @Nullable Found<V> longestAt(List<String> words, int at) {
    for (int count = Math.min(LONGEST, words.size() - at); count > 0; count--) {
      V value =
          values.get(count == 1 ? words.get(at) : String.join(" ", words.subList(at, at + count)));
      if (value != null) {
        return new Found<>(value, count);
      }
    }
    return null;
  }
}
