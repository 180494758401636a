package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.cli.IntentScorerCommand;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.RuleVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A change of the rules under which every account differs, and the scorer killed five times while
 * the accounts follow: each is told of once, none is missed.
 */
final class RescoringIT {
  private static final Topics TOPICS = new Topics("");
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ACCOUNTS = 20_000;
  private static final int KILLS = 5;
  private static final String ICP =
      """
      {"kind":"icp","minimumScore":0,"minimumCoverage":0,"criteria":[
        {"id":"known","attribute":"company.domain","exists":true,"points":%d},
        {"id":"large","attribute":"company.employees","atLeast":500,"points":50}]}""";
  private static final String PERSONA =
      """
      {"kind":"persona","nurture":{"minimumGrade":"D"},"criteria":[
        {"attribute":"contact.department","is":"marketing","points":10}]}""";

  @TempDir private Path folder = Path.of("");
  private final Map<String, List<Long>> scores = new HashMap<>();
  private final Map<String, List<String>> transitions = new HashMap<>();
  private final Map<String, List<RuleVerdict>> verdicts = new HashMap<>();

  @Test
  void fiveKillsInMidSweepMissNobodyAndTellNobodyTwice() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, String> settings = settings(broker.bootstrapServers());
      command(settings, "topics");
      try (TopicKeeper keeper = keeper(settings)) {
        keeper.ensure(TOPICS.nurture("marketer"));
      }
      ScorerProcess scorer = start(settings);
      try (KafkaProducer<byte[], byte[]> producer =
              new KafkaProducer<>(
                  Map.of("bootstrap.servers", broker.bootstrapServers(), "linger.ms", 20),
                  new ByteArraySerializer(),
                  new ByteArraySerializer());
          KafkaConsumer<byte[], byte[]> consumer = consumer(broker)) {
        signUp(producer);
        awaitPolling(consumer, () -> scores.size() == ACCOUNTS);
        // Followed to the end: what a sweep that is cut short changed counts with the next one.
        long before = submit(producer, "marketer", PERSONA);
        awaitPolling(consumer, () -> swept("marketer", before));
        long version = submit(producer, "anybody", ICP.formatted(50));
        int told = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
          int more = told + (ACCOUNTS - told) * (5 + random.nextInt(30)) / 100;
          awaitPolling(consumer, () -> toldUnder(version) > more);
          scorer.kill();
          drain(consumer);
          told = (int) toldUnder(version);
          assertThat(told)
              .as("kill %d of seed %d is in mid-sweep", kill, seed)
              .isLessThan(ACCOUNTS);
          scorer = start(settings);
        }
        awaitPolling(consumer, () -> swept("anybody", version));
        drain(consumer);
        assertThat(scores.values().stream().map(versions -> told(versions, version)))
            .as("records of each account for the one version, seed %d", seed)
            .hasSize(ACCOUNTS)
            .containsOnly(1L);
        assertThat(transitions).hasSize(ACCOUNTS);
        assertThat(transitions.values()).containsOnly(List.of("entered"));
        assertThat(new String(newest("anybody").write(), StandardCharsets.UTF_8))
            .contains(
                "\"affected\":{\"accounts\":{\"rescored\":20000,\"changed\":20000},"
                    + "\"leads\":{\"rescored\":20000,\"changed\":20000}}");
      } finally {
        scorer.close();
      }
    }
  }

  private void signUp(KafkaProducer<byte[], byte[]> producer) {
    for (int i = 0; i < ACCOUNTS; i++) {
      String email = "meera@company-" + i + ".com";
      send(
          producer,
          TOPICS.companyEvents().name(),
          email,
          "{\"type\":\"signup\",\"contact\":{\"email\":\"%s\",\"title\":\"Head of Marketing\"}}"
              .formatted(email));
    }
  }

  private long toldUnder(long version) {
    return scores.values().stream().filter(versions -> versions.contains(version)).count();
  }

  private static long told(List<Long> versions, long version) {
    return versions.stream().filter(told -> told == version).count();
  }

  private boolean swept(String rule, long version) {
    return verdicts.getOrDefault(rule, List.of()).stream()
        .anyMatch(verdict -> verdict.version() == version && verdict.affected() != null);
  }

  private RuleVerdict newest(String rule) {
    List<RuleVerdict> all = verdicts.getOrDefault(rule, List.of());
    return all.get(all.size() - 1);
  }

  private void awaitPolling(KafkaConsumer<byte[], byte[]> consumer, BooleanSupplier come) {
    await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofMinutes(2))
        .until(
            () -> {
              consumer.poll(Duration.ofMillis(20)).forEach(this::take);
              return come.getAsBoolean();
            });
  }

  /** Reads all that is committed; an open transaction of the killed scorer ends what can be. */
  private void drain(KafkaConsumer<byte[], byte[]> consumer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    awaitPolling(
        consumer,
        () ->
            ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.topic().equals(TOPICS.ruleStatus().name())) {
      verdicts
          .computeIfAbsent(key, any -> new ArrayList<>())
          .add(RuleVerdict.read(record.value()).orElseThrow());
      return;
    }
    JsonNode value = JSON.readTree(record.value());
    if (record.topic().equals(TOPICS.fitScores().name())) {
      scores
          .computeIfAbsent(key, any -> new ArrayList<>())
          .add(value.path("rules").path("version").asLong(-1));
    } else {
      transitions
          .computeIfAbsent(key, any -> new ArrayList<>())
          .add(value.path("transition").asString(""));
    }
  }

  private ScorerProcess start(Map<String, String> settings) throws IOException {
    return new ScorerProcess(settings, folder.resolve("scorer.log"));
  }

  private static KafkaConsumer<byte[], byte[]> consumer(EmbeddedKafka broker) {
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(TOPICS.fitScores(), TOPICS.ruleStatus(), TOPICS.nurture("marketer"))
            .flatMap(topic -> partitions(consumer, topic.name()).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  /** The broker may hear of a topic a moment after it was made; until then it has no partitions. */
  private static List<PartitionInfo> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return await().until(() -> consumer.partitionsFor(topic), known -> !known.isEmpty());
  }

  private Map<String, String> settings(String bootstrap) {
    return Map.of(
        "bootstrap.servers", bootstrap,
        "state.dir", folder.resolve("state").toString(),
        "topics.partitions", "4",
        "topics.replication.factor", "1",
        "num.stream.threads", "2");
  }

  private static TopicKeeper keeper(Map<String, String> settings) {
    ScorerSettings typed = ScorerSettings.of(settings);
    return new TopicKeeper(typed.client(), typed.partitions(), typed.replication());
  }

  private static void command(Map<String, String> settings, String... words) {
    String[] set =
        settings.entrySet().stream()
            .flatMap(entry -> Stream.of("--set", entry.getKey() + "=" + entry.getValue()))
            .toArray(String[]::new);
    String[] all = Stream.concat(Stream.of(words), Stream.of(set)).toArray(String[]::new);
    assertThat(IntentScorerCommand.run(all)).as(String.join(" ", words)).isZero();
  }

  private static long submit(KafkaProducer<byte[], byte[]> producer, String id, String rule)
      throws ExecutionException, InterruptedException {
    return producer
        .send(
            new ProducerRecord<>(
                TOPICS.icpRules().name(),
                id.getBytes(StandardCharsets.UTF_8),
                rule.getBytes(StandardCharsets.UTF_8)))
        .get()
        .offset();
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, String value) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)));
  }
}
