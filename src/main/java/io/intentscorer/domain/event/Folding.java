package io.intentscorer.domain.event;

import java.text.Normalizer;
import java.util.Locale;

/** How text compares: after Unicode NFKC, case folding and trimming. */
public final class Folding {
  private Folding() {}

  /** The form under which two texts are equal. */
  public static String fold(String text) {
    if (isPlain(text)) {
      return text;
    }
    if (isAscii(text)) {
      return text.strip().toLowerCase(Locale.ROOT);
    }
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    // Upper case first: it is what makes "ß" and "SS" meet, as full case folding does.
    return normal.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /**
   * The form under which names of events are equal: {@code Signed Up}, {@code signed-up}, {@code
   * SignedUp} and {@code signed_up} are one name.
   */
  public static String foldName(String name) {
    if (isFoldedName(name)) {
      return name;
    }
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC).strip();
    StringBuilder folded = new StringBuilder(normal.length() + 4);
    boolean gap = false;
    boolean lowerBefore = false;
    for (int i = 0; i < normal.length(); ) {
      int c = normal.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetterOrDigit(c)) {
        gap = true;
        continue;
      }
      boolean hump = lowerBefore && Character.isUpperCase(c);
      if ((gap || hump) && folded.length() > 0) {
        folded.append('_');
      }
      gap = false;
      lowerBefore = Character.isLowerCase(c) || Character.isDigit(c);
      folded.appendCodePoint(Character.toLowerCase(c));
    }
    // A name of signs alone ("!!!") stays itself, so that it does not become the empty name.
    return folded.length() == 0 ? fold(normal) : folded.toString();
  }

  /** Small words with one underscore between them. */
  private static boolean isFoldedName(String name) {
    char before = '_';
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!letter && (c != '_' || before == '_')) {
        return false;
      }
      before = c;
    }
    return before != '_';
  }

  /** A field's name in camelCase, however it was written: {@code fav_color}, {@code Fav Color}. */
  public static String camelCase(String name) {
    if (isCamelCase(name)) {
      return name;
    }
    StringBuilder camel = new StringBuilder(name.length());
    boolean gap = false;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_' || c == '-' || Character.isWhitespace(c)) {
        gap = camel.length() > 0;
      } else if (gap) {
        camel.append(Character.toUpperCase(c));
        gap = false;
      } else if (camel.length() == 0) {
        camel.append(Character.toLowerCase(c));
      } else {
        camel.append(c);
      }
    }
    return camel.length() == 0 ? name : camel.toString();
  }

  private static boolean isCamelCase(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      if (!small && (i == 0 || c < 'A' || c > 'Z')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c > 'z' || c < ' ' || (c >= 'A' && c <= 'Z')) {
        return false;
      }
    }
    return length == 0 || (text.charAt(0) != ' ' && text.charAt(length - 1) != ' ');
  }
}
