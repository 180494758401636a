package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.cli.RulePlan.Kind;
import io.intentscorer.cli.RulePlan.Step;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.persona.TitleReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares a folder of rules with those in force. */
@Command(
    name = "diff",
    description =
        "Compares a folder with the rules in force, by what they mean; exits 1 where they differ.",
    mixinStandardHelpOptions = true)
final class RulesDiffCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "a folder of rules, one a file")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    TitleReader titles = settings.titles();
    RulePlan plan =
        RulePlan.of(
            RuleFiles.read(folder, settings.rules()),
            RuleShelf.read(settings),
            RuleFiles.difference(titles));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(machine(plan)));
    } else {
      print(plan, out);
    }
    out.flush();
    return plan.isNothing() ? 0 : 1;
  }

  private static void print(RulePlan plan, PrintWriter out) {
    for (Step step : plan.steps()) {
      RuleFile file = step.file();
      switch (step.kind()) {
        case NEW -> out.println(step.id() + " is only in the folder");
        case GONE -> out.println(step.id() + " is only on the cluster");
        case BROKEN -> out.println(step.id() + " is broken and would be rejected");
        case CHANGED ->
            out.println(
                step.id()
                    + (step.changes().isEmpty()
                        ? " is the same, but its newest submission was rejected"
                        : " differs (cluster → folder)"));
        case UNCHANGED -> {
          // Nothing to tell of what is the same.
        }
      }
      step.changes().forEach(change -> out.println("  " + change.line()));
      if (file != null && step.kind() == Kind.BROKEN) {
        file.issues().forEach(issue -> out.println("  " + file.path() + ": " + issue.line()));
      }
    }
    int same = plan.of(Kind.UNCHANGED).size();
    out.println(same + " of " + plan.steps().size() + " rules are the same");
  }

  private static ArrayNode machine(RulePlan plan) {
    ArrayNode list = JSON.createArrayNode();
    for (Step step : plan.steps()) {
      ObjectNode item = list.addObject().put("id", step.id()).put("difference", step.kind().word());
      item.set("changes", RulePlan.machine(step.changes()));
    }
    return list;
  }
}
