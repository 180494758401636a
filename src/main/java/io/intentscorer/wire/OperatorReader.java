package io.intentscorer.wire;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.intentscorer.domain.account.Country;
import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.domain.rule.Attribute.Kind;
import io.intentscorer.domain.rule.Operator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a leaf's operator and what it is compared with, for the kind of its attribute. */
final class OperatorReader {
  static final List<String> OPERATORS =
      List.of(
          "is",
          "in",
          "containsAny",
          "containsAll",
          "between",
          "atLeast",
          "atMost",
          "startsWith",
          "matches",
          "phrase",
          "exists");

  private static final List<String> NUMERIC = List.of("between", "atLeast", "atMost");

  private static final int MAX_EXPRESSION = 1_000;

  private final TitleReader titles;

  OperatorReader(TitleReader titles) {
    this.titles = titles;
  }

  static @Nullable String unfit(Attribute attribute, String operator) {
    Kind kind = attribute.kind();
    // Before the open fields, which take any operator: a phrase is sought in the title whatever
    // attribute it stands beside.
    if (operator.equals("phrase")) {
      return kind == Kind.TITLE ? null : "phrase is for contact.title; use is, in or matches";
    }
    if (kind == Kind.ANY || operator.equals("exists")) {
      return null;
    }
    if (NUMERIC.contains(operator)) {
      return kind == Kind.NUMBER ? null : "use is, in, startsWith or matches for texts";
    }
    boolean contains = operator.startsWith("contains");
    if (kind == Kind.LIST) {
      return contains || operator.equals("matches") || operator.equals("startsWith")
          ? null
          : "use containsAny or containsAll";
    }
    if (contains) {
      return "use in for one value out of several";
    }
    return kind == Kind.NUMBER && (operator.equals("startsWith") || operator.equals("matches"))
        ? "use between, atLeast, atMost, is or in"
        : null;
  }

  static String kind(Attribute attribute) {
    return switch (attribute.kind()) {
      case NUMBER -> "a number";
      case LIST -> "a list";
      default -> "a text";
    };
  }

  @Nullable Operator read(RuleObject object, String word, Attribute attribute) {
    JsonNode operand = object.get(word);
    if (operand == null) {
      return null;
    }
    return switch (word) {
      case "is" -> oneOf(object, word, List.of(operand), attribute);
      case "in" -> list(object, word, operand) ? oneOf(object, word, operand, attribute) : null;
      case "containsAny", "containsAll" ->
          list(object, word, operand) ? contains(object, word, operand, attribute) : null;
      case "between" -> between(object, operand);
      case "atLeast" -> bound(object, word, true);
      case "atMost" -> bound(object, word, false);
      case "startsWith" -> {
        String prefix = object.text(word);
        yield prefix == null ? null : new Operator.StartsWith(fold(attribute, prefix));
      }
      case "matches" -> matches(object);
      case "phrase" -> phrase(object, operand);
      default ->
          operand.isBoolean()
              ? new Operator.Exists(operand.booleanValue())
              : refuse(object, word, operand, "write true or false");
    };
  }

  private static @Nullable Operator refuse(
      RuleObject object, String word, JsonNode operand, String hint) {
    object.error(word, word + " is " + Json.kind(operand), hint);
    return null;
  }

  private static boolean list(RuleObject object, String word, JsonNode operand) {
    if (!operand.isArray() || operand.isEmpty()) {
      String found = operand.isArray() ? "an empty list" : Json.kind(operand);
      object.error(word, word + " is " + found, "write a list with at least one value: [\"…\"]");
      return false;
    }
    return true;
  }

  private @Nullable Operator oneOf(
      RuleObject object, String word, Iterable<JsonNode> operands, Attribute attribute) {
    Set<String> texts = new HashSet<>();
    Set<Double> numbers = new HashSet<>();
    if (!gather(object, word, operands, attribute, texts, numbers)) {
      return null;
    }
    return new Operator.OneOf(texts, numbers);
  }

  private @Nullable Operator contains(
      RuleObject object, String word, JsonNode operands, Attribute attribute) {
    Set<String> texts = new TreeSet<>();
    return gather(object, word, operands, attribute, texts, new HashSet<>())
        ? new Operator.Contains(texts, word.equals("containsAll"))
        : null;
  }

