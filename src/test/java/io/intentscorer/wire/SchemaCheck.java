package io.intentscorer.wire;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What a published schema says of a value. */
final class SchemaCheck {
  private static final JsonMapper JSON = new JsonMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private SchemaCheck() {}

  /** What is wrong with a value; nothing for a sound one. */
  static List<String> faults(String name, JsonNode value) {
    return faults(SCHEMAS.computeIfAbsent(name, any -> REGISTRY.getSchema(node(name))), value);
  }

  /** The same where a record may hold nothing that the schema does not describe. */
  static List<String> faultsClosed(String name, JsonNode value) {
    Schema closed =
        SCHEMAS.computeIfAbsent(
            name + " closed",
            any -> {
              JsonNode node = node(name);
              close(node);
              ((ObjectNode) node).put("$id", "urn:closed:" + name);
              return REGISTRY.getSchema(node);
            });
    return faults(closed, value);
  }

  static JsonNode node(String name) {
    return JSON.readTree(Schemas.text(name).orElseThrow());
  }

  private static List<String> faults(Schema schema, JsonNode value) {
    return schema.validate(value).stream().map(Error::toString).toList();
  }

  /** Parts that are put together with allOf are closed where they come together. */
  private static void close(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.has("properties") || object.has("allOf") || object.has("$ref")) {
        object.put("unevaluatedProperties", false);
      }
      object.path("$defs").forEach(SchemaCheck::closeInside);
      object.path("allOf").forEach(SchemaCheck::closeInside);
      object.properties().stream()
          .filter(field -> !List.of("$defs", "allOf").contains(field.getKey()))
          .forEach(field -> close(field.getValue()));
    } else if (node.isArray()) {
      node.forEach(SchemaCheck::close);
    }
  }

  private static void closeInside(JsonNode part) {
    part.forEach(SchemaCheck::close);
  }
}
