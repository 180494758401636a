package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.tools.StreamsResetter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The README's way to begin anew, with Kafka's own tool: what is known is told from the topics. */
final class ResetIT {
  private static final Topics TOPICS = new Topics("");
  private static final String LEADS = TOPICS.scoredLeads().name();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ICP =
      "{\"kind\":\"icp\",\"criteria\":[{\"attribute\":\"company.industry\",\"is\":\"SaaS\",\"points\":10}]}";

  @TempDir private Path folder = Path.of("");

  @Test
  void theSameIsKnownAgain() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start();
        Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      ScorerSettings settings =
          ScorerSettings.of(
              Map.of(
                  "bootstrap.servers",
                  broker.bootstrapServers(),
                  "state.dir",
                  folder.resolve("state").toString()));
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 2, (short) 1)) {
        TOPICS.all().forEach(keeper::ensure);
        tell(broker);
        Map<String, JsonNode> known = live(settings, keeper);
        assertThat(known).containsOnlyKeys("tom@acme.in");
        assertThat(internal(admin)).isEqualTo(pinned());

        reset(broker);
        assertThat(internal(admin)).isEmpty();
        clear(folder.resolve("state"));
        admin.deleteTopics(List.of(LEADS, "fit-scores", "score-ledger")).all().get();
        await().atMost(PATIENCE).until(() -> !admin.listTopics().names().get().contains(LEADS));
        TOPICS.all().forEach(keeper::ensure);
        assertThat(live(settings, keeper)).isEqualTo(known);
      }
    }
  }

  /** The names of topics that hold state: whoever changes them loses what they hold. */
  private static Set<String> pinned() {
    Set<String> stores =
        Set.of(
            "accounts",
            "acquaintances",
            "admissions",
            "contacts",
            "due",
            "messages",
            "pending-personas",
            "sweeps",
            "unswept",
            "users",
            "visitors");
    Set<String> ways = Set.of("accounts", "acquaintances", "swept", "users", "visitors");
    return Stream.concat(
            stores.stream().map(store -> "intent-scorer-" + store + "-changelog"),
            ways.stream().map(way -> "intent-scorer-" + way + "-repartition"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> internal(Admin admin) throws Exception {
    return admin.listTopics().names().get().stream()
        .filter(name -> name.startsWith("intent-scorer-"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void reset(EmbeddedKafka broker) {
    int code =
        new StreamsResetter()
            .execute(
                new String[] {
                  "--bootstrap-server",
                  broker.bootstrapServers(),
                  "--application-id",
                  "intent-scorer",
                  "--input-topics",
                  "company-events,erasures,icp-rules"
                });
    assertThat(code).isZero();
  }

  private static void tell(EmbeddedKafka broker) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, TOPICS.icpRules().name(), "software", ICP);
      send(producer, TOPICS.companyEvents().name(), "v", signup("tom"));
      send(producer, TOPICS.companyEvents().name(), "v", signup("meera"));
      send(producer, TOPICS.erasures().name(), "meera@acme.in", "{}");
    }
  }

  private static String signup(String who) {
    return """
        {"type":"signup","messageId":"m-%s","company":{"industry":"SaaS"},
         "contact":{"email":"%s@acme.in","title":"Head of Marketing"}}"""
        .formatted(who, who);
  }

  /** Lives until the world is told of whom it should know. */
  private static Map<String, JsonNode> live(ScorerSettings settings, TopicKeeper keeper)
      throws Exception {
    try (Records records =
            new Records(String.valueOf(settings.client().get("bootstrap.servers")), LEADS::equals);
        Runner runner =
            new Runner(
                settings.topics(),
                settings.reader(),
                settings.resolver(),
                keeper,
                settings.streams())) {
      runner.start();
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  records.poll().compacted(LEADS).keySet().equals(Set.of("tom@acme.in"))
                      && records.newest(LEADS, "tom@acme.in").path("fit").isObject());
      return records.compacted(LEADS);
    }
  }

  private static void clear(Path state) throws IOException {
    try (Stream<Path> files = Files.walk(state)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, String value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8))).get();
  }
}
