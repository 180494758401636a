package io.intentscorer.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.intentscorer.cli.RuleDesk.Submission;
import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.RuleVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Everything at once, on this machine: broker, topics, rules, traffic, scorer, and leads to look
 * at.
 */
@Command(
    name = "quickstart",
    description =
        "Starts a broker, creates the topics, applies the rules, plays sample traffic and shows leads.",
    mixinStandardHelpOptions = true)
final class QuickstartCommand implements Callable<Integer> {
  private static final Duration START = Duration.ofSeconds(60);
  private static final Path PROJECT_RULES = Path.of("config", "rules");

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "end by itself after this time, such as 30s; until Ctrl-C by default")
  private @Nullable Duration length;

  @Option(
      names = "--rate",
      defaultValue = "20",
      description = "sample events a second; 0 for none (default: ${DEFAULT-VALUE})")
  private int rate = 20;

  @Option(
      names = "--port",
      defaultValue = "9092",
      description = "where the broker listens (default: ${DEFAULT-VALUE})")
  private int port = 9092;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep broker and state here between runs; a temporary folder by default")
  private @Nullable Path data;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "the rules to apply; config/rules by default, else those in the program itself")
  private @Nullable Path rules;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    quieten();
    PrintWriter out = spec.commandLine().getOut();
    CountDownLatch stopped = new CountDownLatch(1);
    // The last to close: until then the JVM waits, so that a temporary folder is gone after Ctrl-C.
    try (Shutdown shutdown = Shutdown.hook(stopped::countDown);
        Workspace workspace = Workspace.open(data)) {
      out.println("Starting the broker on port " + port + " …");
      out.flush();
      try (EmbeddedKafka broker = EmbeddedKafka.at(workspace.broker()).port(port).start()) {
        return play(settings(workspace, broker), stopped, out);
      }
    }
  }

  private void check() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port is 0 to 65535, not " + port);
    }
    if (rate < 0) {
      throw new ParameterException(spec.commandLine(), "--rate is 0 or more, not " + rate);
    }
  }

  /** The screen is for leads: of the scorer's own log, only what needs somebody's care. */
  private static void quieten() {
    if (System.getProperty("log.level") == null
        && LoggerFactory.getLogger("io.intentscorer") instanceof Logger logger) {
      logger.setLevel(Level.WARN);
    }
  }

  private ScorerSettings settings(Workspace workspace, EmbeddedKafka broker) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    settings.put("state.dir", workspace.state().toString());
    settings.put("topics.partitions", "1");
    settings.put("topics.replication.factor", "1");
    return ScorerSettings.of(settings);
  }

  private int play(ScorerSettings settings, CountDownLatch stopped, PrintWriter out)
      throws IOException, InterruptedException {
    try (TopicKeeper keeper = Clusters.keeper(settings)) {
      settings.topics().all().forEach(keeper::ensure);
      try (Runner runner = Clusters.runner(settings, keeper)) {
        runner.start();
        if (!runner.awaitRunning(START)) {
          throw new CommandFailure("the scorer did not start; see the messages above");
        }
        apply(settings, read(settings.rules()), out);
        show(settings, stopped, out);
      }
    }
    out.println("Ended.");
    out.flush();
    return 0;
  }

  /** The rules asked for, the project's, or those in the program. */
  private List<RuleFile> read(RuleReader reader) throws IOException {
    if (rules != null) {
      return RuleFiles.read(rules, reader);
    }
    return Files.isDirectory(PROJECT_RULES)
        ? RuleFiles.read(PROJECT_RULES, reader)
        : ShippedRules.read(reader);
  }

  private void show(ScorerSettings settings, CountDownLatch stopped, PrintWriter out)
      throws InterruptedException {
    out.println(
        "Leads as they come; any Kafka client may join at "
            + settings.client().get("bootstrap.servers")
            + " (Ctrl-C ends).\n"
            + LeadLine.HEADER);
    out.flush();
    try (LeadScreen screen = new LeadScreen(settings, out);
        TrafficPlayer player = new TrafficPlayer(settings, rate)) {
      screen.start();
      player.start();
      boolean signalled =
          length == null ? await(stopped) : stopped.await(length.toMillis(), TimeUnit.MILLISECONDS);
      out.println(signalled ? "\nEnding …" : "\nThe time is over; ending …");
      out.flush();
    }
  }

  private static boolean await(CountDownLatch stopped) throws InterruptedException {
    stopped.await();
    return true;
  }

  private static void apply(ScorerSettings settings, List<RuleFile> files, PrintWriter out) {
    try (RuleDesk desk = new RuleDesk(settings)) {
      Map<String, RuleVerdict> verdicts =
          desk.submit(
              files.stream().map(file -> new Submission(file.id(), file.bytes())).toList(), START);
      long accepted =
          verdicts.values().stream()
              .filter(verdict -> verdict.state() == RuleVerdict.State.ACCEPTED)
              .count();
      out.println(accepted + " of " + files.size() + " rules accepted.");
      out.flush();
    }
  }
}
