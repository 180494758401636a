package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.Title;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a leaf asks of an attribute's value. */
public sealed interface Operator {

  /** The answer for a value, null where it is not known. */
  Answer answer(@Nullable Value value, Known known);

  /**
   * {@code is} and {@code in}.
   *
   * @param texts the texts, folded
   * @param numbers the same as numbers, where they are
   */
  record OneOf(Set<String> texts, Set<Double> numbers) implements Operator {
    public OneOf {
      texts = Set.copyOf(texts);
      numbers = Set.copyOf(numbers);
    }

    @Override
    public Answer answer(@Nullable Value value, Known known) {
      if (value == null) {
        return Answer.UNKNOWN;
      }
      if (value instanceof Value.Quantity quantity && numbers.contains(quantity.midpoint())) {
        return Answer.MATCHED;
      }
      if (value instanceof Value.Items items) {
        return Answer.of(items.items().stream().anyMatch(i -> texts.contains(Folding.fold(i))));
      }
      return Answer.of(texts.contains(Folding.fold(value.written())));
    }
  }

  /** {@code containsAny} and {@code containsAll}; the texts are folded. */
  record Contains(Set<String> texts, boolean all) implements Operator {
    public Contains {
      texts = Set.copyOf(texts);
    }

    @Override
    public Answer answer(@Nullable Value value, Known known) {
      if (value == null) {
        return Answer.UNKNOWN;
      }
      List<String> held =
          value instanceof Value.Items items ? items.items() : List.of(value.written());
      return Answer.of(all ? holdsAll(held) : holdsAny(held));
    }

    private boolean holdsAny(List<String> held) {
      for (String item : held) {
        if (texts.contains(Folding.fold(item))) {
          return true;
        }
      }
      return false;
    }

    private boolean holdsAll(List<String> held) {
      Set<String> folded = new HashSet<>();
      held.forEach(item -> folded.add(Folding.fold(item)));
      return folded.containsAll(texts);
    }
  }

  /**
   * {@code between}, {@code atLeast} and {@code atMost}: ends included, infinite where open. A
   * range counts as its midpoint; a value that is no number is as good as not known.
   */
  record Band(double low, double high) implements Operator {
    @Override
    public Answer answer(@Nullable Value value, Known known) {
      if (!(value instanceof Value.Quantity quantity)) {
        return Answer.UNKNOWN;
      }
      double number = quantity.midpoint();
      return Answer.of(number >= low && number <= high);
    }

    /**
     * How much of the points a number earns: all inside the band; outside, falling linearly from
     * all at the end {@code e} to none at {@code e·(1 ± tolerance)}.
     *
     * @return 0 to 1
     */
    public double share(double number, double tolerance) {
      if (number >= low && number <= high) {
        return 1;
      }
      double end = number < low ? low : high;
      double width = Math.abs(end) * tolerance;
      double beyond = Math.abs(number - end);
      return beyond < width ? 1 - beyond / width : 0;
    }
  }

  /** {@code startsWith}; the prefix is folded, or folded as a name where names are compared. */
  record StartsWith(String prefix) implements Operator {
    @Override
    public Answer answer(@Nullable Value value, Known known) {
      return Operator.anyText(value, text -> Folding.fold(text).startsWith(prefix));
    }
  }

  /**
   * {@code matches}.
   *
   * @param expression as written in the rule
   * @param found whether the expression is found anywhere in a text
   */
  record Matches(String expression, Predicate<String> found) implements Operator {
    @Override
    public Answer answer(@Nullable Value value, Known known) {
      return Operator.anyText(value, found);
    }

    // The compiled expression is another object each time; what is written says all.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Matches same && same.expression.equals(expression);
    }

    @Override
    public int hashCode() {
      return expression.hashCode();
    }
  }

  /** One of the phrases, normalised as titles are, stands in the title. */
  record Phrase(List<String> phrases) implements Operator {
    public Phrase {
      phrases = List.copyOf(phrases);
    }

    @Override
    public Answer answer(@Nullable Value value, Known known) {
      Title title = known.title();
      if (title == null) {
        return Answer.UNKNOWN;
      }
      for (String phrase : phrases) {
        if (title.holds(phrase)) {
          return Answer.MATCHED;
        }
      }
      return Answer.MISSED;
    }
  }

  /** {@code exists}: the only operator that always knows its answer. */
  record Exists(boolean wanted) implements Operator {
    @Override
    public Answer answer(@Nullable Value value, Known known) {
      return Answer.of((value != null) == wanted);
    }
  }

  private static Answer anyText(@Nullable Value value, Predicate<String> test) {
    if (value == null) {
      return Answer.UNKNOWN;
    }
    return Answer.of(
        value instanceof Value.Items items
            ? items.items().stream().anyMatch(test)
            : test.test(value.written()));
  }
}
