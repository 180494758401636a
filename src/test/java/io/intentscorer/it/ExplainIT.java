package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.cli.Ran;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics.Topic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger on a cluster, explained as the same records in a file are. */
final class ExplainIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int ACCOUNTS = 12;

  @TempDir private Path folder = Path.of("");

  @Test
  void explainsFromTheClusterWhatItExplainsFromAFile() throws Exception {
    Path records = scored();
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      String bootstrap = "bootstrap.servers=" + broker.bootstrapServers();
      ScorerSettings settings =
          ScorerSettings.of(Map.of("bootstrap.servers", broker.bootstrapServers()));
      Topic ledger = settings.topics().scoreLedger();
      assertThat(Ran.command("explain", "company-1.in", "--set", bootstrap).err())
          .singleElement()
          .asString()
          .contains("there is no topic score-ledger");
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 4, (short) 1)) {
        keeper.ensure(ledger);
      }
      publish(settings, ledger, records);
      for (int i = 0; i < ACCOUNTS; i++) {
        String account = "company-" + i + ".in";
        String at = "2026-06-0" + (1 + i % 9);
        Ran live = Ran.command("explain", account, "--at", at, "--set", bootstrap);
        Ran filed = Ran.command("explain", account, "--at", at, "--records", records.toString());
        assertThat(live.err()).isEmpty();
        assertThat(live.code()).isZero();
        assertThat(live.out()).isEqualTo(filed.out()).hasSizeGreaterThan(20);
      }
      Ran missing = Ran.command("explain", "elsewhere.in", "--set", bootstrap);
      assertThat(missing.code()).isEqualTo(1);
      assertThat(missing.err())
          .singleElement()
          .asString()
          .contains(
              "score-ledger on " + broker.bootstrapServers() + " has no entry of elsewhere.in",
              "ledger.enabled",
              "ledger.kept.days (180)");
      Ran kim = Ran.command("explain", "kim@gmail.com", "--set", bootstrap);
      assertThat(kim.code()).isZero();
    }
  }

  private Path scored() throws Exception {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("signup.json"),
        """
        {"kind":"signal","when":{"attribute":"event.name","is":"signup"},"points":30,
         "halfLifeDays":14}\
        """);
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 3 * ACCOUNTS; i++) {
      events.append(
          "{\"type\":\"signup\",\"timestamp\":\"2026-05-%02dT00:00:00Z\",\"company\":{\"domain\":\"company-%d.in\"}}%n"
              .formatted(1 + i / 2, i % ACCOUNTS));
    }
    events.append(
        "{\"type\":\"signup\",\"timestamp\":\"2026-05-30T00:00:00Z\",\"contact\":{\"email\":\"kim@gmail.com\"}}");
    Path file = Files.writeString(folder.resolve("events.jsonl"), events);
    Ran ran = Ran.command("score", "--rules", rules.toString(), "--events", file.toString());
    assertThat(ran.code()).isZero();
    return Files.write(folder.resolve("records.jsonl"), ran.out());
  }

  private static void publish(ScorerSettings settings, Topic ledger, Path records)
      throws Exception {
    List<String> lines = Files.readAllLines(records);
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings.client(), new StringSerializer(), new StringSerializer())) {
      for (String line : lines) {
        JsonNode record = JSON.readTree(line);
        if (record.path("topic").asString().equals(ledger.name())) {
          producer
              .send(
                  new ProducerRecord<>(
                      ledger.name(),
                      record.path("key").asString(),
                      record.path("value").toString()))
              .get();
        }
      }
    }
  }
}
