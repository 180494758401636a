package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.cli.Ran;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.PlainWords;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Brokers that do not let the scorer in, or not do what it has to. */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // A scorer that is let in would run for ever.
final class RefusedIT {
  private static final String PLAIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required";

  @TempDir private static Path folder = Path.of("");
  private static EmbeddedKafka broker;

  @BeforeAll
  static void start() {
    broker =
        EmbeddedKafka.at(folder.resolve("broker"))
            .with("listener.security.protocol.map", "PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT")
            .with("sasl.enabled.mechanisms", "PLAIN")
            .with("sasl.mechanism.inter.broker.protocol", "PLAIN")
            .with(
                "listener.name.plaintext.plain.sasl.jaas.config",
                PLAIN + " username=\"owner\" password=\"o\" user_owner=\"o\" user_scorer=\"s\";")
            .with(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .with("super.users", "User:owner;User:ANONYMOUS")
            .start();
    try (TopicKeeper keeper = keeper(settings("owner", "o"))) {
      new Topics("").all().forEach(keeper::ensure);
      await().until(() -> keeper.check(new Topics("").all()).isEmpty());
    }
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aWrongPassword() {
    Ran ran = command("run", settings("scorer", "wrong"));
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .anyMatch(line -> line.contains("the brokers refuse the scorer's credentials ("))
        .noneMatch(line -> line.startsWith("\tat "));
    Ran doctor = command("doctor", settings("scorer", "wrong"));
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .anyMatch(line -> line.matches("FAIL +brokers +the brokers refuse .*sasl.jaas.config.*"));
  }

  @Test
  void rightsThatAreMissing() throws Exception {
    Map<String, String> settings = settings("scorer", "s");
    Ran blind = command("run", settings);
    assertThat(blind.code()).isEqualTo(1);
    assertThat(blind.err())
        .anyMatch(line -> line.startsWith("  company-events cannot be seen: the brokers let "))
        .noneMatch(line -> line.contains("is missing"));

    grant(ResourceType.TOPIC, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    Ran doctor = command("doctor", settings);
    assertThat(doctor.code()).isEqualTo(1);
    assertThat(doctor.out())
        .anyMatch(line -> line.matches("OK +topics .*"))
        .anyMatch(line -> line.matches("FAIL +topic rights +topic company-events lacks Read .*"))
        .anyMatch(
            line -> line.matches("FAIL +creating topics .* nurture\\. or with intent-scorer-: .*"))
        .anyMatch(line -> line.matches("FAIL +consumer group .*--group intent-scorer"))
        .anyMatch(line -> line.matches("FAIL +transactions .*--transactional-id .*"));

    grant(ResourceType.TOPIC, AclOperation.ALL);
    assertThat(end(settings)).contains("consumer group intent-scorer", "--group intent-scorer");
    grant(ResourceType.GROUP, AclOperation.ALL);
    assertThat(end(settings)).contains("transactions", "--transactional-id");
  }

  /** Runs the scorer until it ends by itself; returns what it says. */
  private static String end(Map<String, String> given) throws InterruptedException {
    ScorerSettings settings = ScorerSettings.of(given);
    try (TopicKeeper keeper = keeper(given);
        Runner runner =
            new Runner(
                settings.topics(),
                settings.reader(),
                settings.resolver(),
                keeper,
                settings.streams())) {
      runner.start();
      Throwable fault = runner.awaitEnd();
      return fault == null ? "" : PlainWords.of(fault);
    }
  }

  private static void grant(ResourceType type, AclOperation... operations) throws Exception {
    List<AclBinding> bindings =
        Stream.of(operations)
            .map(
                operation ->
                    new AclBinding(
                        new ResourcePattern(
                            type, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL),
                        new AccessControlEntry(
                            "User:scorer", "*", operation, AclPermissionType.ALLOW)))
            .toList();
    try (Admin admin = Admin.create(ScorerSettings.of(settings("owner", "o")).client())) {
      admin.createAcls(bindings).all().get();
      await()
          .until(
              () -> admin.describeAcls(AclBindingFilter.ANY).values().get().containsAll(bindings));
    }
  }

  private static TopicKeeper keeper(Map<String, String> settings) {
    return new TopicKeeper(ScorerSettings.of(settings).client(), 2, (short) 1);
  }

  private static Map<String, String> settings(String user, String password) {
    return new HashMap<>(
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "security.protocol",
            "SASL_PLAINTEXT",
            "sasl.mechanism",
            "PLAIN",
            "sasl.jaas.config",
            PLAIN + " username=\"" + user + "\" password=\"" + password + "\";",
            "topics.replication.factor",
            "1",
            "http.port",
            "0",
            "state.dir",
            folder.resolve("state").toString()));
  }

  /** By a file: a password is not taken from the command line. */
  private static Ran command(String name, Map<String, String> settings) {
    Properties written = new Properties();
    written.putAll(settings);
    Path file = folder.resolve("scorer.properties");
    try (Writer writer = Files.newBufferedWriter(file)) {
      written.store(writer, null);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return Ran.command(name, "--config", file.toString());
  }
}
