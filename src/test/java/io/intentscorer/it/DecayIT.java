package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What time alone changes is told as of its moment and once, also by a scorer that takes over from
 * one that was killed, and has nothing but the changelogs.
 */
final class DecayIT {
  private static final Topics TOPICS = new Topics("");
  private static final int ACCOUNTS = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** A visit worth 60 is of level 3 from then on. */
  private static final double TO_LEVEL_3 = 7 * 86_400_000.0 * Math.log(60 / 49.5) / Math.log(2);

  private static final Map<String, String> RULES =
      Map.of(
          "software",
          """
          {"kind":"icp","criteria":[
            {"attribute":"company.industry","is":"SaaS","points":10}]}""",
          "visit",
          """
          {"kind":"signal","when":{"attribute":"event.name","is":"visit"},
           "points":60,"halfLifeDays":7}""");

  @TempDir private Path folder = Path.of("");

  @Test
  void eachChangeIsToldOnceWhoeverRuns() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start();
        TopicKeeper keeper =
            new TopicKeeper(Map.of("bootstrap.servers", broker.bootstrapServers()), 4, (short) 1)) {
      TOPICS.all().forEach(keeper::ensure);
      try (KafkaProducer<byte[], byte[]> producer = producer(broker);
          Records records = new Records(broker.bootstrapServers(), DecayIT::isWatched)) {
        List<String> expected;
        try (ScorerProcess first = scorer(broker, "first")) {
          RULES.forEach((id, rule) -> send(producer, TOPICS.icpRules(), id, rule));
          await(() -> records.poll().keys(TOPICS.ruleStatus().name()) == RULES.size());
          expected = visits(producer, System.currentTimeMillis() + 8_000);
          await(() -> !records.poll().alerts().isEmpty());
          first.kill();
        }
        assertThat(records.alerts()).hasSizeLessThan(ACCOUNTS);
        try (ScorerProcess second = scorer(broker, "second")) {
          await(() -> records.poll().alerts().size() >= ACCOUNTS);
          assertThat(second.isAlive()).isTrue();
          assertThat(records.poll().alerts()).isEqualTo(expected);
          assertThat(
                  records.newest(TOPICS.fitScores().name(), "c0.com").at("/cause/kind").asString())
              .isEqualTo("decay");
        }
      }
    }
  }

  /**
   * A visit of each company, long ago, so that their levels fall one after the other from now on.
   */
  private static List<String> visits(KafkaProducer<byte[], byte[]> producer, long from) {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < ACCOUNTS; i++) {
      long visited = from + 50L * i;
      send(
          producer,
          TOPICS.companyEvents(),
          "any",
          """
          {"type":"visit","timestamp":"%s","company":{"domain":"c%d.com","industry":"SaaS"}}"""
              .formatted(Times.written(visited - (long) TO_LEVEL_3), i));
      // The first millisecond that is not before the moment of the formula.
      long moment = visited - (long) TO_LEVEL_3 + (long) Math.ceil(TO_LEVEL_3);
      expected.add("c%d.com tier-changed A3 at %s".formatted(i, Times.written(moment)));
    }
    return expected.stream().sorted().toList();
  }

  private ScorerProcess scorer(EmbeddedKafka broker, String state) throws Exception {
    return new ScorerProcess(
        Map.of(
            "bootstrap.servers", broker.bootstrapServers(),
            "topics.replication.factor", "1",
            "state.dir", folder.resolve(state).toString()),
        folder.resolve("scorer.log"));
  }

  private static boolean isWatched(String topic) {
    return topic.equals(TOPICS.ruleStatus().name())
        || topic.equals(TOPICS.accountAlerts().name())
        || topic.equals(TOPICS.fitScores().name());
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, Topics.Topic topic, String key, String value) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic.name(), key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  private static void await(Callable<Boolean> state) {
    Awaitility.await().atMost(PATIENCE).until(state);
  }
}
