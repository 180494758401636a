package io.intentscorer.domain.persona;

import java.text.Normalizer;

/**
 * How letters of titles compare: without case, accents and width. "Führungskraft" and
 * "FUHRUNGSKRAFT" are one, "ß" is "ss" and "ø" is "o"; combining marks of other scripts stay.
 */
final class Letters {
  private static final int TABLED = 0x250;
  private static final String[] FOLDED = new String[TABLED];

  static {
    for (char letter = 0; letter < TABLED; letter++) {
      FOLDED[letter] = computed(letter);
    }
  }

  private Letters() {}

  /** The folded form of a code point: none, one or several characters. */
  static String folded(int letter) {
    return letter < TABLED ? FOLDED[letter] : computed(letter);
  }

  /** A whole text, folded. */
  static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.codePoints().forEach(letter -> folded.append(folded(letter)));
    return folded.toString();
  }

  private static String computed(int letter) {
    if (Character.getType(letter) == Character.SURROGATE) {
      return "";
    }
    String folded = Words.folded(Character.toString(letter));
    if (folded.equals("å")) {
      return "aa"; // "på" is "at", "pa" an assistant
    }
    StringBuilder bare = new StringBuilder();
    for (char each : Normalizer.normalize(folded, Normalizer.Form.NFD).toCharArray()) {
      if (!isAccent(each)) {
        bare.append(withoutStroke(each));
      }
    }
    return Normalizer.normalize(bare, Normalizer.Form.NFC);
  }

  private static boolean isAccent(char letter) {
    return letter >= '\u0300' && letter <= '\u036f';
  }

  /** Letters that Unicode does not take apart. */
  private static String withoutStroke(char letter) {
    return switch (letter) {
      case 'ø' -> "o";
      case 'æ' -> "ae";
      case 'œ' -> "oe";
      case 'ł' -> "l";
      case 'đ', 'ð' -> "d";
      case 'þ' -> "th";
      case 'ı' -> "i";
      default -> Character.toString(letter);
    };
  }
}
