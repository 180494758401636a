package io.intentscorer.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scans one quantity from left to right, never going back: {@code [qualifier] amount [+ | separator
 * amount] [noun…]}, where an amount is {@code [$] number [unit] [$]}.
 */
final class QuantityScanner {
  /** Longer texts are prose, not quantities. */
  private static final int LONGEST = 100;

  private final String text;
  private int at;

  QuantityScanner(String written) {
    this.text = written.length() > LONGEST ? "" : plain(written);
  }

  /** NFKC makes no-break, thin and wide forms plain; dashes and apostrophes become one each. */
  private static String plain(String written) {
    return Normalizer.normalize(written, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\u2010-\u2015\u2212]", "-")
        .replace('\u2019', '\'')
        .strip();
  }

  Optional<Quantity> read() {
    String word = word();
    boolean between = word.equals("between");
    boolean atLeast = QuantityWords.AT_LEAST.contains(word);
    boolean atMost = QuantityWords.AT_MOST.contains(word);
    if (!between && !atLeast && !atMost && !QuantityWords.NEARLY.contains(word)) {
      at = 0;
    }
    Amount first = amount();
    if (first == null) {
      return Optional.empty();
    }
    int afterFirst = at;
    String separator = word();
    if (QuantityWords.SEPARATORS.contains(separator) || (between && separator.equals("and"))) {
      Amount second = amount();
      if (second == null || atLeast || atMost || !onlyNouns()) {
        return Optional.empty();
      }
      return rangeOf(first, second);
    }
    if (!QuantityWords.OR_MORE.contains(separator)) {
      at = afterFirst;
    }
    if (between || !onlyNouns()) {
      return Optional.empty();
    }
    double value = first.value();
    return atMost ? range(Math.min(0, value), value) : range(value, value);
  }

  /** A number and its unit's factor; null when it has no unit. */
  private record Amount(double number, @Nullable Double unit) {
    double value() {
      return unit == null ? number : number * unit;
    }
  }

  private static Optional<Quantity> rangeOf(Amount first, Amount second) {
    // "$10-50M": the unit of the right side counts for the left, unless that turns the range round.
    if (first.unit() == null && second.unit() != null) {
      double low = first.number() * second.unit();
      if (low <= second.value()) {
        return range(low, second.value());
      }
    }
    return range(first.value(), second.value());
  }

  private static Optional<Quantity> range(double low, double high) {
    boolean sound = Double.isFinite(low) && Double.isFinite(high) && low <= high;
    return sound ? Optional.of(new Quantity(low, high)) : Optional.empty();
  }

  private @Nullable Amount amount() {
    skip(QuantityWords.DOLLARS);
    Double number = number();
    if (number == null) {
      return null;
    }
    int before = at;
    Double unit = QuantityWords.UNITS.get(word());
    if (unit == null) {
      at = before;
    }
    skip(QuantityWords.DOLLARS);
    return new Amount(number, unit);
  }

  private void skip(Set<String> words) {
    int before = at;
    if (!words.contains(word())) {
      at = before;
    }
  }

  private boolean onlyNouns() {
    while (at < text.length()) {
      String word = word();
      if (!word.isEmpty()
          && !QuantityWords.NOUNS.contains(word)
          && !QuantityWords.DOLLARS.contains(word)) {
        return false;
      }
      if (word.isEmpty() && at < text.length()) {
        return false; // a digit: a second quantity
      }
    }
    return true;
  }

  /**
   * The next word or run of signs, spaces before it skipped; two or three words that mean one thing
   * ("more than") come as one. Empty before a digit and at the end.
   */
  private String word() {
    skipSpaces();
    int start = at;
    if (at < text.length() && isLetter(text.charAt(at))) {
      String word = letters();
      return switch (word) {
        case "more", "greater", "less", "fewer", "at", "up", "or", "and", "no", "us" ->
            joined(word);
        default -> word.equals("u") && text.startsWith("$s", at) ? signs(start, 2) : word;
      };
    }
    if (text.startsWith("...", at)) {
      return signs(start, 3);
    }
    if (text.startsWith("..", at) || text.startsWith(">=", at) || text.startsWith("<=", at)) {
      return signs(start, 2);
    }
    boolean sign = at < text.length() && !isDigit(text.charAt(at));
    return signs(start, sign ? 1 : 0);
  }

  private String signs(int start, int count) {
    at += count;
    return text.substring(start, at);
  }

  private String joined(String first) {
    int before = at;
    skipSpaces();
    if (text.startsWith("$", at)) {
      at++;
      return first + "$";
    }
    StringBuilder joined = new StringBuilder(first);
    for (int words = 0; words < 2; words++) {
      skipSpaces();
      joined.append(letters());
      String phrase = joined.toString();
      if (QuantityWords.AT_LEAST.contains(phrase)
          || QuantityWords.AT_MOST.contains(phrase)
          || QuantityWords.OR_MORE.contains(phrase)
          || QuantityWords.NOUNS.contains(phrase)
          || QuantityWords.DOLLARS.contains(phrase)) {
        return phrase;
      }
    }
    at = before;
    return first;
  }

  private String letters() {
    int start = at;
    while (at < text.length() && isLetter(text.charAt(at))) {
      at++;
    }
    String letters = text.substring(start, at);
    if (at < text.length() && text.charAt(at) == '.' && !letters.isEmpty()) {
      at++; // "approx."
    }
    return letters;
  }

  private void skipSpaces() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private @Nullable Double number() {
    skipSpaces();
    NumberScanner scanner = new NumberScanner(text, at);
    Double number = scanner.read();
    at = scanner.end();
    return number;
  }

  private static boolean isLetter(char letter) {
    return Character.isLetter(letter);
  }

  static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}
