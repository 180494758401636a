package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.cli.IntentScorerCommand;
import io.intentscorer.it.Story.Told;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Fifty thousand events on four partitions, the scorer killed twice in the middle, once with its
 * state lost: the world is told the same as by the offline scorer, every transition once.
 */
final class ExactlyOnceIT {
  private static final Topics TOPICS = new Topics("");
  private static final int EVENTS = 50_000;

  @TempDir private Path folder = Path.of("");

  @Test
  void killingTheScorerLosesAndDoublesNothing() throws Exception {
    Story story = new Story(20_260_504, 1_500, Instant.now().minus(Duration.ofMinutes(30)));
    List<Told> middle = story.middle(EVENTS);
    List<Told> end = story.end();
    Path rules = slowlyFadingRules();
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, String> settings = settings(broker.bootstrapServers());
      command(settings, "topics");
      Path log = folder.resolve("scorer.log");
      ScorerProcess scorer = new ScorerProcess(settings, log);
      command(settings, "rules", "apply", rules.toString());
      try (KafkaProducer<byte[], byte[]> producer = producer(broker);
          Records records = new Records(broker.bootstrapServers(), ExactlyOnceIT::isOutput)) {
        tell(producer, middle.subList(0, EVENTS / 3));
        awaitScores(records, 300);
        scorer.kill();
        tell(producer, middle.subList(EVENTS / 3, EVENTS / 2));
        scorer = new ScorerProcess(settings, log);
        awaitScores(records, records.keys(TOPICS.fitScores().name()) + 50);
        scorer.kill();
        delete(folder.resolve("state"));
        scorer = new ScorerProcess(settings, log);
        tell(producer, middle.subList(EVENTS / 2, EVENTS));

        Oracle oracle = new Oracle(rules);
        oracle.tell(middle);
        awaitSame(records, TOPICS.fitScores().name(), oracle, log);
        tell(producer, end);
        oracle.tell(end);
        awaitSame(records, TOPICS.scoredLeads().name(), oracle, log);
        awaitSame(records, TOPICS.fitScores().name(), oracle, log);
        // Of a commit a reader may see one topic sooner than another.
        await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(
                () ->
                    assertThat(records.poll().transitions())
                        .as("transitions; the scorer's log is %s", log)
                        .isEqualTo(oracle.transitions()));
        assertThat(oracle.transitions())
            .as("the story has people who enter and people who leave")
            .anyMatch(told -> told.endsWith("entered"))
            .anyMatch(told -> told.endsWith("left"));
        assertThat(Files.readAllLines(log).stream().filter(line -> line.contains("warm after")))
            .as("not after the crash that left its state, so that its work is taken up soon")
            .hasSize(2);
      } finally {
        scorer.close();
      }
    }
  }

  private static void awaitScores(Records records, int accounts) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> records.poll().keys(TOPICS.fitScores().name()) >= accounts);
  }

  private static void awaitSame(Records records, String topic, Oracle oracle, Path log) {
    Map<String, JsonNode> expected = oracle.compacted(topic);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () ->
                assertThat(differences(records.poll().compacted(topic), expected))
                    .as("%s, live against offline; the scorer's log is %s", topic, log)
                    .isEmpty());
  }

  /** The first few differences; whole maps would fill the screen. */
  private static List<String> differences(
      Map<String, JsonNode> live, Map<String, JsonNode> expected) {
    Map<String, JsonNode> all = new TreeMap<>(expected);
    all.putAll(live);
    return all.keySet().stream()
        .filter(key -> !String.valueOf(live.get(key)).equals(String.valueOf(expected.get(key))))
        .limit(3)
        .map(key -> key + "\n live    " + live.get(key) + "\n offline " + expected.get(key))
        .toList();
  }

  private Map<String, String> settings(String bootstrap) {
    return Map.of(
        "bootstrap.servers", bootstrap,
        "state.dir", folder.resolve("state").toString(),
        "topics.partitions", "4",
        "topics.replication.factor", "1",
        "num.stream.threads", "2");
  }

  private static void command(Map<String, String> settings, String... words) {
    String[] set =
        settings.entrySet().stream()
            .flatMap(entry -> Stream.of("--set", entry.getKey() + "=" + entry.getValue()))
            .toArray(String[]::new);
    String[] all = Stream.concat(Stream.of(words), Stream.of(set)).toArray(String[]::new);
    assertThat(IntentScorerCommand.run(all)).as(String.join(" ", words)).isZero();
  }

  /**
   * The shipped rules with half-lives of a hundred years: the oracle scores all at one moment and
   * the live scorer over a minute, and what fades in a minute must not show in two decimals.
   */
  private Path slowlyFadingRules() throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    try (DirectoryStream<Path> shipped = Files.newDirectoryStream(Path.of("config", "rules"))) {
      for (Path rule : shipped) {
        Files.writeString(
            rules.resolve(String.valueOf(rule.getFileName())),
            Files.readString(rule)
                .replaceAll("\"halfLifeDays\"\\s*:\\s*[0-9.]+", "\"halfLifeDays\": 36500"));
      }
    }
    return rules;
  }

  private static boolean isOutput(String topic) {
    return topic.equals(TOPICS.fitScores().name())
        || topic.equals(TOPICS.scoredLeads().name())
        || topic.startsWith("nurture.");
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void tell(KafkaProducer<byte[], byte[]> producer, List<Told> events) {
    for (Told event : events) {
      var unused =
          producer.send(
              new ProducerRecord<>(TOPICS.companyEvents().name(), event.key(), event.value()));
    }
    producer.flush();
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(java.util.Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
