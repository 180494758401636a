package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.cli.Ran;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What keeps the scorer from running is told in one message that says what to do, beforehand by
 * {@code doctor} too; and what stops it while it runs ends it.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // A scorer that starts after all would run for ever.
final class FailingWellIT {
  @TempDir private static Path folder = Path.of("");
  private static String bootstrap = "";
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() {
    broker = EmbeddedKafka.at(folder.resolve("broker")).start();
    bootstrap = broker.bootstrapServers();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void topicsThatAreMissing() {
    Ran ran = command("run", settings("missing"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("the topics are not ready; run the command topics first:")
        .contains("  missing.company-events is missing")
        .noneMatch(FailingWellIT::isStackTrace);
    assertFound("missing", 1, "FAIL +topic missing.company-events +is missing: the command .*");
  }

  @Test
  void rulesThatAreNotCompacted() throws Exception {
    create("loose");
    configure(topics("loose").icpRules().name(), "cleanup.policy", "delete");
    try (TopicKeeper keeper = keeper("loose")) {
      await().until(() -> !keeper.check(topics("loose").all()).isEmpty());
    }
    Ran ran = command("run", settings("loose"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .anyMatch(line -> line.contains("loose.icp-rules has cleanup.policy=delete: set it with"));
    assertFound("loose", 1, "FAIL +topic loose.icp-rules +has cleanup.policy=delete: .*");
  }

  @Test
  void aPortThatIsTaken() throws Exception {
    create("port");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> settings = settings("port");
      settings.put("http.port", Integer.toString(taken.getLocalPort()));
      Ran ran = command("run", settings);
      assertThat(ran.code()).isEqualTo(1);
      assertThat(ran.err())
          .anyMatch(line -> line.contains("choose another with the setting http.port"))
          .noneMatch(FailingWellIT::isStackTrace);
      assertThat(command("doctor", settings).out())
          .anyMatch(line -> line.matches("FAIL +health port +127.0.0.1:\\d+ is not to be had .*"));
    }
  }

  @Test
  void aStateDirectoryThatIsNone() throws Exception {
    create("file");
    Map<String, String> settings = settings("file");
    settings.put("state.dir", Files.createFile(folder.resolve("file.state")).toString());
    Ran ran = command("run", settings);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .singleElement()
        .asString()
        .startsWith("nothing can be written to the state directory ");
    assertThat(command("doctor", settings).out())
        .anyMatch(line -> line.matches("FAIL +state directory +nothing can be written .*"));
  }

  @Test
  void noBroker() throws Exception {
    Map<String, String> settings = settings("away");
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      settings.put("bootstrap.servers", "127.0.0.1:" + free.getLocalPort());
    }
    settings.put("default.api.timeout.ms", "1000");
    settings.put("request.timeout.ms", "1000");
    Ran ran = command("run", settings);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .anyMatch(line -> line.contains("the topics cannot be listed: the brokers did not answer"))
        .noneMatch(FailingWellIT::isStackTrace);
  }

  @Test
  void aHostThatNobodyKnows() {
    Map<String, String> settings = settings("host");
    settings.put("bootstrap.servers", "no.such.host.invalid:9092");
    Ran ran = command("run", settings);
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).anyMatch(line -> line.startsWith("no host that bootstrap.servers names"));
    assertThat(command("doctor", settings).out())
        .anyMatch(line -> line.matches("FAIL +brokers +no host that bootstrap.servers names .*"));
  }

  /** While it runs; and then when it is to start again. */
  @Test
  void partitionsThatAreChanged() throws Exception {
    create("parts");
    Map<String, String> settings = settings("parts");
    settings.put("metadata.max.age.ms", "1000");
    try (TopicKeeper keeper = keeper("parts");
        Runner runner = runner(settings, keeper)) {
      runner.start();
      assertThat(runner.awaitRunning(Duration.ofMinutes(1))).isTrue();
      assertThat(runner.liveness().up()).isTrue();
      assertThat(runner.readiness().up()).isTrue();
      assertFound("parts", 0, "WARN +state directory .* is in use: a scorer is running in it, .*");
      Ran second = command("run", settings);
      assertThat(second.code()).isEqualTo(1);
      assertThat(second.err()).anyMatch(line -> line.contains("is in use by another process"));

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        String events = topics("parts").companyEvents().name();
        admin.createPartitions(Map.of(events, NewPartitions.increaseTo(3))).all().get();
      }
      assertThat(runner.awaitEnd()).hasMessageContaining("invalid partitions");
      await().untilAsserted(() -> assertThat(runner.liveness().up()).isFalse());
    }
    Ran again = command("run", settings);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .singleElement()
        .asString()
        .contains(" has 2 partitions and would now need 3: ");
    assertFound("parts", 1, "FAIL +state topics +topic parts-.* would now need 3: .*");
  }

  @Test
  void aTopicThatIsDeletedWhileItIsRead() throws Exception {
    create("gone");
    Map<String, String> settings = settings("gone");
    settings.put("metadata.max.age.ms", "1000");
    try (TopicKeeper keeper = keeper("gone");
        Runner runner = runner(settings, keeper)) {
      runner.start();
      assertThat(runner.awaitRunning(Duration.ofMinutes(1))).isTrue();
      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        admin.deleteTopics(List.of(topics("gone").companyEvents().name())).all().get();
      }
      // While it does not know yet, the new one would be read from the old one's place.
      Ran tooSoon = command("topics", settings);
      assertThat(tooSoon.out()).anyMatch(line -> line.contains("stop every scorer"));
      assertThat(tooSoon.code()).isEqualTo(1);
      assertThat(runner.awaitEnd()).isInstanceOf(MissingSourceTopicException.class);
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> command("topics", settings).code(), code -> code == 0);
    assertThat(places("gone")).isNotEmpty().allSatisfy((at, place) -> assertThat(place).isZero());
  }

