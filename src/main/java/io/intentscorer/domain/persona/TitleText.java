package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A title cut into words.
 *
 * <p>A title is one or more segments ("CTO | Advisor", "Chief Marketing Officer (CMO)"), a segment
 * one or more parts ("VP, Marketing", "VP at Acme"), a part its folded words.
 */
final class TitleText {
  /** Longer titles are read up to here: nobody's title is, and reading stays cheap. */
  private static final int LONGEST = 1_000;

  private static final String SEGMENT_ENDS = "()[]{}|;\u2022\u00b7\u2013\u2014\n\r\t";
  private static final String APOSTROPHES = "'\u2019\u02bc";

  /** A stretch between strong marks; an aside stands in brackets. */
  record Segment(boolean aside, List<List<String>> parts) {}

  private final Set<String> companyFollows;
  private final List<Segment> segments = new ArrayList<>();
  private List<List<String>> parts = new ArrayList<>();
  private List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();
  private boolean aside;
  private boolean initials;

  private TitleText(Set<String> companyFollows) {
    this.companyFollows = companyFollows;
  }

  /**
   * The segments of a title.
   *
   * @param companyFollows words that begin a new part, as "at" does in "CEO at Acme"
   */
  static List<Segment> segments(String written, Set<String> companyFollows) {
    String bounded = written.substring(0, Math.min(written.length(), LONGEST));
    TitleText text = new TitleText(companyFollows);
    text.read(Words.folded(bounded));
    return text.segments;
  }

  private void read(String text) {
    for (int at = 0; at < text.length(); ) {
      int letter = text.codePointAt(at);
      int next = at + Character.charCount(letter);
      if (isWordPart(letter)) {
        word.appendCodePoint(letter);
      } else if (letter == '.' && isInitial(text, next)) {
        initials = true; // "c.e.o." is one word
      } else if (isHyphenAlone(letter, text, at, next) || SEGMENT_ENDS.indexOf(letter) >= 0) {
        endSegment();
        aside = letter == '(' || letter == '[' || letter == '{';
      } else if (letter == ',' || letter == '@') {
        endPart();
      } else if (APOSTROPHES.indexOf(letter) >= 0) {
        next = skipPossessive(text, next);
      } else if (Character.getType(letter) != Character.FORMAT) {
        endWord();
      }
      at = next;
    }
    endSegment();
  }

  private static boolean isWordPart(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(letter);
    };
  }

  private boolean isInitial(String text, int next) {
    boolean oneLetterBefore = word.length() == 1 || initials;
    boolean oneLetterAfter =
        next < text.length()
            && Character.isLetter(text.charAt(next))
            && (next + 1 == text.length() || !isWordPart(text.charAt(next + 1)));
    return oneLetterBefore && oneLetterAfter;
  }

  private static boolean isHyphenAlone(int letter, String text, int at, int next) {
    return letter == '-'
        && at > 0
        && text.charAt(at - 1) == ' '
        && next < text.length()
        && text.charAt(next) == ' ';
  }

  /** "ceo's" is "ceo", "o'brien" one word. */
  private static int skipPossessive(String text, int next) {
    boolean possessive =
        next < text.length()
            && text.charAt(next) == 's'
            && (next + 1 == text.length() || !isWordPart(text.charAt(next + 1)));
    return possessive ? next + 1 : next;
  }

  private void endWord() {
    if (word.length() > 0) {
      String ended = word.toString();
      word.setLength(0);
      if (companyFollows.contains(ended)) {
        endPart();
      } else {
        words.add(ended);
      }
    }
    initials = false;
  }

  private void endPart() {
    endWord();
    if (!words.isEmpty()) {
      parts.add(words);
      words = new ArrayList<>();
    }
  }

  private void endSegment() {
    endPart();
    if (!parts.isEmpty()) {
      segments.add(new Segment(aside, parts));
      parts = new ArrayList<>();
    }
    aside = false;
  }
}
