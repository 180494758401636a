package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Value;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question about what is known, with three answers. */
public sealed interface Condition {

  /** The answer for what is known now. */
  Answer answer(Known known);

  /** Every attribute that is asked about, one that is asked about twice maybe twice. */
  Stream<String> attributes();

  /**
   * Holds when every part does: missed if one is missed, unknown if none is missed and one unknown.
   */
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public Answer answer(Known known) {
      Answer answer = Answer.MATCHED;
      for (Condition part : parts) {
        switch (part.answer(known)) {
          case MISSED -> {
            return Answer.MISSED;
          }
          case UNKNOWN -> answer = Answer.UNKNOWN;
          case MATCHED -> {}
        }
      }
      return answer;
    }

    @Override
    public Stream<String> attributes() {
      return parts.stream().flatMap(Condition::attributes);
    }
  }

  /** Holds when one part does: unknown if none is matched and one unknown. */
  record Any(List<Condition> parts) implements Condition {
    public Any {
      parts = List.copyOf(parts);
    }

    @Override
    public Answer answer(Known known) {
      Answer answer = Answer.MISSED;
      for (Condition part : parts) {
        switch (part.answer(known)) {
          case MATCHED -> {
            return Answer.MATCHED;
          }
          case UNKNOWN -> answer = Answer.UNKNOWN;
          case MISSED -> {}
        }
      }
      return answer;
    }

    @Override
    public Stream<String> attributes() {
      return parts.stream().flatMap(Condition::attributes);
    }
  }

  /** Holds when its part is missed; of an unknown part it is unknown. */
  record Not(Condition part) implements Condition {
    @Override
    public Answer answer(Known known) {
      return part.answer(known).negated();
    }

    @Override
    public Stream<String> attributes() {
      return part.attributes();
    }
  }

  /** One attribute and one operator. */
  record Leaf(String attribute, Operator operator) implements Condition {
    @Override
    public Answer answer(Known known) {
      return operator.answer(known.value(attribute), known);
    }

    @Override
    public Stream<String> attributes() {
      return Stream.of(attribute);
    }

    /** The attribute's value, or null where it is not known. */
    public @Nullable Value value(Known known) {
      return known.value(attribute);
    }
  }
}
