package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.cli.Ran;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The life of rules, as ops lead it: by the commands, and beside them by any other client. */
final class RulesCommandsIT {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ICP =
      """
      {"kind":"icp","name":"Software","criteria":[
        {"id":"industry","attribute":"company.industry","is":"SaaS","points":30},
        {"id":"size","attribute":"company.employees","atLeast":50,"points":10}],
       "disqualifiers":[{"attribute":"company.businessModel","is":"B2C"}]}""";
  private static final String PERSONA =
      """
      {"kind":"persona","criteria":[
        {"attribute":"contact.department","is":"marketing","points":10}],
       "disqualifiers":[{"attribute":"contact.title","phrase":["intern"]}]}""";
  private static final String SIGNAL =
      """
      {"kind":"signal","when":{"attribute":"event.name","is":"signup"},"points":60,
       "halfLifeDays":30}""";
  private static final String TIERS = "{\"kind\":\"tiers\",\"levels\":{\"1\":80}}";

  @TempDir private Path folder = Path.of("");
  private String bootstrap = "";

  @Test
  void rulesLiveByTheCommandsAndByAnyClientAlike() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      bootstrap = broker.bootstrapServers();
      ScorerSettings settings =
          ScorerSettings.of(
              Map.of(
                  "bootstrap.servers",
                  bootstrap,
                  "topics.replication.factor",
                  "1",
                  "state.dir",
                  folder.resolve("state").toString()));
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 2, (short) 1)) {
        settings.topics().all().forEach(keeper::ensure);
        try (Runner runner =
                new Runner(
                    settings.topics(),
                    settings.reader(),
                    settings.resolver(),
                    keeper,
                    settings.streams());
            KafkaProducer<byte[], byte[]> producer = producer()) {
          runner.start();
          anyClientBringsEveryKindIntoForce(producer);
          theFolderIsTried();
          theFolderIsApplied();
          theFolderIsPruned();
          thePastIsThere();
        }
      }
    }
  }

  private void anyClientBringsEveryKindIntoForce(KafkaProducer<byte[], byte[]> producer) {
    Topics topics = new Topics("");
    Map.of("software", ICP, "marketer", PERSONA, "signed-up", SIGNAL, "tiers", TIERS)
        .forEach((id, rule) -> send(producer, topics.icpRules().name(), id, rule));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(listed())
                    .extracting(rule -> rule.path("kind").asString() + " " + state(rule))
                    .containsExactlyInAnyOrder(
                        "icp accepted", "persona accepted", "signal accepted", "tiers accepted"));
    send(
        producer,
        topics.companyEvents().name(),
        "any",
        """
        {"type":"signup","contact":{"email":"meera@acme.in","title":"Head of Marketing"},
         "company":{"industry":"SaaS","employees":80}}""");
    try (Records records = new Records(bootstrap, topics.scoredLeads().name()::equals)) {
      JsonNode lead =
          await()
              .atMost(Duration.ofSeconds(30))
              .until(
                  () -> records.poll().newest(topics.scoredLeads().name(), "meera@acme.in"),
                  found -> found.path("tier").isString());
      assertThat(lead.path("tier").asString()).isEqualTo("A2");
      assertThat(lead.path("persona").path("id").asString()).isEqualTo("marketer");
    }
    send(producer, topics.icpRules().name(), "signed-up", null);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(listed()).hasSize(3));
    send(producer, topics.icpRules().name(), "signed-up", SIGNAL);
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(listed()).hasSize(4));
  }

  /** What a folder would do is said from what the scorer remembers, and then comes true. */
  private void theFolderIsTried() throws IOException {
    Path tried = Files.createDirectory(folder.resolve("tried"));
    Files.writeString(tried.resolve("marketer.json"), PERSONA.replace("marketing", "sales"));
    Files.writeString(tried.resolve("docs.json"), SIGNAL.replace("signup", "docs"));
    List<String> before = versions();
    Ran ran = rules("simulate", tried.toString(), "--json");
    assertThat(ran.code()).isZero();
    JsonNode forecast = JSON.readTree(String.join("\n", ran.out()));
    assertThat(forecast.at("/accounts/all").asInt()).isEqualTo(1);
    assertThat(forecast.at("/accounts/changes").valueStream())
        .allMatch(count -> count.asInt() == 0);
    assertThat(forecast.at("/leads/changes/persona").asInt()).isEqualTo(1);
    assertThat(forecast.at("/leads/changes/track").asInt()).isEqualTo(1);
    assertThat(forecast.at("/movers/leads/0/contact").asString()).isEqualTo("meera@acme.in");
    assertThat(forecast.at("/notes/0").asString())
        .startsWith("docs counts events from its acceptance on");
    assertThat(versions()).isEqualTo(before);

    Files.delete(tried.resolve("docs.json"));
    assertThat(rules("apply", tried.toString()).code()).isZero();
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(listed())
                    .filteredOn(rule -> rule.path("id").asString().equals("marketer"))
                    .extracting(rule -> rule.path("affected").toString())
                    .containsExactly(
                        "{\"accounts\":{\"rescored\":1,\"changed\":%d},\"leads\":{\"rescored\":1,\"changed\":%d}}"
                            .formatted(
                                forecast.at("/accounts/published").asInt(),
                                forecast.at("/leads/published").asInt())));
    Files.writeString(tried.resolve("marketer.json"), PERSONA);
    assertThat(rules("apply", tried.toString()).code()).isZero();

    Ran nobody = rules("simulate", tried.toString(), "--set", "application.id=nobody");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(nobody.err())
        .anyMatch(
            line ->
                line.startsWith(
                    "no scorer with the application.id nobody has run on this cluster; "));
  }

  private void theFolderIsApplied() throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("software.json"), ICP.replace("\"points\":30", "\"points\":40"));
    Files.writeString(rules.resolve("marketer.json"), PERSONA.replace("marketing", "MARKETING"));
    Files.writeString(rules.resolve("signed-up.json"), SIGNAL.replace("points", "pionts"));
    Files.writeString(rules.resolve("docs.json"), SIGNAL.replace("signup", "docs"));

    Ran dry = rules("apply", rules.toString(), "--dry-run", "--prune");
    assertThat(dry.code()).isEqualTo(1);
    assertThat(dry.out())
        .contains(
            "software would change",
            "  criteria/industry/points: 30 → 40",
            "marketer is unchanged",
            "signed-up would be rejected",
            "docs would be new",
            "tiers would be deleted",
            "nothing is deleted: mend the broken files first");
    assertThat(listed()).hasSize(4);

    Ran applied = rules("apply", rules.toString(), "--prune");
    assertThat(applied.code()).isEqualTo(1);
    assertThat(applied.out())
        .anyMatch(line -> line.matches("software accepted, version \\d+"))
        .anyMatch(line -> line.matches("docs accepted, version \\d+"))
        .anyMatch(line -> line.matches("signed-up rejected, version \\d+"))
        .contains(
            "marketer unchanged",
            "  "
                + rules.resolve("signed-up.json")
                + ": error: /pionts: unknown field pionts (did you mean points?)")
        .noneMatch(line -> line.contains("tiers"));
    assertThat(listed())
        .extracting(rule -> rule.path("id").asString() + " " + state(rule))
        .containsExactly(
            "docs accepted",
            "marketer accepted",
            "signed-up rejected",
            "software accepted",
            "tiers accepted");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(rules("list").out())
                    .anyMatch(line -> line.matches("software +icp .*1 of 1 accounts, .* leads")));
  }

  private void theFolderIsPruned() throws IOException {
    Path rules = folder.resolve("rules");
    Files.writeString(rules.resolve("signed-up.json"), SIGNAL);
    Ran differing = rules("diff", rules.toString());
    assertThat(differing.code()).isEqualTo(1);
    assertThat(differing.out())
        .contains(
            "signed-up is the same, but its newest submission was rejected",
            "tiers is only on the cluster",
            "3 of 5 rules are the same");
    Ran pruned = rules("apply", rules.toString(), "--prune");
    assertThat(pruned.code()).isZero();
    assertThat(pruned.out()).anyMatch(line -> line.startsWith("tiers deleted, version "));
    Ran same = rules("diff", rules.toString());
    assertThat(same.code()).isZero();
    assertThat(same.out()).containsExactly("4 of 4 rules are the same");

    assertThat(JSON.readTree(String.join("\n", rules("get", "docs").out())))
        .isEqualTo(JSON.readTree(SIGNAL.replace("signup", "docs")));
    Ran unknown = rules("get", "docks");
    assertThat(unknown.code()).isEqualTo(1);
    assertThat(unknown.err()).containsExactly("no rule docks is in force; did you mean docs?");
  }

  private void thePastIsThere() {
    List<String> history = rules("history", "software").out();
    assertThat(history)
        .satisfiesExactly(
            first -> assertThat(first).matches("version \\d+  \\S+Z  new"),
            second -> assertThat(second).matches("version \\d+  \\S+Z  changed"),
            change -> assertThat(change).isEqualTo("  criteria/industry/points: 30 → 40"));
    String first = history.get(0).replaceAll("version (\\d+) .*", "$1");
    Ran never = rules("rollback", "software", "--to", "4711");
    assertThat(never.code()).isEqualTo(1);
    assertThat(never.err())
        .singleElement()
        .asString()
        .contains("has no version 4711 to go back to; it has " + first + ", ");
    Ran back = rules("rollback", "software", "--to", first);
    assertThat(back.code()).isZero();
    assertThat(back.out().get(0)).matches("software accepted, version \\d+");
    assertThat(JSON.readTree(String.join("\n", rules("get", "software").out())))
        .isEqualTo(JSON.readTree(ICP));

    assertThat(rules("delete", "docs", "software").out())
        .satisfiesExactly(
            line -> assertThat(line).matches("docs deleted, version \\d+"),
            line -> assertThat(line).matches("software deleted, version \\d+"));
    assertThat(rules("get", "software").code()).isEqualTo(1);
    JsonNode past = JSON.readTree(String.join("\n", rules("history", "software", "--json").out()));
    assertThat(past.valueStream().map(version -> version.path("what").asString()))
        .containsExactly("new", "changed", "changed", "deleted");
    assertThat(rules("rollback", "software", "--to", first).code()).isZero();
  }

  private List<JsonNode> listed() {
    JsonNode list = JSON.readTree(String.join("\n", rules("list", "--json").out()));
    return StreamSupport.stream(list.spliterator(), false).toList();
  }

  private List<String> versions() {
    return listed().stream()
        .map(rule -> rule.path("id").asString() + " " + state(rule) + " " + rule.path("version"))
        .toList();
  }

  private static String state(JsonNode rule) {
    return rule.path("state").asString();
  }

  private Ran rules(String... words) {
    List<String> all = new ArrayList<>(List.of("rules"));
    all.addAll(List.of(words));
    all.addAll(List.of("--set", "bootstrap.servers=" + bootstrap));
    return Ran.command(all.toArray(String[]::new));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @SuppressWarnings("NullAway") // A null value is a tombstone; Kafka does not say that it may be.
  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, @Nullable String value) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
    producer.flush();
  }
}
