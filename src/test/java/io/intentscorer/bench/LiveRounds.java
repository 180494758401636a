package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.Jvm;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * Measures a scorer under {@link Traffic}, round after round: each with a broker and a scorer anew,
 * in processes of their own, and the rules of {@link MixRules} in force.
 *
 * <p>Of the arguments it takes {@code rounds}, {@code companies}, {@code heap}, {@code java} and
 * settings of the scorer.
 */
final class LiveRounds {
  static final Topics TOPICS = new Topics("");

  private LiveRounds() {}

  /** What runs in a round. */
  record Live(
      ScorerSettings settings,
      BrokerProcess broker,
      Jvm scorer,
      Traffic traffic,
      Progress progress) {}

  /** What is done in a round. */
  interface Measurement {
    void of(Live live) throws Exception;
  }

  static void run(Arguments arguments, Measurement measurement) throws Exception {
    System.out.println(Machine.described());
    System.out.println(arguments);
    for (int round = 1; round <= arguments.number("rounds"); round++) {
      System.out.printf("%nround %d%n", round);
      Path folder = Files.createTempDirectory("intent-scorer-bench-");
      round(arguments, folder, measurement);
      Folders.delete(folder);
    }
  }

  private static void round(Arguments arguments, Path folder, Measurement measurement)
      throws Exception {
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"))) {
      Map<String, String> settings = arguments.settings(broker, folder);
      ScorerSettings typed = ScorerSettings.of(settings);
      try (TopicKeeper keeper =
          new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
        TOPICS.all().forEach(keeper::ensure);
      }
      try (Jvm scorer = arguments.scorer(settings, folder.resolve("scorer.log"));
          Admin admin = Admin.create(typed.client());
          Traffic traffic =
              new Traffic(typed.client(), TOPICS, arguments.number("companies"), MixRules.all())) {
        Progress progress = new Progress(admin, "intent-scorer");
        progress.awaitDone(TOPICS.icpRules().name(), MixRules.all().size(), scorer::isAlive);
        measurement.of(new Live(typed, broker, scorer, traffic, progress));
      }
    }
  }
}
