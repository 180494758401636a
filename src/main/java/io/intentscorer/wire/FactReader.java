package io.intentscorer.wire;

import io.intentscorer.domain.account.Country;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.domain.rule.Attribute.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the facts of a company or a person as the world writes them: {@code "201-500"}, {@code
 * "$10M-$50M"}, {@code "USA"}, {@code "salesforce, hubspot"}, camelCase or snake_case.
 *
 * <p>A text that should be a number but is not ("lots") is kept as it was written: nothing is lost,
 * conditions on the number stay unknown. Only a kind of value that cannot be meant (an object for a
 * number) is a fault.
 */
final class FactReader {
  /** Stands for what is not shown. */
  static final String FURTHER = "…";

  private static final int MAX_TEXT = 4_096;
  private static final int MAX_NUMERAL = 40;
  private static final int MAX_ITEMS = 1_000;
  private static final int MAX_OPEN = 200;
  private static final int MAX_LEVELS = 4;

  private final Map<String, String> names;

  /** Looked up beforehand, by name: of each fact it would take a text more. */
  private final Map<String, Kind> kinds = new HashMap<>();

  private FactReader(String subject, Map<String, String> names) {
    this.names = names;
    for (String name : names.values()) {
      kinds.put(name, Attribute.find(subject + "." + name).map(Attribute::kind).orElse(Kind.TEXT));
    }
  }

  /** Facts of companies. */
  static FactReader company() {
    Map<String, String> names = contractNames("company.");
    alias(names, "employees", "employeecount", "numberofemployees", "numemployees", "companysize");
    alias(names, "employees", "size", "headcount", "employeerange", "employeesrange");
    alias(names, "annualRevenue", "revenue", "estimatedannualrevenue", "revenuerange", "arr");
    alias(names, "domain", "companydomain");
    alias(names, "country", "countrycode", "countryname", "address.country");
    alias(names, "city", "address.city");
    alias(names, "techStack", "technologies", "tech", "tools", "techs");
    alias(names, "fundingTotal", "totalfunding", "fundingraised", "funding");
    alias(names, "fundingStage", "lastfundingstage", "fundinground");
    alias(names, "foundedYear", "founded", "yearfounded");
    alias(names, "name", "companyname");
    alias(names, "industry", "sector", "vertical");
    return new FactReader("company", names);
  }

  /** Facts of people. */
  static FactReader contact() {
    Map<String, String> names = contractNames("contact.");
    names.put("name", "name");
    names.put("marketingconsent", "marketingConsent");
    alias(names, "name", "fullname", "displayname");
    alias(names, "email", "emailaddress", "mail", "workemail");
    alias(names, "title", "jobtitle", "position", "jobrole");
    alias(names, "country", "countrycode", "countryname", "address.country");
    alias(names, "firstName", "firstname", "givenname");
    alias(names, "lastName", "lastname", "familyname", "surname");
    return new FactReader("contact", names);
  }

  /** The attribute, without its subject, that a field of a tracker is called. */
  Optional<String> name(String field) {
    return Optional.ofNullable(names.get(Json.foldKey(field)));
  }

  /** Reads an object's facts by attribute name; an empty value clears the fact. */
  Map<String, Optional<Value>> read(@Nullable JsonNode node, String where) {
    return read(node, where, key -> true);
  }

