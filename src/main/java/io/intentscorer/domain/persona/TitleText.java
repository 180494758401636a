package io.intentscorer.domain.persona;

import java.util.Arrays;

/**
 * A title cut into words of folded letters ({@link Letters}), with what divides them and where each
 * stands in what was written.
 *
 * <p>Not a word of its own are a gender's ending behind a mark ("Leiter:in", "chargé(e)",
 * "Director/a"), an elided article ("l'innovation") and a possessive ("the CEO's"); initials
 * ("C.E.O.") are one word.
 */
final class TitleText {
  /** Longer titles are read up to here: nobody's title is, and reading stays cheap. */
  private static final int LONGEST = 1_000;

  private static final int GENDERED = 4;
  private static final int DIVISION = 0b111;
  private static final int POSSESSIVE = 0b1000;
  private static final int FROM = 4;
  private static final int TO = 32;
  private static final int PLACE = (1 << 28) - 1;

  /** How far the full-width forms of ASCII are from it. */
  private static final int FULL_WIDTH = 0xfee0;

  private static final String GENDER_MARKS = ":*_\u00b7.(/-";
  private static final String SEGMENT_ENDS = "|;\u2022\u00b7\u2013\u2014\n\r\t";
  private static final String JOINTS = "/&+";
  private static final String OPENING = "([{";
  private static final String CLOSING = ")]}";
  private static final String APOSTROPHES = "'\u2019\u02bc`\u00b4";

  /** The folded letters of all words, one behind the other. */
  char[] letters;

  int size;

  private final String written;
  private int[] start = new int[12];
  private int[] hash = new int[12];

  /** Of each word where it begins and ends in what was written, its division and possession. */
  private long[] said = new long[12];

  private final TitleVocabulary vocabulary;
  private int length;
  private int wordStart;
  private int wordHash;
  private int wordFrom;
  private int divided;
  private boolean initials;
  private boolean possesses;

  private TitleText(String written, TitleVocabulary vocabulary) {
    this.written = written;
    this.vocabulary = vocabulary;
    this.letters = new char[Math.min(written.length(), LONGEST) + 1];
  }

  /** Cuts a title. */
  static TitleText of(String written, TitleVocabulary vocabulary) {
    TitleText text = new TitleText(written, vocabulary);
    text.cut(Math.min(written.length(), LONGEST));
    return text;
  }

  /** The folded letters of a word. */
  String word(int at) {
    return new String(letters, start(at), end(at) - start(at));
  }

  /** Where the letters of a word begin. */
  int start(int at) {
    return start[at];
  }

  /** Where they end. */
  int end(int at) {
    return at + 1 < size ? start[at + 1] : length;
  }

  /** The hash of the letters, as a {@link WordTable} takes it. */
  int hash(int at) {
    return hash[at];
  }

  /** What divides a word from the one before, of {@link Division}. */
  int division(int at) {
    return (int) said[at] & DIVISION;
  }

  /** Whether a word owns what follows ("the CEO's"). */
  boolean isPossessive(int at) {
    return (said[at] & POSSESSIVE) != 0;
  }

  /** From one word to another as they were written. */
  String written(int first, int last) {
    return written.substring((int) (said[first] >>> FROM) & PLACE, (int) (said[last] >>> TO));
  }

