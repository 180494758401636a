package io.intentscorer.cli;

import java.util.ArrayList;
import java.util.List;

/** Sentences on lines that are no wider than there is room. */
final class Prose {
  private Prose() {}

  /**
   * Breaks a text between words; a word that is wider than a line stays whole.
   *
   * @param indent what stands before every line but the first
   */
  static List<String> wrapped(String text, int width, String indent) {
    return wrapped(List.of(text.split(" ")), width, indent);
  }

  /** Breaks between words that may have spaces of their own. */
  static List<String> wrapped(List<String> words, int width, String indent) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    boolean begun = false;
    for (String word : words) {
      if (begun && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(indent);
        begun = false;
      }
      line.append(begun ? " " : "").append(word);
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }
}
