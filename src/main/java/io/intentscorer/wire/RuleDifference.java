package io.intentscorer.wire;

import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Tiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two texts of a rule, by what they mean: not their layout, the order of their
 * fields, defaults that are spelled out, or upper and lower case where matching ignores it.
 */
public final class RuleDifference {
  /** Fields that say nothing to the scorer. */
  private static final Set<String> SILENT = Set.of("id", "$schema");

  private static final Set<String> FOLDED =
      Set.of("is", "in", "containsAny", "containsAll", "startsWith", "phrase");
  private static final Map<String, String> OF_PROFILES =
      Map.of("priority", "100", "status", "active", "accountTypes", "[company]");

  private final RuleReader reader;

  public RuleDifference(RuleReader reader) {
    this.reader = reader;
  }

  /**
   * One place that differs.
   *
   * @param place where: names joined by slashes, a criterion by its id
   * @param from what stood there, null for nothing
   * @param to what stands there, null for nothing
   */
  public record Change(String place, @Nullable String from, @Nullable String to) {
    /** The change on one line. */
    public String line() {
      if (from == null && to == null) {
        return place;
      }
      return place + ": " + (from == null ? "–" : from) + " → " + (to == null ? "–" : to);
    }
  }

  /** Whether two texts mean the same rule; a text that is no rule means nothing but itself. */
  public boolean isNone(String id, JsonNode from, JsonNode to) {
    Rule before = reader.accepted(id, from, 0).rule();
    Rule after = reader.accepted(id, to, 0).rule();
    return (before == null || after == null) ? from.equals(to) : before.equals(after);
  }

  /** Every place that differs; empty when both mean the same. */
  public List<Change> between(String id, JsonNode from, JsonNode to) {
    if (isNone(id, from, to)) {
      return List.of();
    }
    Map<String, String> before = places(from);
    Map<String, String> after = places(to);
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String place : all) {
      String was = before.get(place);
      String is = after.get(place);
      if (!Objects.equals(was, is)) {
        changes.add(new Change(place, was, is));
      }
    }
    if (changes.isEmpty()) {
      changes.add(new Change("the order of a list", null, null));
    }
    return changes;
  }

  private static Map<String, String> places(JsonNode rule) {
    Map<String, String> places = new TreeMap<>();
    defaults(rule.path("kind").asString(""), places);
    rule.properties()
        .forEach(
            field -> {
              if (!SILENT.contains(field.getKey())) {
                if (field.getKey().equals("priorities")) {
                  // Lists that are given stand for all of the standard ones.
                  places.keySet().removeIf(place -> place.startsWith("priorities/"));
                }
                collect(field.getKey(), field.getKey(), field.getValue(), places);
              }
            });
    return places;
  }

  private static void defaults(String kind, Map<String, String> places) {
    switch (kind) {
      case "icp" -> {
        places.putAll(OF_PROFILES);
        places.put("minimumScore", "60");
        places.put("minimumCoverage", "0.5");
        Grade.STANDARD.forEach(
            (grade, lowest) -> places.put("grades/" + grade.name(), RuleObject.plain(lowest)));
      }
      case "persona" -> {
        places.put("priority", "100");
        places.put("status", "active");
        places.put("minimumScore", "50");
        places.put("nurture/minimumGrade", "B");
        places.put("nurture/requiresConsent", "false");
      }
      case "signal" -> {
        places.put("status", "active");
        places.put("oncePerContact", "false");
      }
      default -> {
        Tiers.STANDARD
            .levels()
            .forEach((level, score) -> places.put("levels/" + level, RuleObject.plain(score)));
        Map<String, Set<String>> lists = new TreeMap<>();
        Tiers.STANDARD
            .priorities()
            .forEach(
                (tier, priority) ->
                    lists.computeIfAbsent(priority, any -> new TreeSet<>()).add(tier));
        lists.forEach((priority, tiers) -> places.put("priorities/" + priority, tiers.toString()));
      }
    }
  }

  private static void collect(
      String place, String name, JsonNode node, Map<String, String> places) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              field ->
                  collect(place + "/" + field.getKey(), field.getKey(), field.getValue(), places));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isObject)) {
      int number = 0;
      for (JsonNode item : node) {
        number++;
        collect(place + "/" + called(name, item, number), name, item, places);
      }
    } else {
      String text = text(name, node);
      if (!isDefault(name, place, text)) {
        places.put(place, text);
      }
    }
  }

  /** Criteria and disqualifiers go by their ids, which are their places where none is given. */
  private static String called(String list, JsonNode item, int number) {
    String otherwise =
        switch (list) {
          case "criteria" -> "c" + number;
          case "disqualifiers" -> "d" + number;
          default -> Integer.toString(number - 1);
        };
    return item.path("id").asString(otherwise);
  }

  private static boolean isDefault(String name, String place, String text) {
    boolean inside = place.contains("/");
    return inside
        && ((name.equals("tolerance") && text.equals("0"))
            || (name.equals("required") && text.equals("false"))
            || (name.equals("id") && place.matches("(criteria|disqualifiers)/[^/]+/id")));
  }

  private static String text(String name, JsonNode node) {
    if (node.isArray()) {
      List<String> items = new ArrayList<>();
      node.forEach(item -> items.add(text(name, item)));
      // The order counts in a band, and for the people who read a message.
      boolean ordered = name.equals("between") || !(FOLDED.contains(name) || isTier(items));
      return ordered ? items.toString() : new TreeSet<>(items).toString();
    }
    if (node.isNumber()) {
      return node.decimalValue().stripTrailingZeros().toPlainString();
    }
    String text = node.isString() ? node.stringValue() : node.toString();
    return FOLDED.contains(name) ? Folding.fold(text) : text;
  }

  private static boolean isTier(List<String> items) {
    return !items.isEmpty() && items.stream().allMatch(item -> item.matches("[ABCDF][1-4]"));
  }
}
