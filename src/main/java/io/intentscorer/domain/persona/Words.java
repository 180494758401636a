package io.intentscorer.domain.persona;

import java.text.Normalizer;
import java.util.Locale;

/** The two foldings under which words of rules and titles compare. */
final class Words {
  private Words() {}

  /** NFKC and case-folded. */
  static String folded(String text) {
    // Upper case first: "ß" and "SS" are one only that way round.
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT);
  }

  /** Folded, trimmed, with hyphens for spaces and underscores. */
  static String hyphenated(String text) {
    return folded(text).strip().replace(' ', '-').replace('_', '-');
  }
}
