package io.intentscorer.wire;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as both readers see it: strict in form, bounded in depth, easy about how names are spelt.
 */
final class Json {
  /** Objects and arrays within each other, the outermost counted. */
  static final int MAX_DEPTH = 64;

  static final JsonMapper MAPPER = mapper(MAX_DEPTH);

  private static final Map<String, String> ENVELOPE =
      Map.of(
          "messageid", "messageId",
          "anonymousid", "anonymousId",
          "userid", "userId",
          "previousid", "previousId",
          "groupid", "groupId",
          "originaltimestamp", "originalTimestamp",
          "sentat", "sentAt",
          "receivedat", "receivedAt");

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

  /**
   * Reads one document. Half of a surrogate pair, which JSON can spell but no UTF-8 can carry, is
   * read as U+FFFD, so that a text is the same before and after it was stored.
   */
  static JsonNode read(byte[] bytes) {
    JsonNode tree = MAPPER.readTree(bytes);
    return mayHoldHalves(bytes) ? whole(tree) : tree;
  }

  private static boolean mayHoldHalves(byte[] bytes) {
    for (int i = 0; i + 1 < bytes.length; i++) {
      byte octet = bytes[i];
      // Most are letters, which need no second look.
      if ((octet <= 0 || octet == '\\') && mayBeHalf(octet & 0xFF, bytes[i + 1] & 0xFF)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayBeHalf(int octet, int next) {
    boolean escaped = octet == '\\' && next == 'u';
    // Encoded as they stand, beyond the last code point, or (a zero) not in UTF-8 at all.
    boolean raw = (octet == 0xED && next >= 0xA0) || octet >= 0xF4 || octet == 0;
    return escaped || raw;
  }

  private static JsonNode whole(JsonNode node) {
    if (node.isString()) {
      String text = node.stringValue();
      String whole = whole(text);
      return whole.equals(text) ? node : MAPPER.getNodeFactory().stringNode(whole);
    }
    if (node.isArray()) {
      ArrayNode array = MAPPER.createArrayNode();
      node.forEach(item -> array.add(whole(item)));
      return array;
    }
    if (node.isObject()) {
      ObjectNode object = MAPPER.createObjectNode();
      node.properties()
          .forEach(entry -> object.set(whole(entry.getKey()), whole(entry.getValue())));
      return object;
    }
    return node;
  }

  private static String whole(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            letter ->
                whole.appendCodePoint(
                    letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE
                        ? 0xFFFD
                        : letter));
    return whole.toString();
  }

  /** An object's fields by their folded names; of names that fold alike the last one stands. */
  static Map<String, JsonNode> fields(@Nullable JsonNode node) {
    if (node == null || !node.isObject()) {
      return Map.of();
    }
    Map<String, JsonNode> fields = new HashMap<>(2 * node.size());
    node.properties().forEach(entry -> fields.put(foldKey(entry.getKey()), entry.getValue()));
    return fields;
  }

  /** {@code annual_revenue}, {@code annualRevenue} and {@code Annual Revenue} are one field. */
  static String foldKey(String name) {
    int plain = 0;
    while (plain < name.length() && isFolded(name.charAt(plain))) {
      plain++;
    }
    if (plain == name.length()) {
      return name;
    }
    StringBuilder folded = new StringBuilder(name.length()).append(name, 0, plain);
    for (int i = plain; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_' && c != '-' && c != ' ') {
        folded.append(c);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isFolded(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.';
  }

  /** Where and why bytes are not JSON, for a message, without the words of programmers. */
  static String fault(JacksonException notJson) {
    return place(notJson)
        + ": "
        + notJson
            .getOriginalMessage()
            .replaceAll(" \\(code \\d+[^)]*\\)", "")
            .replaceAll(": was expecting \\(.*", "")
            .replaceAll(": expected close marker.*", ": a brace or bracket was never closed")
            .replaceAll("Trailing token .*", "something follows the closing brace")
            .replaceAll(": enable .*", "")
            .replace("to separate Object entries", "between two fields")
            .replace("to separate Array entries", "between two values")
            .replace("double-quote to start property name", "the name of a field in quotes");
  }

  /** Where a fault was found, for a message. */
  static String place(JacksonException fault) {
    TokenStreamLocation at = fault.getLocation();
    return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  /** A field of the envelope as the contract spells it, for a message. */
  static String spelt(String folded) {
    return ENVELOPE.getOrDefault(folded, folded);
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
