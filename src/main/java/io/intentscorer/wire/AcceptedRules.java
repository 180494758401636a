package io.intentscorer.wire;

import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.HalfLife.Stretch;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepted rules as they stand on {@code rules-accepted}: the rule as it was submitted, with what
 * only its past tells (its version, since when a signal counts, how its half-life changed).
 */
public final class AcceptedRules {
  // The record stands around the rule: without the one level more, the deepest rules would be
  // accepted and never come into force.
  private static final JsonMapper RECORDS = Json.mapper(Json.MAX_DEPTH + 1);

  private final RuleReader rules;

  public AcceptedRules(RuleReader rules) {
    this.rules = rules;
  }

  /** The book of those rules; other words of titles make it another book. */
  public RuleBook book(Collection<Accepted> accepted) {
    return RuleBook.of(accepted, rules.titles().fingerprint());
  }

  /** The record of a rule that was just accepted. */
  public byte[] write(byte[] submission, Accepted accepted, long acceptedAt) {
    ObjectNode record = Json.MAPPER.createObjectNode();
    record.set("rule", Json.MAPPER.readTree(submission));
    record.put("version", accepted.version());
    if (accepted.rule() instanceof Signal signal) {
      record.put("since", signal.since());
      ArrayNode halfLives = record.putArray("halfLives");
      for (Stretch stretch : signal.halfLife().stretches()) {
        halfLives.addObject().put("from", stretch.from()).put("days", stretch.days());
      }
    }
    record.put("acceptedAt", Times.written(acceptedAt));
    record.put("schemaVersion", OutputWriter.SCHEMA_VERSION);
    return Json.MAPPER.writeValueAsBytes(record);
  }

  /** The history's record of a deletion. */
  public byte[] deletion(long version, long deletedAt) {
    ObjectNode record = Json.MAPPER.createObjectNode();
    record.putNull("rule");
    record.put("version", version);
    record.put("acceptedAt", Times.written(deletedAt));
    record.put("schemaVersion", OutputWriter.SCHEMA_VERSION);
    return Json.MAPPER.writeValueAsBytes(record);
  }

  /**
   * A record as people look at it.
   *
   * @param rule the rule as it was submitted, null for a deletion
   * @param acceptedAt when, as it is written; empty where a record does not say
   */
  public record Stored(@Nullable JsonNode rule, long version, String acceptedAt) {}

  /** What stands in a record of accepted rules or of their history; empty for a foreign one. */
  public static Optional<Stored> stored(byte[] bytes) {
    try {
      JsonNode record = RECORDS.readTree(bytes);
      JsonNode version = record.path("version");
      JsonNode rule = record.path("rule");
      return version.isIntegralNumber() && (rule.isObject() || rule.isNull())
          ? Optional.of(
              new Stored(
                  rule.isNull() ? null : rule,
                  version.asLong(0),
                  record.path("acceptedAt").asString("")))
          : Optional.empty();
    } catch (JacksonException foreign) {
      return Optional.empty();
    }
  }

  /** Reads a record; empty for one that this application never wrote. */
  public Optional<Accepted> read(String id, byte[] bytes) {
    try {
      JsonNode record = RECORDS.readTree(bytes);
      JsonNode submission = record.get("rule");
      JsonNode version = record.get("version");
      if (submission == null || version == null || !version.isIntegralNumber()) {
        return Optional.empty();
      }
      JsonNode since = record.get("since");
      if (!submission.isObject()) {
        return Optional.empty();
      }
      Rule rule =
          rules
              .accepted(id, submission, since == null ? version.asLong(0) : since.asLong(0))
              .rule();
      return Optional.ofNullable(rule)
          .map(read -> new Accepted(withPast(read, record.get("halfLives")), version.asLong(0)));
    } catch (JacksonException | IllegalArgumentException foreign) {
      return Optional.empty();
    }
  }

  /** A signal as it goes on from the one that it replaces. */
  public static Rule continuing(Rule rule, @Nullable Rule before, long now) {
    if (rule instanceof Signal signal && before instanceof Signal old) {
      return with(signal, old.halfLife().changedTo(signal.halfLife().days(), now), old.since());
    }
    return rule;
  }

  private static Rule withPast(Rule rule, @Nullable JsonNode halfLives) {
    if (!(rule instanceof Signal signal) || halfLives == null || !halfLives.isArray()) {
      return rule;
    }
    List<Stretch> stretches = new ArrayList<>();
    for (JsonNode stretch : halfLives) {
      stretches.add(
          new Stretch(stretch.path("from").asLong(0), stretch.path("days").asDouble(Double.NaN)));
    }
    return with(signal, new HalfLife(stretches), signal.since());
  }

  private static Signal with(Signal signal, HalfLife halfLife, long since) {
    return new Signal(
        signal.id(),
        signal.name(),
        signal.status(),
        signal.when(),
        signal.points(),
        halfLife,
        signal.limit(),
        signal.oncePerContact(),
        signal.category(),
        since);
  }
}
