package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Check;
import io.intentscorer.stream.ClusterExamination;
import io.intentscorer.stream.PlainWords;
import io.intentscorer.stream.StateDivision;
import io.intentscorer.stream.TopicKeeper;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks beforehand at all that could keep the scorer from running. */
@Command(
    name = "doctor",
    description = "Says what would keep the scorer from running well, and what to do about it.",
    mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Check> checks = new ArrayList<>();
    try {
      ScorerSettings settings = options.read();
      settings.reader();
      new StreamsConfig(settings.streams());
      checks.add(Check.ok("settings", "all of them are understood"));
      checks.addAll(new MachineExamination(settings).examine());
      checks.addAll(cluster(settings));
    } catch (ConfigException | CommandFailure unusable) {
      checks.add(Check.fail("settings", String.valueOf(unusable.getMessage())));
    }
    print(checks);
    return Check.worst(checks) == Check.Outcome.FAIL ? 1 : 0;
  }

  private static List<Check> cluster(ScorerSettings settings) {
    try (TopicKeeper keeper = Clusters.keeper(settings);
        ClusterExamination examination =
            new ClusterExamination(
                settings.client(),
                new StateDivision(settings.applicationId(), settings.topics()),
                keeper,
                settings.replication())) {
      return examination.examine(Clock.systemUTC().instant());
    } catch (KafkaException unreachable) {
      return List.of(Check.fail("brokers", PlainWords.of(unreachable)));
    }
  }

  private void print(List<Check> checks) {
    PrintWriter out = spec.commandLine().getOut();
    TextTable table = new TextTable("result", "what", "found");
    checks.forEach(check -> table.row(check.outcome().name(), check.subject(), check.message()));
    table.print(out);
    out.flush();
  }
}