  /** Where the scorer is to read on in the events. */
  private static Map<TopicPartition, Long> places(String name) throws Exception {
    Map<TopicPartition, Long> places = new HashMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .listConsumerGroupOffsets(ScorerSettings.of(settings(name)).applicationId())
          .partitionsToOffsetAndMetadata()
          .get()
          .forEach(
              (at, place) -> {
                if (at.topic().equals(topics(name).companyEvents().name())) {
                  places.put(at, place.offset());
                }
              });
    }
    return places;
  }

  @Test
  void whatIsFineIsSaidToBe() {
    create("fine");
    Ran doctor = command("doctor", settings("fine"));
    assertThat(doctor.out())
        .anyMatch(line -> line.matches("OK +topics +all 11 are as they should be"))
        .noneMatch(line -> line.startsWith("FAIL"));
    assertThat(doctor.code()).isZero();
  }

  private static void assertFound(String name, int code, String line) {
    Ran doctor = command("doctor", settings(name));
    assertThat(doctor.out()).anyMatch(each -> each.matches(line));
    assertThat(doctor.code()).isEqualTo(code);
  }

  private static boolean isStackTrace(String line) {
    return line.stripLeading().startsWith("at ") || line.contains("Exception");
  }

  private static void create(String name) {
    try (TopicKeeper keeper = keeper(name)) {
      topics(name).all().forEach(keeper::ensure);
      // What the controller has made is known to the broker a moment later.
      await().until(() -> keeper.check(topics(name).all()).isEmpty());
    }
  }

  private static void configure(String topic, String key, String value) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static Topics topics(String name) {
    return new Topics(name + ".");
  }

  private static TopicKeeper keeper(String name) {
    return new TopicKeeper(ScorerSettings.of(settings(name)).client(), 2, (short) 1);
  }

  private static Runner runner(Map<String, String> given, TopicKeeper keeper) {
    ScorerSettings settings = ScorerSettings.of(given);
    return new Runner(
        settings.topics(), settings.reader(), settings.resolver(), keeper, settings.streams());
  }

  private static Map<String, String> settings(String name) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "application.id",
            name,
            "topics.prefix",
            name + ".",
            "topics.replication.factor",
            "1",
            "http.port",
            "0",
            "state.dir",
            folder.resolve(name).toString()));
  }

  private static Ran command(String name, Map<String, String> settings) {
    List<String> words = new ArrayList<>(List.of(name));
    settings.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return Ran.command(words.toArray(String[]::new));
  }
}
