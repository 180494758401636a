package io.intentscorer.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a regular expression repeats by counts, those within counts multiplied: {@code
 * (a{100}){20}} 2,000 times.
 *
 * <p>The compiled form holds every repetition, so a line of them would take all memory, and each
 * letter of a text may have to be compared with all of them. RE2 and Go refuse more than a thousand
 * within each other; RE2/J does not.
 */
final class NestedRepeats {
  /** The most that is taken, RE2's own limit. */
  static final int MOST = 1_000;

  private static final long BEYOND = 1L << 40;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();

  /** The repeats so far in the group that is being read. */
  private long sum;

  /** How often what a count would repeat stands there, and how much of that is in the sum. */
  private long last = 1;

  private long counted;

  private NestedRepeats(String expression) {
    this.expression = expression;
  }

  /** All repeats together, 1 where there are none; of a broken expression any. */
  static long of(String expression) {
    return new NestedRepeats(expression).read();
  }

  private long read() {
    for (int at = 0; at < expression.length(); ) {
      at = readAt(at);
    }
    return Math.max(1, outer.stream().mapToLong(Long::longValue).reduce(sum, Long::sum));
  }

  /** Reads what stands at a place; returns where the next begins. */
  private int readAt(int at) {
    switch (expression.charAt(at)) {
      case '(' -> {
        outer.push(sum);
        sum = 0;
      }
      case ')' -> {
        last = Math.max(1, sum);
        counted = sum;
        sum = Math.min(BEYOND, sum + (outer.isEmpty() ? 0 : outer.pop()));
      }
      case '{' -> {
        return count(at);
      }
      case '\\' -> {
        letter();
        // "\x{2014}" is a letter by its number.
        int end = expression.startsWith("x{", at + 1) ? expression.indexOf('}', at) : -1;
        return end > 0 ? end + 1 : at + 2;
      }
      case '[' -> {
        letter();
        return behindClass(at);
      }
      case '*', '+', '?' -> {}
      default -> letter();
    }
    return at + 1;
  }

  private void letter() {
    last = 1;
    counted = 0;
  }

  private int count(int at) {
    Matcher count = COUNT.matcher(expression).region(at, expression.length());
    if (!count.lookingAt()) {
      letter();
      return at + 1;
    }
    long lowest = Long.parseLong(count.group(1));
    String highest = count.group(2);
    long times =
        highest == null || highest.isEmpty() ? lowest : Math.max(lowest, Long.parseLong(highest));
    last = Math.min(BEYOND, last * Math.max(1, times));
    sum = Math.min(BEYOND, sum - counted + last);
    counted = last;
    return count.end();
  }

  /** A class of letters repeats nothing, whatever signs stand in it. */
  private int behindClass(int open) {
    int at = open + 1;
    at += expression.startsWith("^", at) ? 1 : 0;
    at += expression.startsWith("]", at) ? 1 : 0;
    while (at < expression.length() && expression.charAt(at) != ']') {
      int named = expression.startsWith("[:", at) ? expression.indexOf(":]", at) : -1;
      at = named > 0 ? named + 2 : at + (expression.charAt(at) == '\\' ? 2 : 1);
    }
    return at + 1;
  }
}
