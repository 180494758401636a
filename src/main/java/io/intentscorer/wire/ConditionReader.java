package io.intentscorer.wire;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.domain.rule.Attribute.Subject;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads conditions: a leaf names an attribute and one operator; all, any and not combine them. */
final class ConditionReader {
  private static final List<String> COMBINERS = List.of("all", "any", "not");

  private final Set<Subject> subjects;
  private final String mayName;
  private final OperatorReader operators;

  /**
   * @param subjects what this kind of rule may ask about
   * @param mayName the same in words, for messages
   */
  ConditionReader(Set<Subject> subjects, String mayName, TitleReader titles) {
    this.subjects = subjects;
    this.mayName = mayName;
    this.operators = new OperatorReader(titles);
  }

  /** Reads the condition that an object states; null when it has issues. */
  @Nullable Condition read(RuleObject object) {
    object.allow(COMBINERS);
    List<String> combiners = COMBINERS.stream().filter(object::has).toList();
    boolean leaf = object.has("attribute");
    if (combiners.size() + (leaf ? 1 : 0) != 1) {
      object.allow(OperatorReader.OPERATORS);
      Optional<String> operator = OperatorReader.OPERATORS.stream().filter(object::has).findFirst();
      if (combiners.isEmpty() && operator.isPresent()) {
        object.errorHere(
            operator.get() + " stands without an attribute",
            "say what it asks about: \"attribute\":\"" + example() + "\"");
        return null;
      }
      object.errorHere(
          combiners.isEmpty() ? "no condition" : "more than one condition in one place",
          "name one attribute with one operator, or one of all, any, not");
      return null;
    }
    return leaf ? leaf(object) : combined(object, combiners.get(0));
  }

  private @Nullable Condition combined(RuleObject object, String combiner) {
    if (combiner.equals("not")) {
      RuleObject part = object.object("not");
      Condition condition = part == null ? null : readWhole(part);
      return condition == null ? null : new Condition.Not(condition);
    }
    List<Condition> parts = new ArrayList<>();
    object.each(
        combiner,
        (part, place) -> {
          Condition condition = readWhole(part);
          if (condition != null) {
            parts.add(condition);
          }
        });
    JsonNode list = object.get(combiner);
    if (list != null && list.isArray() && list.isEmpty()) {
      object.error(combiner, combiner + " is empty", "put at least one condition in it");
    }
    if (!object.isSound()) {
      return null;
    }
    return combiner.equals("all") ? new Condition.All(parts) : new Condition.Any(parts);
  }

  private @Nullable Condition readWhole(RuleObject object) {
    Condition condition = read(object);
    object.close();
    return condition;
  }

  private @Nullable Condition leaf(RuleObject object) {
    Attribute attribute = attribute(object);
    object.allow(OperatorReader.OPERATORS);
    List<String> words = OperatorReader.OPERATORS.stream().filter(object::has).toList();
    if (words.size() != 1) {
      object.errorHere(
          words.isEmpty() ? "no operator" : "more than one operator: " + String.join(", ", words),
          words.isEmpty()
              ? "add one of " + String.join(", ", OperatorReader.OPERATORS)
              : "keep one, or combine conditions with all");
      return null;
    }
    if (attribute == null) {
      return null;
    }
    String word = words.get(0);
    String unfit = OperatorReader.unfit(attribute, word);
    if (unfit != null) {
      object.error(
          word,
          word + " does not go with " + attribute.name() + ", " + OperatorReader.kind(attribute),
          unfit);
      return null;
    }
    Operator operator = operators.read(object, word, attribute);
    return operator == null ? null : new Condition.Leaf(attribute.name(), operator);
  }

  private @Nullable Attribute attribute(RuleObject object) {
    String name = object.text("attribute");
    if (name == null) {
      return null;
    }
    Attribute attribute = Attribute.find(name).orElse(null);
    if (attribute == null) {
      object.error(
          "attribute",
          "unknown attribute " + name,
          AttributeGuess.of(name, subjects)
              .map(known -> "did you mean " + known + "?")
              .orElse(
                  "for a field of your own write "
                      + ownPrefix()
                      + name.substring(name.lastIndexOf('.') + 1)));
      return null;
    }
    if (!subjects.contains(attribute.subject())) {
      object.error("attribute", name + " cannot be asked here", mayName);
      return null;
    }
    return attribute;
  }

  private String example() {
    return subjects.contains(Subject.EVENT) ? "event.name" : "company.industry";
  }

  private String ownPrefix() {
    return subjects.contains(Subject.EVENT)
        ? "properties."
        : subjects.contains(Subject.CONTACT) ? "contact.custom." : "company.custom.";
  }
}
