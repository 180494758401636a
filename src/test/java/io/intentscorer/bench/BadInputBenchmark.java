package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.Jvm;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Whether bad input harms others: how soon good events show, at a steady rate, without and then
 * with {@link BadTraffic} beside them.
 *
 * <p>Broker, scorer, rules and good events are those of {@link LatencyBenchmark}; only companies of
 * the good events are counted.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.BadInputBenchmark"};
 * arguments, each {@code name=value}: {@code rate} (good events a second), {@code bad} (bad ones a
 * second), {@code seconds}, {@code warm} (seconds before), {@code rounds}, {@code companies},
 * {@code heap}, {@code java}, and settings of the scorer.
 */
public final class BadInputBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Arguments arguments;
  private final Topics topics = new Topics("");

  private BadInputBenchmark(Arguments arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of(
                "rate", "500",
                "bad", "50",
                "seconds", "60",
                "warm", "60",
                "rounds", "3",
                "companies", "200000",
                "heap", "1g",
                "java", ""));
    System.out.println(Machine.described());
    System.out.println(arguments);
    for (int round = 1; round <= arguments.number("rounds"); round++) {
      System.out.printf("%nround %d%n", round);
      Path folder = Files.createTempDirectory("intent-scorer-bench-");
      new BadInputBenchmark(arguments).round(folder);
      Folders.delete(folder);
    }
  }

  private void round(Path folder) throws Exception {
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"))) {
      Map<String, String> settings = arguments.settings(broker, folder);
      ScorerSettings typed = ScorerSettings.of(settings);
      try (TopicKeeper keeper =
          new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
        topics.all().forEach(keeper::ensure);
      }
      try (Jvm scorer = arguments.scorer(settings, folder.resolve("scorer.log"));
          Admin admin = Admin.create(typed.client());
          Traffic traffic =
              new Traffic(typed.client(), topics, arguments.number("companies"), MixRules.all())) {
        new Progress(admin, "intent-scorer")
            .awaitDone(topics.icpRules().name(), MixRules.all().size(), scorer::isAlive);
        traffic.send(arguments.number("rate"), Duration.ofSeconds(arguments.number("warm")));
        traffic.awaitQuiet(PATIENCE);
        measure("without bad input", traffic);
        try (BadTraffic bad = new BadTraffic(typed.client(), topics, arguments.number("bad"))) {
          measure("with " + arguments.number("bad") + " bad ones a second", traffic);
          System.out.println("bad ones sent: " + bad.sent());
        }
        System.out.println("scorer " + (scorer.isAlive() ? "alive" : "DEAD"));
      }
    }
  }

  private void measure(String what, Traffic traffic) {
    int rate = arguments.number("rate");
    traffic.send(rate, Duration.ofSeconds(arguments.number("seconds")));
    System.out.printf("%,d events/s %s: %s%n", rate, what, traffic.awaitQuiet(PATIENCE));
  }
}
