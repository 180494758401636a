package io.intentscorer.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a regular expression repeats what repeats itself: {@code (a{100}){20}} 2,000 times.
 *
 * <p>The compiled form holds every repetition, so a line of them would take all memory. RE2 and Go
 * refuse more than a thousand; RE2/J does not.
 */
final class NestedRepeats {
  /** The most that is taken, RE2's own limit. */
  static final int MOST = 1_000;

  private static final long BEYOND = 1L << 40;
  private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");

  private final String expression;
  private final Deque<Long> outer = new ArrayDeque<>();

  /** The most repeats so far in the group that is being read. */
  private long most = 1;

  /** The repeats of what a count would repeat. */
  private long last = 1;

  private NestedRepeats(String expression) {
    this.expression = expression;
  }

  /** The largest product of counts that stand around each other; of a broken expression any. */
  static long of(String expression) {
    return new NestedRepeats(expression).read();
  }

  private long read() {
    for (int at = 0; at < expression.length(); ) {
      at = readAt(at);
    }
    return outer.stream().mapToLong(Long::longValue).reduce(most, Math::max);
  }

  /** Reads what stands at a place; returns where the next begins. */
  private int readAt(int at) {
    switch (expression.charAt(at)) {
      case '(' -> {
        outer.push(most);
        most = 1;
      }
      case ')' -> {
        last = most;
        most = Math.max(most, outer.isEmpty() ? 1 : outer.pop());
      }
      case '{' -> {
        return count(at);
      }
      case '\\' -> {
        last = 1;
        // "\x{2014}" is a letter by its number.
        int end = expression.startsWith("x{", at + 1) ? expression.indexOf('}', at) : -1;
        return end > 0 ? end + 1 : at + 2;
      }
      case '[' -> {
        last = 1;
        return behindClass(at);
      }
      case '*', '+', '?' -> {}
      default -> last = 1;
    }
    return at + 1;
  }

  private int count(int at) {
    Matcher count = COUNT.matcher(expression).region(at, expression.length());
    if (!count.lookingAt()) {
      last = 1;
      return at + 1;
    }
    long lowest = Long.parseLong(count.group(1));
    String highest = count.group(2);
    long times =
        highest == null || highest.isEmpty() ? lowest : Math.max(lowest, Long.parseLong(highest));
    last = Math.min(BEYOND, last * Math.max(1, times));
    most = Math.max(most, last);
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
