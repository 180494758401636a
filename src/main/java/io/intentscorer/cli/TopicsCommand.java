package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.ReadingPlaces;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.TopicKeeper.Finding;
import io.intentscorer.stream.Topics;
import io.intentscorer.stream.Topics.Topic;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates and checks the topics. */
@Command(
    name = "topics",
    description = "Creates the topics that are missing and says what is misconfigured.",
    mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {
  private static final String STILL_READ =
      " is missing, and a scorer still runs, which would go on in the new one where it was in the"
          + " old: stop every scorer (without the topic they end by themselves within a minute),"
          + " then run this again";

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dryRun;

  @ArgGroup(exclusive = false)
  private @Nullable AclOptions acls;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    PrintWriter out = spec.commandLine().getOut();
    if (acls != null && acls.areWanted()) {
      acls.print(settings, out);
      out.flush();
      return 0;
    }
    Topics topics = settings.topics();
    boolean sound = true;
    try (TopicKeeper keeper = Clusters.keeper(settings)) {
      List<Finding> findings = keeper.check(topics.all());
      ReadingPlaces places = keeper.places(settings.applicationId());
      for (Finding finding : findings) {
        Topic topic = finding.topic();
        boolean input = topics.inputs().contains(topic);
        if (finding.missing() && input && places.areHeld()) {
          sound = false;
          out.println(topic.name() + STILL_READ);
        } else if (finding.missing() && !dryRun) {
          keeper.ensure(topic);
          out.println(topic.name() + " created");
          if (input && !places.beginAnew(topic, keeper.count(topic))) {
            sound = false;
            out.printf(
                "  the scorer may have read an older topic of that name, and this user may not have"
                    + " it begin anew; before it is started, as the scorer's user:"
                    + " kafka-consumer-groups.sh --reset-offsets --to-earliest --execute"
                    + " --group %s --topic %s%n",
                settings.applicationId(), topic.name());
          }
        } else {
          sound = false;
          out.println(topic.name() + " " + finding.message());
        }
      }
      if (findings.isEmpty()) {
        out.println("all " + topics.all().size() + " topics are there, as they should be");
      }
    }
    out.flush();
    return sound ? 0 : 1;
  }
}
