package io.intentscorer.wire;

import io.intentscorer.domain.lead.Tally;
import io.intentscorer.wire.Issue.Severity;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The verdict on a submission, as it stands on {@code rule-status}.
 *
 * @param version the submission's offset
 * @param issues errors and warnings
 * @param decidedAt milliseconds since 1970 UTC
 * @param affected what the rule changed, null until every account has been looked at again
 */
public record RuleVerdict(
    String ruleId,
    State state,
    long version,
    List<Issue> issues,
    long decidedAt,
    @Nullable Affected affected) {
  // More than anybody mends in one go; and a record that its topic refuses would stop the scorer.
  private static final int MAX_ISSUES = 100;
  private static final int MAX_TEXT = 300;

  public RuleVerdict {
    List<Issue> kept = new ArrayList<>();
    issues.stream().limit(MAX_ISSUES).map(RuleVerdict::cut).forEach(kept::add);
    if (issues.size() > MAX_ISSUES) {
      kept.add(
          Issue.error(
              "", (issues.size() - MAX_ISSUES) + " more issues are not shown", "mend these first"));
    }
    issues = List.copyOf(kept);
  }

  private static Issue cut(Issue issue) {
    String hint = issue.hint();
    return new Issue(
        issue.severity(),
        cut(issue.pointer()),
        cut(issue.message()),
        hint == null ? null : cut(hint));
  }

  private static String cut(String text) {
    return FactReader.shown(text, MAX_TEXT);
  }

  /** A verdict just given. */
  public RuleVerdict(String ruleId, State state, long version, List<Issue> issues, long decidedAt) {
    this(ruleId, state, version, issues, decidedAt, null);
  }

  /**
   * What a rule changed.
   *
   * @param sweptAt when the last account had been looked at again, in milliseconds since 1970 UTC
   */
  public record Affected(Tally tally, long sweptAt) {}

  /** The verdict with what the rule changed. */
  public RuleVerdict affecting(Tally tally, long sweptAt) {
    return new RuleVerdict(ruleId, state, version, issues, decidedAt, new Affected(tally, sweptAt));
  }

  /** What became of a submission. */
  public enum State {
    ACCEPTED,
    REJECTED,
    DELETED;

    /** The contract's spelling. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The issues of one severity. */
  public List<Issue> of(Severity severity) {
    return issues.stream().filter(issue -> issue.severity() == severity).toList();
  }

  /** The record's value. */
  public byte[] write() {
    ObjectNode json = Json.MAPPER.createObjectNode();
    json.put("ruleId", ruleId);
    json.put("state", state.word());
    json.put("version", version);
    write(json.putArray("issues"), Severity.ERROR);
    write(json.putArray("warnings"), Severity.WARNING);
    affected(json);
    json.put("decidedAt", Times.written(decidedAt));
    json.put("scoredAt", Times.written(affected == null ? decidedAt : affected.sweptAt()));
    json.put("schemaVersion", OutputWriter.SCHEMA_VERSION);
    return Json.MAPPER.writeValueAsBytes(json);
  }

  private void affected(ObjectNode json) {
    if (affected == null) {
      json.putNull("affected");
      return;
    }
    Tally tally = affected.tally();
    ObjectNode written = json.putObject("affected");
    written
        .putObject("accounts")
        .put("rescored", tally.accounts())
        .put("changed", tally.accountsChanged());
    written.putObject("leads").put("rescored", tally.leads()).put("changed", tally.leadsChanged());
  }

  private static @Nullable Affected affected(JsonNode json) {
    JsonNode written = json.path("affected");
    if (!written.isObject()) {
      return null;
    }
    JsonNode accounts = written.path("accounts");
    JsonNode leads = written.path("leads");
    return new Affected(
        new Tally(
            accounts.path("rescored").asLong(0),
            accounts.path("changed").asLong(0),
            leads.path("rescored").asLong(0),
            leads.path("changed").asLong(0)),
        Instant.parse(json.path("scoredAt").asString("")).toEpochMilli());
  }

  private void write(ArrayNode list, Severity severity) {
    for (Issue issue : of(severity)) {
      ObjectNode item = list.addObject();
      item.put("severity", severity.word());
      item.put("pointer", issue.pointer());
      item.put("message", issue.message());
      item.put("hint", issue.hint());
    }
  }

  /** Reads a record's value; empty for one that this application never wrote. */
  public static Optional<RuleVerdict> read(byte[] bytes) {
    try {
      JsonNode json = Json.MAPPER.readTree(bytes);
      String word = json.path("state").asString("");
      Optional<State> state =
          Arrays.stream(State.values()).filter(known -> known.word().equals(word)).findFirst();
      long decidedAt = Instant.parse(json.path("decidedAt").asString("")).toEpochMilli();
      List<Issue> issues = new ArrayList<>();
      read(json.path("issues"), Severity.ERROR, issues);
      read(json.path("warnings"), Severity.WARNING, issues);
      Affected affected = affected(json);
      return state.map(
          known ->
              new RuleVerdict(
                  json.path("ruleId").asString(""),
                  known,
                  json.path("version").asLong(-1),
                  issues,
                  decidedAt,
                  affected));
    } catch (JacksonException | DateTimeException foreign) {
      return Optional.empty();
    }
  }

  private static void read(JsonNode list, Severity severity, List<Issue> issues) {
    for (JsonNode item : list) {
      JsonNode hint = item.path("hint");
      issues.add(
          new Issue(
              severity,
              item.path("pointer").asString(""),
              item.path("message").asString(""),
              hint.isString() ? hint.stringValue() : null));
    }
  }
}
