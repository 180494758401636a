package io.intentscorer.wire;

import static io.intentscorer.wire.QuantityScanner.isDigit;

import org.jspecify.annotations.Nullable;

/**
 * Scans one number with its digits grouped as any country groups them.
 *
 * <p>A comma, space, apostrophe or underscore before exactly three digits divides groups (two, as
 * in "1,00,000", when more follow). A point before the last digits is decimal, but divides groups
 * when there are two of it; a lone comma before one or two digits is decimal.
 */
final class NumberScanner {
  private final String text;
  private int at;

  NumberScanner(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Where the number ends. */
  int end() {
    return at;
  }

  /** The number, finite; null when there is none. */
  @Nullable Double read() {
    StringBuilder plain = new StringBuilder();
    if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      plain.append(text.charAt(at++));
    }
    int start = at;
    digits(plain);
    if (at > start) {
      groups(plain, at - start);
    }
    fraction(plain);
    if (at == start || !isDigit(text.charAt(at - 1))) {
      return null;
    }
    exponent(plain);
    double number = Double.parseDouble(plain.toString());
    return Double.isFinite(number) ? number : null;
  }

  private void digits(StringBuilder plain) {
    while (at < text.length() && isDigit(text.charAt(at))) {
      plain.append(text.charAt(at++));
    }
  }

  private void groups(StringBuilder plain, int firstDigits) {
    if (firstDigits > 3 || at >= text.length()) {
      return;
    }
    char divider = text.charAt(at);
    boolean divides =
        switch (divider) {
          case ',', ' ', '\'', '_' -> true;
          case '.' -> groupAt(at) == 3 && at + 4 < text.length() && text.charAt(at + 4) == '.';
          default -> false;
        };
    while (divides && at < text.length() && text.charAt(at) == divider) {
      int count = groupAt(at);
      boolean indian = count == 2 && divider == ',' && groupAt(at + 3) >= 2;
      if (count != 3 && !indian) {
        return;
      }
      at++;
      digits(plain);
    }
  }

  /** How many digits stand behind the divider at that place; 0 when no divider is there. */
  private int groupAt(int place) {
    if (place >= text.length() || isDigit(text.charAt(place))) {
      return 0;
    }
    int end = place + 1;
    while (end < text.length() && isDigit(text.charAt(end)) && end - place <= 4) {
      end++;
    }
    return end - place - 1;
  }

  private void fraction(StringBuilder plain) {
    if (at >= text.length()) {
      return;
    }
    char point = text.charAt(at);
    int count = groupAt(at);
    boolean decimal = count > 0 && (point == '.' || (point == ',' && count <= 2));
    if (decimal) {
      plain.append('.');
      at++;
      digits(plain);
    }
  }

  private void exponent(StringBuilder plain) {
    if (at >= text.length() || text.charAt(at) != 'e') {
      return;
    }
    int first = at + 1;
    if (first < text.length() && (text.charAt(first) == '-' || text.charAt(first) == '+')) {
      first++;
    }
    if (first < text.length() && isDigit(text.charAt(first))) {
      plain.append(text, at, first);
      at = first;
      digits(plain);
    }
  }
}
