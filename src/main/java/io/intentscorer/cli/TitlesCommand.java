package io.intentscorer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How job titles are read. */
@Command(
    name = "titles",
    description = "Shows how job titles are read.",
    mixinStandardHelpOptions = true,
    subcommands = TitlesExplainCommand.class)
final class TitlesCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }
}
