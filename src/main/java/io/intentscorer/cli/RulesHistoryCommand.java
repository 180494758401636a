package io.intentscorer.cli;

import io.intentscorer.cli.RuleShelf.Version;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.wire.RuleDifference;
import io.intentscorer.wire.RuleDifference.Change;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows the past of a rule. */
@Command(
    name = "history",
    description = "Shows every accepted version of a rule, when it came and what it changed.",
    mixinStandardHelpOptions = true)
final class RulesHistoryCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "ID", description = "the rule's id")
  private String id = "";

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /**
   * @param what in a word: new, changed, unchanged or deleted
   */
  private record Step(Version version, String what, List<Change> changes) {}

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    List<Version> versions = RuleShelf.history(settings, id);
    if (versions.isEmpty()) {
      throw RuleShelf.read(settings).unknown(id);
    }
    PrintWriter out = spec.commandLine().getOut();
    List<Step> steps = steps(versions, RuleFiles.difference(settings.titles()));
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(machine(steps)));
    } else {
      steps.forEach(step -> print(step, out));
    }
    out.flush();
    return 0;
  }

  private static List<Step> steps(List<Version> versions, RuleDifference difference) {
    List<Step> steps = new ArrayList<>();
    JsonNode before = null;
    for (Version version : versions) {
      JsonNode rule = version.stored().rule();
      steps.add(step(version, before, rule, difference));
      before = rule;
    }
    return steps;
  }

  private static Step step(
      Version version,
      @Nullable JsonNode before,
      @Nullable JsonNode rule,
      RuleDifference difference) {
    if (rule == null) {
      return new Step(version, "deleted", List.of());
    }
    if (before == null) {
      return new Step(version, "new", List.of());
    }
    List<Change> changes = difference.between(version.id(), before, rule);
    return new Step(version, changes.isEmpty() ? "unchanged" : "changed", changes);
  }

  private static void print(Step step, PrintWriter out) {
    out.println(
        "version "
            + step.version().stored().version()
            + "  "
            + step.version().stored().acceptedAt()
            + "  "
            + step.what());
    step.changes().forEach(change -> out.println("  " + change.line()));
  }

  private static ArrayNode machine(List<Step> steps) {
    ArrayNode list = JSON.createArrayNode();
    for (Step step : steps) {
      ObjectNode item = list.addObject();
      item.put("version", step.version().stored().version());
      item.put("acceptedAt", step.version().stored().acceptedAt());
      item.put("what", step.what());
      item.set("changes", RulePlan.machine(step.changes()));
      item.set("rule", step.version().stored().rule());
    }
    return list;
  }
}