  private boolean gather(
      RuleObject object,
      String word,
      Iterable<JsonNode> operands,
      Attribute attribute,
      Set<String> texts,
      Set<Double> numbers) {
    int place = 0;
    boolean sound = true;
    for (JsonNode operand : operands) {
      String at = word.equals("is") ? word : word + "/" + place;
      Double number = RuleObject.number(operand);
      if (number != null) {
        numbers.add(number);
        texts.add(Value.number(number).written());
      } else if (operand.isString() && !operand.stringValue().isBlank()) {
        String text = operand.stringValue();
        texts.add(fold(attribute, text));
        if (attribute.kind() == Kind.NUMBER || attribute.kind() == Kind.ANY) {
          Quantity.read(text).ifPresent(quantity -> numbers.add(quantity.midpoint()));
        }
      } else if (operand.isBoolean()) {
        texts.add(Boolean.toString(operand.booleanValue()));
      } else {
        object.error(
            at,
            operand.isString()
                ? "a value of " + word + " is empty"
                : (word.equals("is") ? "is asks for " : word + " holds ") + Json.kind(operand),
            operand.isArray()
                ? "use in for one value out of several"
                : operand.isNull()
                    ? "to ask for what is not known write \"exists\":false"
                    : "give a text, a number, true or false");
        sound = false;
      }
      place++;
    }
    return sound;
  }

  private static @Nullable Operator between(RuleObject object, JsonNode operand) {
    Double low = operand.isArray() && operand.size() == 2 ? bound(operand.get(0)) : null;
    Double high = operand.isArray() && operand.size() == 2 ? bound(operand.get(1)) : null;
    if (low == null || high == null) {
      object.error("between", "between needs two numbers", "write [200, 500], without quotes");
      return null;
    }
    if (low > high) {
      object.error(
          "between", "between goes from the higher to the lower number", "swap the two numbers");
      return null;
    }
    return new Operator.Band(low, high);
  }

  private static @Nullable Operator bound(RuleObject object, String word, boolean low) {
    JsonNode operand = object.get(word);
    Double number = operand == null ? null : bound(operand);
    if (number == null) {
      object.error(word, word + " needs a number", "write it without quotes: 200");
      return null;
    }
    return low
        ? new Operator.Band(number, Double.POSITIVE_INFINITY)
        : new Operator.Band(Double.NEGATIVE_INFINITY, number);
  }

  private static @Nullable Double bound(JsonNode node) {
    return RuleObject.number(node);
  }

  private static @Nullable Operator matches(RuleObject object) {
    String expression = object.text("matches");
    if (expression == null) {
      return null;
    }
    if (expression.length() > MAX_EXPRESSION) {
      object.error(
          "matches",
          "the expression has " + expression.length() + " characters",
          "keep it to " + MAX_EXPRESSION + ", or use in");
      return null;
    }
    long repeats = NestedRepeats.of(expression);
    if (repeats > NestedRepeats.MOST) {
      object.error(
          "matches",
          "the expression repeats more than " + NestedRepeats.MOST + " times in all",
          "write + or * in place of {…}, or a smaller number");
      return null;
    }
    if (UnclosedLetters.areIn(expression)) {
      object.error(
          "matches",
          "the expression names, or has a range across, one of the letters U+1C80 to U+1C88, whose"
              + " upper and lower case are not each other's",
          "leave them out: in place of [a-龠] write [a-\\x{1C7F}\\x{1C89}-龠]");
      return null;
    }
    try {
      Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
      return new Operator.Matches(
          expression,
          text -> pattern.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).strip()).find());
    } catch (PatternSyntaxException broken) {
      object.error(
          "matches",
          "not a regular expression: "
              + broken.getDescription()
              + " in "
              + broken.getPattern().replace("(?i)", ""),
          "RE2 syntax; look-around and back-references do not exist there");
      return null;
    }
  }

  private @Nullable Operator phrase(RuleObject object, JsonNode operand) {
    List<String> written =
        operand.isString() ? List.of(operand.stringValue()) : object.texts("phrase");
    List<String> phrases = new ArrayList<>();
    for (String phrase : written) {
      String normal = titles.normalise(phrase);
      if (normal.isEmpty()) {
        object.error(
            "phrase", "the phrase \"" + phrase + "\" says nothing", "name a rank or a field");
      } else {
        phrases.add(normal);
      }
    }
    if (operand.isArray() && operand.isEmpty()) {
      object.error(
          "phrase", "phrase is an empty list", "write at least one phrase: [\"vp marketing\"]");
    }
    return phrases.isEmpty() ? null : new Operator.Phrase(phrases);
  }

  private static String fold(Attribute attribute, String written) {
    return switch (attribute.kind()) {
      case NAME -> Folding.foldName(written);
      case COUNTRY -> Folding.fold(Country.code(written).orElse(written));
      case DOMAIN -> Folding.fold(Hosts.account(written, SharedHosts.shipped()).orElse(written));
      default -> Folding.fold(written);
    };
  }
}
