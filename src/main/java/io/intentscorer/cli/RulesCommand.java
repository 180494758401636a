package io.intentscorer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The rules' life. */
@Command(
    name = "rules",
    description = "Checks rules and brings them into force.",
    mixinStandardHelpOptions = true,
    subcommands = {RulesValidateCommand.class, RulesApplyCommand.class})
final class RulesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
