package io.intentscorer.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows a rule that is in force. */
@Command(
    name = "get",
    description = "Prints a rule that is in force, as JSON.",
    mixinStandardHelpOptions = true)
final class RulesGetCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "ID", description = "the rule's id")
  private String id = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RuleShelf shelf = RuleShelf.read(options.read());
    JsonNode rule = shelf.rule(id);
    if (rule == null) {
      throw shelf.unknown(id);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(rule));
    out.flush();
    return 0;
  }
}
