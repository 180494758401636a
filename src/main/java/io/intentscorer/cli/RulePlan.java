package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.wire.RuleDifference;
import io.intentscorer.wire.RuleDifference.Change;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What it takes to bring a folder of rules into force. */
record RulePlan(List<Step> steps) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What becomes of a rule. */
  enum Kind {
    /** Only the folder has it. */
    NEW,
    CHANGED,
    UNCHANGED,
    /** It would be rejected. */
    BROKEN,
    /** Only the cluster has it. */
    GONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One rule.
   *
   * @param file null where only the cluster has the rule
   * @param changes from what is in force to the file
   */
  record Step(String id, Kind kind, @Nullable RuleFile file, List<Change> changes) {
    boolean isSubmitted() {
      return kind == Kind.NEW || kind == Kind.CHANGED || kind == Kind.BROKEN;
    }
  }

  RulePlan {
    steps = List.copyOf(steps);
  }

  /** Compares a folder with what is in force, by meaning. */
  static RulePlan of(List<RuleFile> files, RuleShelf shelf, RuleDifference difference) {
    List<Step> steps = new ArrayList<>();
    Set<String> held = new HashSet<>();
    for (RuleFile file : files) {
      held.add(file.id());
      steps.add(step(file, shelf, difference));
    }
    for (String id : shelf.ids()) {
      if (!held.contains(id)) {
        steps.add(new Step(id, Kind.GONE, null, List.of()));
      }
    }
    return new RulePlan(steps);
  }

  private static Step step(RuleFile file, RuleShelf shelf, RuleDifference difference) {
    String id = file.id();
    if (!file.isSound()) {
      return new Step(id, Kind.BROKEN, file, List.of());
    }
    JsonNode inForce = shelf.rule(id);
    if (inForce == null) {
      return new Step(id, Kind.NEW, file, List.of());
    }
    List<Change> changes = difference.between(id, inForce, JSON.readTree(file.bytes()));
    // A rejected submission stands on rule-status until the next one: hand the rule in again.
    boolean same = changes.isEmpty() && shelf.isSettled(id);
    return new Step(id, same ? Kind.UNCHANGED : Kind.CHANGED, file, changes);
  }

  /** Changes, for machines. */
  static ArrayNode machine(List<Change> changes) {
    ArrayNode list = JSON.createArrayNode();
    changes.forEach(
        change ->
            list.addObject()
                .put("place", change.place())
                .put("from", change.from())
                .put("to", change.to()));
    return list;
  }

  /** The steps of a kind. */
  List<Step> of(Kind kind) {
    return steps.stream().filter(step -> step.kind() == kind).toList();
  }

  /** Whether folder and cluster mean the same. */
  boolean isNothing() {
    return steps.stream().allMatch(step -> step.kind() == Kind.UNCHANGED);
  }
}
