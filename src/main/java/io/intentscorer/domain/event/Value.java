package io.intentscorer.domain.event;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of one attribute. */
public sealed interface Value {

  /** The value as a person would write it. */
  String written();

  static Value text(String text) {
    return new Text(text);
  }

  static Value number(double number) {
    return new Quantity(number, number, null);
  }

  /** A word or a phrase, as it was given. */
  record Text(String written) implements Value {}

  /** Yes or no. */
  record Flag(boolean yes) implements Value {
    @Override
    public String written() {
      return Boolean.toString(yes);
    }
  }

  /**
   * A number, or a range of numbers with both ends included.
   *
   * @param text how it was written, where it was not a plain number ({@code "201-500"})
   */
  record Quantity(double low, double high, @Nullable String text) implements Value {
    public Quantity {
      if (!Double.isFinite(low) || !Double.isFinite(high) || low > high) {
        throw new IllegalArgumentException("not a range: " + low + " to " + high);
      }
    }

    /** What stands for the value when it is compared with numbers. */
    public double midpoint() {
      return low + (high - low) / 2;
    }

    @Override
    public String written() {
      if (text != null) {
        return text;
      }
      return low == Math.rint(low) && Math.abs(low) < 1e15
          ? Long.toString((long) low)
          : Double.toString(low);
    }
  }

  /** Several words, in the order given. */
  record Items(List<String> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String written() {
      return items.stream().collect(Collectors.joining(", "));
    }
  }
}
