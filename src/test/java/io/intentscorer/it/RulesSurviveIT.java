package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The last accepted rule stays in force, whatever is submitted after it, and wherever it runs next.
 */
final class RulesSurviveIT {
  private static final Topics TOPICS = new Topics("test.");
  private static final String SOFTWARE =
      """
      {"kind":"icp","criteria":[
        {"id":"industry","attribute":"company.industry","is":"SaaS","points":10}]}""";
  private static final String ANYBODY =
      """
      {"kind":"persona","criteria":[
        {"attribute":"contact.department","is":"marketing","points":10}]}""";

  @TempDir private Path folder = Path.of("");
  private @Nullable EmbeddedKafka broker;
  private @Nullable KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void start() {
    broker = EmbeddedKafka.at(folder.resolve("broker")).start();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    if (producer != null) {
      producer.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void theLastAcceptedRuleOutlivesBadOnesAndALostStateDirectory() throws Exception {
    try (TopicKeeper keeper = keeper("state")) {
      TOPICS.all().forEach(keeper::ensure);
      try (Runner first = runner("state", keeper)) {
        first.start();
        submit("software", SOFTWARE);
        submit("marketer", ANYBODY);
        awaitVerdict("marketer", "accepted");
        assertThat(keeper.names()).contains(TOPICS.nurture("marketer").name());
        submit("software", "{\"kind\":\"icp\",\"criteria\":[]}");
        awaitVerdict("software", "rejected");
        submit("marketer", "{\"kind\":\"horoscope\"}");
        awaitVerdict("marketer", "rejected");
        submit("software", "\u0000 not JSON");
      }
    }
    try (TopicKeeper keeper = keeper("another-state");
        Runner second = runner("another-state", keeper)) {
      second.start();
      send(
          TOPICS.companyEvents().name(),
          "any",
          """
          {"type":"signup","contact":{"email":"meera@acme.in","title":"Head of Marketing"},
           "company":{"industry":"SaaS"}}""");
      JsonNode lead = awaitValue(TOPICS.scoredLeads().name(), "meera@acme.in");
      assertThat(lead.path("fit").path("icp").asString("")).isEqualTo("software");
      assertThat(lead.path("fit").path("score").asInt(0)).isEqualTo(100);
      assertThat(lead.path("persona").path("id").asString("")).isEqualTo("marketer");
      assertThat(lead.path("rules").path("version").asInt(-1))
          .as("the highest accepted submission; rejected ones do not count")
          .isEqualTo(1);
      JsonNode entered = awaitValue(TOPICS.nurture("marketer").name(), "meera@acme.in");
      assertThat(entered.path("transition").asString("")).isEqualTo("entered");

      send(TOPICS.icpRules().name(), "software", null);
      awaitVerdict("software", "deleted");
      send(
          TOPICS.companyEvents().name(),
          "any",
          "{\"type\":\"demo_request\",\"contact\":{\"email\":\"meera@acme.in\"}}");
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(
              () ->
                  assertThat(
                          awaitValue(TOPICS.scoredLeads().name(), "meera@acme.in")
                              .path("fit")
                              .isNull())
                      .isTrue());
    }
  }

  private void awaitVerdict(String rule, String state) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(awaitValue(TOPICS.ruleStatus().name(), rule).path("state").asString(""))
                    .isEqualTo(state));
  }

  private JsonNode awaitValue(String topic, String key) {
    return await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              try (Records records = new Records(bootstrap(), topic::equals)) {
                return records.poll().newest(topic, key);
              }
            },
            found -> !found.isMissingNode());
  }

  private void submit(String id, String rule) {
    send(TOPICS.icpRules().name(), id, rule);
  }

  @SuppressWarnings("NullAway") // A null value is a tombstone; Kafka does not say that it may be.
  private void send(String topic, String key, @Nullable String value) {
    if (producer == null) {
      throw new IllegalStateException("not started");
    }
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }

  private Runner runner(String state, TopicKeeper keeper) {
    ScorerSettings settings = settings(state);
    return new Runner(
        settings.topics(), settings.reader(), settings.resolver(), keeper, settings.streams());
  }

  private TopicKeeper keeper(String state) {
    return new TopicKeeper(settings(state).client(), 2, (short) 1);
  }

  private ScorerSettings settings(String state) {
    return ScorerSettings.of(
        Map.of(
            "bootstrap.servers", bootstrap(),
            "topics.prefix", TOPICS.prefix(),
            "topics.replication.factor", "1",
            "state.dir", folder.resolve(state).toString()));
  }

  private String bootstrap() {
    if (broker == null) {
      throw new IllegalStateException("not started");
    }
    return broker.bootstrapServers();
  }
}