  /** Reads the facts of those of an object's own fields whose folded names are wanted. */
  Map<String, Optional<Value>> read(
      @Nullable JsonNode node, String where, Predicate<String> wanted) {
    if (node == null || node.isNull()) {
      return Map.of();
    }
    if (!node.isObject()) {
      throw UnreadableException.wrongType(where, Json.kind(node), "an object of its facts");
    }
    Map<String, Optional<Value>> facts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (wanted.test(Json.foldKey(entry.getKey()))) {
        read(entry.getKey(), entry.getValue(), where, facts, 1);
      }
    }
    return facts;
  }

  private void read(
      String key, JsonNode node, String where, Map<String, Optional<Value>> facts, int level) {
    String name = names.get(Json.foldKey(key));
    if (name != null) {
      facts.put(name, node.isNull() ? Optional.empty() : typed(name, node, where + "." + key));
    } else if (node.isObject()) {
      if (level < MAX_LEVELS) {
        node.properties()
            .forEach(
                entry ->
                    read(key + "." + entry.getKey(), entry.getValue(), where, facts, level + 1));
      }
    } else if (facts.size() < MAX_OPEN) {
      facts.put("custom." + Attribute.openName(key), node.isNull() ? Optional.empty() : open(node));
    }
  }

  private Optional<Value> typed(String name, JsonNode node, String where) {
    Kind kind = kinds.getOrDefault(name, Kind.TEXT);
    if (name.equals("marketingConsent")) {
      return Optional.of(new Value.Flag(consent(node, where)));
    }
    if (node.isObject()) {
      throw UnreadableException.wrongType(where, "an object", wanted(kind));
    }
    return switch (kind) {
      case NUMBER -> number(node, where);
      case LIST -> items(node, where);
      case COUNTRY ->
          text(node, where)
              .map(text -> Value.text(Country.code(text.written()).orElse(text.written())));
      default -> node.isArray() ? items(node, where) : text(node, where).map(text -> text);
    };
  }

  private static Optional<Value> number(JsonNode node, String where) {
    if (node.isNumber()) {
      return Optional.of(Value.number(finite(node, where)));
    }
    if (!node.isString()) {
      throw UnreadableException.wrongType(where, Json.kind(node), wanted(Kind.NUMBER));
    }
    String text = node.stringValue().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(quantity(text));
  }

  private static Value quantity(String text) {
    return Quantity.read(text)
        .<Value>map(
            quantity -> {
              boolean plain = text.chars().allMatch(Character::isDigit);
              return new Value.Quantity(quantity.low(), quantity.high(), plain ? null : cut(text));
            })
        .orElseGet(() -> Value.text(cut(text)));
  }

  private static Optional<Value> items(JsonNode node, String where) {
    List<String> items = new ArrayList<>();
    if (node.isArray()) {
      for (JsonNode item : node) {
        text(item, where).ifPresent(text -> items.add(text.written()));
      }
    } else {
      text(node, where).ifPresent(text -> split(text.written(), items));
    }
    List<String> kept = items.size() > MAX_ITEMS ? items.subList(0, MAX_ITEMS) : items;
    return kept.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(kept));
  }

  private static void split(String text, List<String> items) {
    for (String part : text.split("[,;|\\n]", -1)) {
      if (!part.isBlank()) {
        items.add(part.strip());
      }
    }
  }

  private static Optional<Value.Text> text(JsonNode node, String where) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (node.isContainer()) {
      throw UnreadableException.wrongType(where, Json.kind(node), wanted(Kind.TEXT));
    }
    String text =
        node.isNumber() ? Value.number(finite(node, where)).written() : node.asString().strip();
    return text.isEmpty() ? Optional.empty() : Optional.of(new Value.Text(cut(text)));
  }

  /** A tracker's own field: whatever it is, flat. */
  static Optional<Value> open(JsonNode node) {
    if (node.isNumber()) {
      double number = node.asDouble(Double.NaN);
      return Optional.of(
          Double.isFinite(number) ? Value.number(number) : Value.text(cut(node.toString())));
    }
    if (node.isBoolean()) {
      return Optional.of(new Value.Flag(node.booleanValue()));
    }
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      for (JsonNode item : node) {
        if (item.isValueNode() && !item.isNull() && items.size() < MAX_ITEMS) {
          items.add(cut(item.asString().strip()));
        }
      }
      return items.isEmpty() ? Optional.empty() : Optional.of(new Value.Items(items));
    }
    if (!node.isString()) {
      return Optional.empty();
    }
    String text = node.stringValue().strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(isNumeral(text) ? quantity(text) : Value.text(cut(text)));
  }

  /** Flattens an object into attributes with a prefix. */
  static void flatten(String prefix, @Nullable JsonNode node, Map<String, Value> said, int level) {
    if (node == null || !node.isObject() || level > MAX_LEVELS) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix + Attribute.openName(entry.getKey());
      if (entry.getValue().isObject()) {
        flatten(name + ".", entry.getValue(), said, level + 1);
      } else if (said.size() < MAX_OPEN) {
        open(entry.getValue()).ifPresent(value -> said.put(name, value));
      }
    }
  }

  private static boolean consent(JsonNode node, String where) {
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    String text = node.isValueNode() ? node.asString().strip().toLowerCase(Locale.ROOT) : "";
    return switch (text) {
      case "true", "yes", "1", "granted" -> true;
      case "false", "no", "0", "denied" -> false;
      default -> throw UnreadableException.wrongType(where, Json.kind(node), "true or false");
    };
  }

  private static double finite(JsonNode node, String where) {
    double number = node.asDouble(Double.NaN);
    if (!Double.isFinite(number)) {
      throw UnreadableException.wrongType(where, "a number too large to be meant", "a number");
    }
    return number;
  }

  /** Short enough to be a number, a range or an amount, and with a digit to be one. */
  private static boolean isNumeral(String text) {
    return text.length() <= MAX_NUMERAL && text.chars().anyMatch(c -> c >= '0' && c <= '9');
  }

  static String cut(String text) {
    return cut(text, MAX_TEXT);
  }

  /** The beginning of a text, at most so many characters long. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    // Never between the two halves of one character.
    return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
  }

  /** A text as it is shown: one that is longer is cut, and a sign says so. */
  static String shown(String text, int most) {
    return text.length() <= most ? text : cut(text, most) + FURTHER;
  }

  private static String wanted(Kind kind) {
    return switch (kind) {
      case NUMBER -> "a number or a range such as \"201-500\"";
      case LIST -> "a list of texts";
      default -> "a text";
    };
  }

  private static Map<String, String> contractNames(String prefix) {
    Map<String, String> names = new LinkedHashMap<>();
    for (String name : Attribute.names()) {
      if (name.startsWith(prefix) && name.indexOf('<') < 0) {
        String bare = name.substring(prefix.length());
        names.put(Json.foldKey(bare), bare);
      }
    }
    return names;
  }

  private static void alias(Map<String, String> names, String name, String... written) {
    for (String alias : written) {
      names.putIfAbsent(alias, name);
    }
  }
}
