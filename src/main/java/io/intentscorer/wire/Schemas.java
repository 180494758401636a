package io.intentscorer.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schemas (2020-12) of everything that goes in and out. A kind of rule has no file of its
 * own: its schema is that of all rules, entered at the kind.
 */
public final class Schemas {
  private static final String RULE = "rule";
  private static final List<String> KINDS = List.of("icp", "persona", "signal", "tiers");
  private static final List<String> RECORDS =
      List.of(
          "company-events",
          "fit-scores",
          "scored-leads",
          "nurture",
          "account-alerts",
          "score-ledger",
          "rule-status",
          "rules-accepted",
          "rules-history");

  private Schemas() {}

  /** The names of all schemas: rules first, then the records of topics. */
  public static List<String> names() {
    List<String> names = new ArrayList<>(List.of(RULE));
    names.addAll(KINDS);
    names.addAll(RECORDS);
    return names;
  }

  /** A schema as JSON text; empty for an unknown name. */
  public static Optional<String> text(String name) {
    if (KINDS.contains(name)) {
      return Optional.of(
          Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(kind(name)) + "\n");
    }
    return names().contains(name) ? Optional.of(shipped(name)) : Optional.empty();
  }

  private static JsonNode kind(String name) {
    JsonNode rule = Json.MAPPER.readTree(shipped(RULE));
    ObjectNode kind = Json.MAPPER.createObjectNode();
    kind.set("$schema", rule.path("$schema"));
    kind.put("$id", rule.path("$id").asString("") + ":" + name);
    kind.put("$ref", "#/$defs/" + name);
    kind.set("$defs", rule.path("$defs"));
    return kind;
  }

  private static String shipped(String name) {
    String file = "/io/intentscorer/schemas/" + name + ".schema.json";
    try (InputStream in = Schemas.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
