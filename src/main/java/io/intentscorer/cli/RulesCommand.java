package io.intentscorer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rules' life. */
@Command(
    name = "rules",
    description = "Checks rules, brings them into force, and shows what they are and were.",
    mixinStandardHelpOptions = true,
    subcommands = {
      RulesValidateCommand.class,
      RulesApplyCommand.class,
      RulesListCommand.class,
      RulesGetCommand.class,
      RulesDeleteCommand.class,
      RulesDiffCommand.class,
      RulesSimulateCommand.class,
      RulesHistoryCommand.class,
      RulesRollbackCommand.class,
      RulesSchemaCommand.class
    })
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