  private void cut(int until) {
    for (int at = 0; at < until; ) {
      char letter = written.charAt(at);
      if ((letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')) {
        append(letter, at++);
      } else if (letter >= 'A' && letter <= 'Z') {
        append((char) (letter | 0x20), at++);
      } else if (letter == ' ') {
        endWord(at++);
      } else {
        at = cutOther(at, until);
      }
    }
    endWord(until);
  }

  /** What follows a letter that is no plain one or space. */
  private int cutOther(int at, int until) {
    int codePoint = written.codePointAt(at);
    int letter = codePoint > FULL_WIDTH && codePoint < 0xff5f ? codePoint - FULL_WIDTH : codePoint;
    int next = at + Character.charCount(codePoint);
    int afterGender = GENDER_MARKS.indexOf(letter) < 0 ? 0 : afterGender(at, until);
    if (afterGender > 0) {
      return afterGender;
    }
    if (isWordPart(letter)) {
      appendFolded(letter, at);
    } else if (letter == '@' && endsGendered(next, until)) {
      append('o', at); // "ingenier@" is "ingeniero" and "ingeniera"
    } else if (letter == '.' && isInitial(next, until)) {
      initials = true; // "c.e.o." is one word
    } else if (APOSTROPHES.indexOf(letter) >= 0) {
      return afterApostrophe(at, next, until);
    } else if (Character.getType(letter) != Character.FORMAT) {
      endWord(at);
      divide(letter, at, next, until);
    }
    return next;
  }

  private void divide(int letter, int at, int next, int until) {
    if (letter == ',') {
      divide(Division.COMMA);
    } else if (JOINTS.indexOf(letter) >= 0) {
      divide(Division.JOINT);
    } else if (SEGMENT_ENDS.indexOf(letter) >= 0 || isHyphenAlone(letter, at, next, until)) {
      divide(Division.SEGMENT);
    } else if (OPENING.indexOf(letter) >= 0 || CLOSING.indexOf(letter) >= 0) {
      divide(Division.ASIDE);
    } else if (letter == '@') {
      append('@', at);
      endWord(next);
    }
  }

  private void divide(int force) {
    divided = divided > force ? divided : force;
  }

  private static boolean isWordPart(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> true;
      default -> Character.isLetterOrDigit(letter);
    };
  }

  private boolean isInitial(int next, int until) {
    boolean oneLetterBefore = length - wordStart == 1 || initials;
    boolean oneLetterAfter =
        next < until
            && Character.isLetter(written.charAt(next))
            && (next + 1 == until || !isWordPart(written.charAt(next + 1)));
    return oneLetterBefore && oneLetterAfter;
  }

  private boolean isHyphenAlone(int letter, int at, int next, int until) {
    return letter == '-'
        && at > 0
        && written.charAt(at - 1) == ' '
        && next < until
        && written.charAt(next) == ' ';
  }

  /** "ceo's" is "ceo", "l'innovation" is "innovation", "o'brien" one word. */
  private int afterApostrophe(int at, int next, int until) {
    boolean possessive =
        next < until
            && (written.charAt(next) | 0x20) == 's'
            && (next + 1 == until || !isWordPart(written.charAt(next + 1)));
    if (possessive) {
      possesses = length > wordStart;
      return next + 1;
    }
    if (vocabulary.isElided(letters, wordStart, length)) {
      length = wordStart;
      wordHash = 0;
    } else if (length == wordStart) {
      endWord(at);
    }
    return next;
  }

  private boolean endsGendered(int next, int until) {
    return length - wordStart >= GENDERED && (next == until || !isWordPart(written.charAt(next)));
  }

  /** Where the ending of a gender behind a mark ends, or 0 where there is none. */
  private int afterGender(int at, int until) {
    if (length - wordStart < GENDERED) {
      return 0;
    }
    boolean bracket = written.charAt(at) == '(';
    int begin = at + 1;
    if (begin < until && written.charAt(begin) == '-') {
      begin++;
    }
    int next = begin;
    while (next < until && Character.isLetter(written.charAt(next))) {
      next++;
    }
    boolean closed = next < until && written.charAt(next) == ')';
    return bracket == closed && vocabulary.isGender(written, begin, next)
        ? next + (bracket ? 1 : 0)
        : 0;
  }

  private void appendFolded(int letter, int at) {
    String folded = Letters.folded(letter);
    for (int each = 0; each < folded.length(); each++) {
      if (folded.charAt(each) == ' ') {
        endWord(at);
      } else {
        append(folded.charAt(each), at);
      }
    }
  }

  private void append(char letter, int at) {
    if (length == wordStart) {
      wordFrom = at;
    }
    if (length == letters.length) {
      letters = Arrays.copyOf(letters, length * 2);
    }
    letters[length++] = letter;
    wordHash = WordTable.hash(wordHash, letter);
  }

  private void endWord(int at) {
    if (length > wordStart) {
      if (size == start.length) {
        grow();
      }
      hash[size] = wordHash;
      start[size] = wordStart;
      said[size] =
          divided | (possesses ? POSSESSIVE : 0) | (long) wordFrom << FROM | (long) at << TO;
      size++;
      divided = Division.NONE;
      wordStart = length;
      wordHash = 0;
    }
    initials = false;
    possesses = false;
  }

  private void grow() {
    start = Arrays.copyOf(start, size * 2);
    hash = Arrays.copyOf(hash, size * 2);
    said = Arrays.copyOf(said, size * 2);
  }
}
