package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.AcceptedRules.Stored;
import io.intentscorer.wire.NearestName;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the cluster holds of rules: those in force, the newest verdicts, and the past. */
final class RuleShelf {
  private final Map<String, byte[]> records;
  private final Map<String, Stored> inForce = new TreeMap<>();
  private final Map<String, RuleVerdict> verdicts;

  /**
   * @param records as they stand on {@code rules-accepted}, by rule
   */
  RuleShelf(Map<String, byte[]> records, Map<String, RuleVerdict> verdicts) {
    this.records = new TreeMap<>(records);
    this.verdicts = new TreeMap<>(verdicts);
    records.forEach(
        (id, record) -> AcceptedRules.stored(record).ifPresent(stored -> inForce.put(id, stored)));
  }

  /**
   * A rule that is in force, or whose only submissions were rejected.
   *
   * @param stored what is in force, null for nothing
   * @param verdict on the newest submission, null where it is not known
   */
  record Entry(String id, @Nullable Stored stored, @Nullable RuleVerdict verdict) {}

  /** A version of a rule in its history. */
  record Version(String id, Stored stored) {}

  static RuleShelf read(ScorerSettings settings) {
    Map<String, byte[]> records =
        Snapshot.newest(settings, settings.topics().rulesAccepted().name());
    Map<String, RuleVerdict> verdicts = new TreeMap<>();
    Snapshot.newest(settings, settings.topics().ruleStatus().name())
        .forEach(
            (id, record) ->
                RuleVerdict.read(record).ifPresent(verdict -> verdicts.put(id, verdict)));
    return new RuleShelf(records, verdicts);
  }

  /** A folder as if its sound rules were in force. */
  static RuleShelf of(List<RuleFile> files, TitleReader titles) {
    AcceptedRules form = form(titles);
    Map<String, byte[]> records = new TreeMap<>();
    for (RuleFile file : files) {
      if (file.rule() != null) {
        Accepted accepted = new Accepted(file.rule(), records.size() + 1L);
        records.put(file.id(), form.write(file.bytes(), accepted, 0));
      }
    }
    return new RuleShelf(records, Map.of());
  }

  private static AcceptedRules form(TitleReader titles) {
    return new AcceptedRules(new RuleReader(titles));
  }

  /** The rules in force, compiled, with what only their past tells; by id. */
  Map<String, Accepted> accepted(TitleReader titles) {
    AcceptedRules form = form(titles);
    Map<String, Accepted> accepted = new TreeMap<>();
    records.forEach(
        (id, record) -> form.read(id, record).ifPresent(rule -> accepted.put(id, rule)));
    return accepted;
  }

  /** Every version of a rule that was ever accepted, and its deletions, the oldest first. */
  static List<Version> history(ScorerSettings settings, String id) {
    List<Version> versions = new ArrayList<>();
    Snapshot.read(
        settings,
        settings.topics().rulesHistory().name(),
        record -> {
          if (id.equals(key(record)) && record.value() != null) {
            AcceptedRules.stored(record.value())
                .ifPresent(stored -> versions.add(new Version(id, stored)));
          }
        });
    return versions;
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
  }

  /** All rules but those that are deleted, by id. */
  List<Entry> entries() {
    Map<String, Entry> entries = new TreeMap<>();
    verdicts.forEach(
        (id, verdict) -> {
          if (verdict.state() != State.DELETED) {
            entries.put(id, new Entry(id, null, verdict));
          }
        });
    inForce.forEach((id, stored) -> entries.put(id, new Entry(id, stored, verdicts.get(id))));
    return List.copyOf(entries.values());
  }

  /** The rule in force under an id, null for none. */
  @Nullable JsonNode rule(String id) {
    Stored stored = inForce.get(id);
    return stored == null ? null : stored.rule();
  }

  /** The version in force under an id; -1 for none. */
  long version(String id) {
    Stored stored = inForce.get(id);
    return stored == null ? -1 : stored.version();
  }

  /** Whether the newest submission under an id is what is in force. */
  boolean isSettled(String id) {
    RuleVerdict verdict = verdicts.get(id);
    return verdict == null || verdict.state() == State.ACCEPTED;
  }

  /** The ids of all rules in force. */
  List<String> ids() {
    return List.copyOf(inForce.keySet());
  }

  /** The failure of a command that asked for a rule which is not in force. */
  CommandFailure unknown(String id) {
    String hint =
        NearestName.of(id, inForce.keySet())
            .map(near -> "; did you mean " + near + "?")
            .orElse("; rules list shows those that are");
    return new CommandFailure("no rule " + id + " is in force" + hint);
  }
}
