package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Attribute;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the attributes of a subject are called without it. Those of the contract stand ready, as
 * each is asked for several times an event, and else a text would be made each time.
 */
final class Fields {
  private final String prefix;
  private final Map<String, String> known = new HashMap<>();

  /**
   * @param prefix the subject with its dot
   */
  Fields(String prefix) {
    this.prefix = prefix;
    for (String name : Attribute.names()) {
      if (name.startsWith(prefix)) {
        known.put(name, name.substring(prefix.length()));
      }
    }
  }

  /** The field of an attribute; null for another subject's. */
  @Nullable String of(String attribute) {
    String field = known.get(attribute);
    return field == null && attribute.startsWith(prefix)
        ? attribute.substring(prefix.length())
        : field;
  }
}
