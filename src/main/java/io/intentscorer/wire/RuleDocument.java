package io.intentscorer.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/**
 * A submission before it is a rule: JSON, one object, and no larger than is taken.
 *
 * @param issues where it is said what is wrong
 */
record RuleDocument(RuleLimits limits, List<Issue> issues) {
  /** The object; null where it is none that can be taken. */
  @Nullable JsonNode read(byte[] bytes) {
    if (bytes.length > limits.maxBytes()) {
      refuse(
          "the rule has " + bytes.length + " bytes",
          "keep it to "
              + limits.maxBytes()
              + ", or allow more with the scorer's setting "
              + RuleLimits.BYTES);
      return null;
    }
    JsonNode root = root(bytes);
    return root == null || isUnbounded(root) ? null : root;
  }

  private @Nullable JsonNode root(byte[] bytes) {
    try {
      JsonNode root = Json.read(bytes);
      if (root.isObject()) {
        return root;
      }
      refuse(
          "the rule is " + (root.isMissingNode() ? "empty" : Json.kind(root)),
          "write one rule in braces: {…}");
    } catch (StreamConstraintsException tooMuch) {
      refuse(
          "the rule is nested too deeply or has a name or number that is too long",
          "keep to " + Json.MAX_DEPTH + " levels of braces and brackets");
    } catch (MismatchedInputException more) {
      refuse(
          "something follows the rule's closing brace" + Json.place(more),
          "keep one rule in one place");
    } catch (JacksonException notJson) {
      refuse(
          "the rule is not JSON" + Json.fault(notJson),
          "look there, or just before, for a missing comma, quote or bracket");
    }
    return null;
  }

  private boolean isUnbounded(JsonNode root) {
    int conditions = 0;
    for (String field : List.of("criteria", "disqualifiers", "when")) {
      conditions += objects(root.path(field));
    }
    if (conditions <= limits.maxConditions()) {
      return false;
    }
    refuse(
        "the rule has " + conditions + " conditions",
        "keep it to "
            + limits.maxConditions()
            + ", use lists (in, containsAny), or allow more with the scorer's setting "
            + RuleLimits.CONDITIONS);
    return true;
  }

  private static int objects(JsonNode node) {
    int objects = node.isObject() ? 1 : 0;
    for (JsonNode part : node) {
      objects += part.isContainer() ? objects(part) : 0;
    }
    return objects;
  }

  private void refuse(String message, String hint) {
    issues.add(Issue.error("", message, hint));
  }
}
