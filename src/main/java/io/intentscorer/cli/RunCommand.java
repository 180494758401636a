package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.http.HealthServer;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.StateDivision;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.TopicKeeper.Finding;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The scorer against a real cluster. */
@Command(
    name = "run",
    description = "Runs the scorer until it is stopped.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ScorerSettings settings = options.read();
    settings
        .stateFolder()
        .fault()
        .ifPresent(
            fault -> {
              throw new CommandFailure(fault);
            });
    try (TopicKeeper keeper = Clusters.keeper(settings)) {
      check(keeper.check(settings.topics().all()));
      checkDivision(new StateDivision(settings.applicationId(), settings.topics()).faults(keeper));
      return run(settings, keeper);
    }
  }

  private static String lines(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> "\n  " + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining());
  }

  private static int run(ScorerSettings settings, TopicKeeper keeper)
      throws IOException, InterruptedException {
    try (Runner runner = Clusters.runner(settings, keeper);
        HealthServer health = health(settings, runner);
        Shutdown shutdown = Shutdown.hook(runner::close)) {
      LOG.info("settings in force:{}", lines(settings.shown()));
      // Others do the work of one that left; that of one that crashed may lie idle.
      if (!settings.stateFolder().isAbandoned()) {
        LOG.info("warm after {} sample events", WarmUp.play(settings, WarmUp.LONGEST));
      }
      runner.start();
      LOG.info(
          "scoring {} of {}",
          settings.topics().companyEvents().name(),
          settings.client().get("bootstrap.servers"));
      return runner.awaitEnd() == null ? 0 : 1;
    }
  }

  private static @Nullable HealthServer health(ScorerSettings settings, Runner runner)
      throws IOException {
    int port = settings.httpPort();
    return port == 0
        ? null
        : HealthServer.start(settings.httpHost(), port, runner::liveness, runner::readiness);
  }

  private static void check(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new CommandFailure(
          findings.stream()
              .map(finding -> "  " + finding.topic().name() + " " + finding.message())
              .collect(
                  Collectors.joining(
                      "\n", "the topics are not ready; run the command topics first:\n", "")));
    }
  }

  /** One says it: where one topic does not fit, none does. */
  private static void checkDivision(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new CommandFailure(faults.get(0));
    }
  }
}
