package io.intentscorer.torture;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records without what depends on the moment at which they were made. */
final class Settled {
  private static final JsonMapper JSON = new JsonMapper();

  private Settled() {}

  /** A record in words: no moments of scoring, and what fades within an hour rounded away. */
  static String record(JsonNode record) {
    ObjectNode settled = (ObjectNode) record;
    settled.remove(List.of("scoredAt", "since", "rules"));
    return rounded(settled).toString();
  }

  private static JsonNode rounded(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JSON.createObjectNode();
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        copy.set(field.getKey(), rounded(field.getValue()));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JSON.createArrayNode();
      for (JsonNode item : array) {
        if (!isIdle(item)) {
          copy.add(rounded(item));
        }
      }
      return copy;
    }
    return node.isNumber() ? JSON.getNodeFactory().numberNode(rounded(node.asDouble())) : node;
  }

  /** A line of a ledger that only faded. */
  private static boolean isIdle(JsonNode item) {
    return item.has("change")
        && rounded(item.path("change").asDouble()) == 0
        && rounded(item.path("decay").asDouble(0)) == 0;
  }

  private static double rounded(double number) {
    // And no negative zero.
    return Math.round(number * 100) / 100.0 + 0.0;
  }
}
