package io.intentscorer.wire;

import io.intentscorer.wire.Issue.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object of a rule while it is read: hands out fields with their types checked, and gathers
 * what is wrong instead of stopping at it. {@link #close} reports the fields that nobody asked for.
 */
final class RuleObject {
  private final JsonNode node;
  private final String pointer;
  private final List<Issue> issues;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> tolerated = new HashSet<>();

  RuleObject(JsonNode node, String pointer, List<Issue> issues) {
    this.node = node;
    this.pointer = pointer;
    this.issues = issues;
  }

  String pointer(String field) {
    return pointer + "/" + field;
  }

  String pointer() {
    return pointer;
  }

  void error(String field, String message, @Nullable String hint) {
    issues.add(Issue.error(pointer(field), message, hint));
  }

  void errorHere(String message, @Nullable String hint) {
    issues.add(Issue.error(pointer, message, hint));
  }

  void warning(String field, String message, @Nullable String hint) {
    issues.add(Issue.warning(field.isEmpty() ? pointer : pointer(field), message, hint));
  }

  boolean isSound() {
    return issues.stream()
        .noneMatch(
            issue -> issue.severity() == Severity.ERROR && issue.pointer().startsWith(pointer));
  }

  /** The field's node; null where it is absent. */
  @Nullable JsonNode get(String field) {
    asked.add(field);
    return node.get(field);
  }

  boolean isEmptyList(String field) {
    JsonNode value = get(field);
    return value != null && value.isArray() && value.isEmpty();
  }

  boolean has(String field) {
    return get(field) != null;
  }

  /** Fields that may stand in the object but are read elsewhere. */
  void allow(Collection<String> fields) {
    asked.addAll(fields);
  }

  /** A text that other programs leave in the object: fine, but never proposed to anybody. */
  void tolerate(String field) {
    text(field);
    asked.remove(field);
    tolerated.add(field);
  }

  @Nullable String text(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    if (!value.isString()) {
      error(field, field + " is " + Json.kind(value) + ", not a text", "write it in quotes");
      return null;
    }
    if (value.stringValue().isBlank()) {
      error(field, field + " is empty", "write something between the quotes, or leave it out");
      return null;
    }
    return value.stringValue().strip();
  }

  double number(String field, double otherwise, double lowest, double highest) {
    JsonNode value = get(field);
    if (value == null) {
      return otherwise;
    }
    Double number = number(value);
    if (number == null && !value.isNumber()) {
      error(
          field,
          field + " is " + Json.kind(value) + ", not a number",
          "write a number without quotes");
      return otherwise;
    }
    if (number == null || number < lowest || number > highest) {
      error(
          field,
          field + " is " + (number == null ? "too large" : plain(number)),
          "give a number from " + plain(lowest) + " to " + plain(highest));
      return otherwise;
    }
    return number;
  }

  int wholeNumber(String field, int otherwise, int lowest, int highest) {
    double number = number(field, otherwise, lowest, highest);
    if (number != Math.rint(number)) {
      error(field, field + " is " + plain(number), "give a whole number");
      return otherwise;
    }
    return (int) number;
  }

  boolean flag(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return false;
    }
    if (!value.isBoolean()) {
      error(field, field + " is " + Json.kind(value), "write true or false, without quotes");
      return false;
    }
    return value.booleanValue();
  }

  /** One of the words of a closed list. */
  <T> @Nullable T word(String field, Collection<String> words, Function<String, Optional<T>> of) {
    String written = text(field);
    if (written == null) {
      return null;
    }
    T found = of.apply(written).orElse(null);
    if (found == null) {
      error(field, field + " \"" + written + "\" is not known", oneOf(written, words));
    }
    return found;
  }

  List<String> texts(String field) {
    JsonNode value = get(field);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (!value.isArray()) {
      error(field, field + " is " + Json.kind(value) + ", not a list", "write [\"…\", \"…\"]");
      return texts;
    }
    for (int i = 0; i < value.size(); i++) {
      JsonNode item = value.get(i);
      if (item.isString() && !item.stringValue().isBlank()) {
        texts.add(item.stringValue().strip());
      } else {
        error(
            field + "/" + i,
            item.isString()
                ? "a text of " + field + " is empty"
                : field + " holds " + Json.kind(item) + ", not only texts",
            "write each one in quotes: [\"…\", \"…\"]");
      }
    }
    return texts;
  }

  @Nullable RuleObject object(String field) {
    JsonNode value = get(field);
    if (value == null) {
      return null;
    }
    if (!value.isObject()) {
      error(
          field, field + " is " + Json.kind(value) + ", not an object", "write it in braces: {…}");
      return null;
    }
    return new RuleObject(value, pointer(field), issues);
  }

  /** Each object of a list, with its place. */
  void each(String field, BiConsumer<RuleObject, Integer> read) {
    JsonNode value = get(field);
    if (value == null) {
      return;
    }
    if (!value.isArray()) {
      error(field, field + " is " + Json.kind(value) + ", not a list", "write [{…}, {…}]");
      return;
    }
    for (int i = 0; i < value.size(); i++) {
      String at = pointer(field) + "/" + i;
      if (value.get(i).isObject()) {
        read.accept(new RuleObject(value.get(i), at, issues), i);
      } else {
        issues.add(
            Issue.error(
                at,
                field + " holds " + Json.kind(value.get(i)) + ", not only objects",
                "write each one in braces: [{…}, {…}]"));
      }
    }
  }

  Map<String, JsonNode> rest() {
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    node.properties().forEach(entry -> rest.put(entry.getKey(), entry.getValue()));
    asked.addAll(rest.keySet());
    return rest;
  }

  /** Reports every field that was not asked for. */
  void close() {
    Set<String> unknown = new HashSet<>(node.propertyNames());
    unknown.removeAll(asked);
    unknown.removeAll(tolerated);
    unknown.stream()
        .sorted()
        .forEach(field -> error(escaped(field), "unknown field " + field, oneOf(field, asked)));
  }

  /** A name from the rule itself, as RFC 6901 writes it. */
  private static String escaped(String field) {
    return field.replace("~", "~0").replace("/", "~1");
  }

  static @Nullable Double number(JsonNode node) {
    if (!node.isNumber()) {
      return null;
    }
    double number = node.asDouble(Double.NaN);
    return Double.isFinite(number) ? number : null;
  }

  static String oneOf(String written, Collection<String> known) {
    return NearestName.of(written, known)
        .map(name -> "did you mean " + name + "?")
        .orElseGet(() -> "known: " + String.join(", ", known));
  }

  static String plain(double number) {
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}
