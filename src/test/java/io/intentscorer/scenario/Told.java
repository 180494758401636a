package io.intentscorer.scenario;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * One record that the scorer published.
 *
 * @param value the JSON text, as it was written
 */
record Told(String topic, String key, String value) {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Pattern CAUSE = Pattern.compile("\"cause\":\\{[^}]*}");
  private static final Pattern VERSION = Pattern.compile("\"rules\":\\{\"version\":\\d+}");

  JsonNode json() {
    return MAPPER.readTree(value);
  }

  /** The record without the one field in which offline and live may differ. */
  Told withoutVersion() {
    return new Told(topic, key, VERSION.matcher(value).replaceAll("\"rules\":{}"));
  }

  /** Whether a key is forgotten. */
  boolean forgets() {
    return value.equals("null");
  }

  /** The record without what made it due, where several things did. */
  Told withoutCause() {
    return new Told(topic, key, CAUSE.matcher(withoutVersion().value).replaceAll("\"cause\":{}"));
  }

  /** The record on one line, as the {@code score} command prints it. */
  String line() {
    ObjectNode line = MAPPER.createObjectNode().put("topic", topic).put("key", key);
    line.putRawValue("value", new RawValue(value));
    return MAPPER.writeValueAsString(line);
  }
}
