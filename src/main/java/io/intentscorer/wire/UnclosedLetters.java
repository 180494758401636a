package io.intentscorer.wire;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The letters U+1C80 to U+1C88, old forms of Cyrillic ones: from their upper case no lower case
 * leads back to them. RE2/J 1.8 goes from case to case until it is back, for ever, when an
 * expression holds one or has a range across them (its issue 168). In the texts that are searched
 * they do no harm.
 */
final class UnclosedLetters {
  private static final int FIRST = 0x1C80;
  private static final int LAST = 0x1C88;

  /** In a range from A or before to what has no case beyond, RE2/J looks at no letter. */
  private static final int NONE_BEFORE = 'A';

  private static final int NONE_BEHIND = 0x1044F;

  private static final String LETTER = "\\\\x\\{0*([0-9A-Fa-f]{1,8})}|([\\s\\S])";
  private static final Pattern LETTERS = Pattern.compile(LETTER);

  /** The end of a range; its beginning is looked for on its own, since ranges may share a sign. */
  private static final Pattern TO = Pattern.compile("(?<=-)(?:" + LETTER + ")");

  private static final Pattern FROM = Pattern.compile("(?:" + LETTER + ")$");

  private UnclosedLetters() {}

  /** Whether RE2/J would not come to an end; in doubt, true. */
  static boolean areIn(String expression) {
    return LETTERS
            .matcher(expression)
            .results()
            .anyMatch(letter -> FIRST <= number(letter) && number(letter) <= LAST)
        || TO.matcher(expression)
            .results()
            .anyMatch(end -> isAcross(expression.substring(0, end.start() - 1), number(end)));
  }

  private static boolean isAcross(String before, int to) {
    Matcher from = FROM.matcher(before);
    if (to <= LAST || before.indexOf('[') < 0 || !from.find()) {
      return false;
    }
    int begin = number(from.toMatchResult());
    return begin < FIRST && !(begin <= NONE_BEFORE && to >= NONE_BEHIND);
  }

  private static int number(MatchResult letter) {
    String hexadecimal = letter.group(1);
    return hexadecimal == null
        ? letter.group(2).codePointAt(0)
        : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(hexadecimal, 16));
  }
}
