package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.NurtureTopics;
import io.intentscorer.stream.ScoringTopology;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows what runs. */
@Command(
    name = "describe",
    description = "Prints the topology: stages, stores and topics.",
    mixinStandardHelpOptions = true)
final class DescribeCommand implements Runnable {
  @Mixin private SettingsOptions options = new SettingsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    ScorerSettings settings = options.read();
    ScoringTopology topology =
        new ScoringTopology(
            settings.topics(),
            settings.reader(),
            settings.resolver(),
            NurtureTopics.existing(),
            settings::partitions);
    PrintWriter out = spec.commandLine().getOut();
    out.print(topology.describe(settings.streams()));
    out.flush();
  }
}
