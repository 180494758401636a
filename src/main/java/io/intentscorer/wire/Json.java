package io.intentscorer.wire;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON as both readers see it: strict in form, bounded in depth, easy about how names are spelt.
 */
final class Json {
  /** Objects and arrays within each other, the outermost counted. */
  static final int MAX_DEPTH = 64;

  static final JsonMapper MAPPER = mapper(MAX_DEPTH);

  private Json() {}

  /** A mapper that reads to another depth. */
  static JsonMapper mapper(int maxDepth) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(maxDepth).build())
                .build())
        .build();
  }

  /** An object's fields by their folded names; of names that fold alike the last one stands. */
  static Map<String, JsonNode> fields(@Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      return Map.of();
    }
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    node.properties().forEach(entry -> fields.put(foldKey(entry.getKey()), entry.getValue()));
    return fields;
  }

  /** {@code annual_revenue}, {@code annualRevenue} and {@code Annual Revenue} are one field. */
  static String foldKey(String name) {
    StringBuilder folded = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        folded.append(c);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  /** What a node is, in words for a message. */
  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT, POJO -> "an object";
      case ARRAY -> "a list";
      case BOOLEAN -> "true or false";
      case NUMBER -> "a number";
      case STRING, BINARY -> "a text";
      case NULL, MISSING -> "null";
    };
  }
}
