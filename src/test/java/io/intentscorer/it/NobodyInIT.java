package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.Main;
import io.intentscorer.cli.Ran;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Party;
import io.intentscorer.stream.Permissions;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.tools.AclCommand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On a cluster that allows nothing by itself, everybody has what {@code topics --acls} prints: that
 * is enough for their own work, none of it can be left out, and it opens nobody else's door.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class NobodyInIT {
  private static final Topics TOPICS = new Topics("");
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Map<String, String> RULES =
      Map.of(
          "software",
          "{\"kind\":\"icp\",\"criteria\":[{\"attribute\":\"company.industry\",\"is\":\"SaaS\",\"points\":10}]}",
          "marketer",
          "{\"kind\":\"persona\",\"criteria\":[{\"attribute\":\"contact.department\",\"is\":\"marketing\",\"points\":10}]}",
          "signup",
          "{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"signup\"},\"points\":40,\"halfLifeDays\":7}");

  @TempDir private static Path folder = Path.of("");
  private @Nullable SecuredBroker broker;
  private final Map<Party, Path> settings = new EnumMap<>(Party.class);
  private final Map<Party, List<AclBinding>> permissions = new EnumMap<>(Party.class);

  @BeforeAll
  void open() throws Exception {
    broker = new SecuredBroker(folder, WitnessAuthorizer.class);
    broker.admit(Arrays.stream(Party.values()).map(Party::word).toList());
    for (Party party : Party.values()) {
      settings.put(party, broker.settings(party.word(), more(party)));
      permissions.put(party, printed(party));
    }
    Path rules = Files.createDirectory(folder.resolve("rules"));
    for (Map.Entry<String, String> rule : RULES.entrySet()) {
      Files.writeString(rules.resolve(rule.getKey() + ".json"), rule.getValue());
    }
  }

  @AfterAll
  void close() {
    if (broker != null) {
      broker.close();
    }
  }

  private Map<String, String> more(Party party) {
    return party == Party.SCORER
        ? Map.of(
            "state.dir", folder.resolve("state").toString(), "repartition.purge.interval.ms", "500")
        : Map.of();
  }

  private static List<AclBinding> printed(Party party) {
    List<AclBinding> bindings = new ArrayList<>();
    new Permissions(TOPICS, "intent-scorer")
        .of(party)
        .forEach(
            (resource, operations) ->
                operations.forEach(operation -> bindings.add(binding(party, resource, operation))));
    return bindings;
  }

  private static AclBinding binding(Party party, ResourcePattern resource, AclOperation operation) {
    return new AclBinding(
        resource,
        new AccessControlEntry("User:" + party.word(), "*", operation, AclPermissionType.ALLOW));
  }

  @Test
  @Order(1)
  void thePrintedCommandsGiveWhatIsMeant() throws Exception {
    Path admin = broker().adminSettings();
    Ran printed =
        Ran.command(
            "topics",
            "--acls",
            "--config",
            String.valueOf(settings.get(Party.SCORER)),
            "--admin-config",
            admin.toString());
    assertThat(printed.code()).isZero();
    for (String line : printed.out()) {
      if (!line.startsWith("#")) {
        List<String> words = List.of(line.split(" "));
        assertThat(words.get(0)).isEqualTo("kafka-acls.sh");
        AclCommand.main(words.subList(1, words.size()).toArray(String[]::new));
      }
    }
    Set<AclBinding> meant = new HashSet<>();
    permissions.values().forEach(meant::addAll);
    try (Admin cluster = broker().admin()) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(cluster.describeAcls(AclBindingFilter.ANY).values().get())
                      .containsExactlyInAnyOrderElementsOf(meant));
    }
    WitnessAuthorizer.forget();
  }

  @Test
  @Order(2)
  void thatIsEnoughForEverybodysOwnWork() throws Exception {
    assertThat(run(Party.SETUP, "topics").err()).isEmpty();
    // A broker hears of a topic some moments after the controller has made it.
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(run(Party.SETUP, "topics").out())
                    .containsExactly("all 11 topics are there, as they should be"));
    Path log = folder.resolve("scorer.log");
    try (Jvm scorer =
            new Jvm(
                Main.class,
                "512m",
                List.of("-Dlog.level=INFO"),
                List.of("run", "--config", String.valueOf(settings.get(Party.SCORER))),
                log);
        PartyClient tracker = client(Party.TRACKER);
        PartyClient sales = client(Party.SALES);
        PartyClient privacy = client(Party.PRIVACY)) {
      Path rules = folder.resolve("rules");
      assertThat(run(Party.OPS, "rules apply " + rules + " --timeout 90s").code())
          .as(Files.readString(log))
          .isZero();
      for (String id : List.of("m-1", "m-2", "m-3")) {
        tracker.send(TOPICS.companyEvents().name(), "v", signup(id));
      }
      tracker.send(TOPICS.companyEvents().name(), "v", "no event");
      String leads = TOPICS.scoredLeads().name();
      sales.follow(
          leads, TOPICS.fitScores().name(), TOPICS.accountAlerts().name(), "nurture.marketer");
      sales.awaitValue(leads, "meera@acme.in");
      sales.awaitValue(TOPICS.fitScores().name(), "acme.in");
      sales.awaitValue("nurture.marketer", "meera@acme.in");
      sales.awaitValue(TOPICS.accountAlerts().name(), "acme.in");
      assertThat(run(Party.ANALYST, "explain acme.in").code()).isZero();
      assertThat(run(Party.ANALYST, "rules simulate " + rules).code()).isZero();
      assertThat(run(Party.OPS, "rules history signup").code()).isZero();
      assertThat(run(Party.OPS, "rules delete signup").code()).isZero();
      try (PartyClient ops = client(Party.OPS)) {
        assertThat(ops.reads(TOPICS.deadLetters().name())).isTrue();
      }
      privacy.send(TOPICS.erasures().name(), "meera@acme.in", "{}");
      sales.awaitNull(leads, "meera@acme.in");
      // What went through the topics between the stages is purged by the scorer itself.
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  WitnessAuthorizer.allowed("scorer").stream()
                      .anyMatch(wish -> wish.operation() == AclOperation.DELETE));
      assertThat(scorer.isAlive()).isTrue();
    }
    for (Party party : Party.values()) {
      assertThat(WitnessAuthorizer.denied(party.word())).as(party.word()).isEmpty();
    }
    for (String open : List.of("state", "state/intent-scorer")) {
      assertThat(Files.getPosixFilePermissions(folder.resolve(open)))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
    assertThat(Files.readString(log))
        .contains("settings in force:", "password=\"${file:", "ProducerConfig values")
        .doesNotContain(broker().secrets());
  }

  @Test
  @Order(3)
  void noneOfItCanBeLeftOut() {
    for (Party party : Party.values()) {
      List<AclBinding> all = permissions.getOrDefault(party, List.of());
      assertThat(WitnessAuthorizer.deniedUnder(party.word(), all)).as(party.word()).isEmpty();
      for (AclBinding one : all) {
        List<AclBinding> others = new ArrayList<>(all);
        others.remove(one);
        assertThat(WitnessAuthorizer.deniedUnder(party.word(), others))
            .as("%s without %s", party.word(), one.toFilter())
            .isNotEmpty();
      }
    }
  }

  @ParameterizedTest
  @Order(4)
  @CsvSource({
    "TOPIC, company-events, LITERAL, READ",
    "TOPIC, rules-accepted, LITERAL, READ",
    "TOPIC, scored-leads, LITERAL, WRITE",
    "TOPIC, score-ledger, LITERAL, DESCRIBE_CONFIGS",
    "TOPIC, intent-scorer-, PREFIXED, READ",
    "TOPIC, intent-scorer-, PREFIXED, WRITE",
    "TRANSACTIONAL_ID, intent-scorer-, PREFIXED, WRITE",
    "GROUP, intent-scorer, LITERAL, READ"
  })
  void withoutOneOfThemTheScorerEnds(
      ResourceType type, String name, PatternType pattern, AclOperation operation)
      throws Exception {
    AclBinding one = binding(Party.SCORER, new ResourcePattern(type, name, pattern), operation);
    assertThat(permissions.get(Party.SCORER)).contains(one);
    try (Admin admin = broker().admin();
        PartyClient tracker = client(Party.TRACKER)) {
      admin.deleteAcls(List.of(one.toFilter())).all().get();
      tracker.send(TOPICS.companyEvents().name(), "v", signup("without-" + name + operation));
      assertThat(causes(end())).hasAtLeastOneElementOfType(AuthorizationException.class);
      admin.createAcls(List.of(one)).all().get();
    }
  }

  /** What ends the scorer, in this process. */
  private Throwable end() throws Exception {
    ScorerSettings scorer =
        ScorerSettings.of(SecuredBroker.read(Path.of(String.valueOf(settings.get(Party.SCORER)))));
    try (TopicKeeper keeper = new TopicKeeper(scorer.client(), 4, (short) -1)) {
      keeper.check(TOPICS.all());
      try (Runner runner =
          new Runner(TOPICS, scorer.reader(), scorer.resolver(), keeper, scorer.streams())) {
        runner.start();
        Throwable end = runner.awaitEnd();
        return end == null ? new AssertionError("it ended of itself") : end;
      }
    } catch (RuntimeException refused) {
      return refused;
    }
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null && causes.size() < 20; t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  /** Who may write what and read what, by clients of their own and nothing of ours. */
  @Test
  @Order(5)
  void nobodyDoesTheWorkOfOthers() throws Exception {
    Map<String, Set<Party>> writers =
        Map.of(
            "company-events", Set.of(Party.TRACKER),
            "icp-rules", Set.of(Party.OPS),
            "erasures", Set.of(Party.PRIVACY),
            "rules-accepted", Set.of(),
            "scored-leads", Set.of(),
            "nurture.marketer", Set.of(),
            "intent-scorer-accounts-repartition", Set.of());
    Map<String, Set<Party>> readers =
        Map.of(
            "company-events", Set.of(),
            "erasures", Set.of(),
            "rule-status", Set.of(Party.OPS, Party.ANALYST),
            "dead-letters", Set.of(Party.OPS),
            "fit-scores", Set.of(Party.SALES),
            "scored-leads", Set.of(Party.SALES),
            "account-alerts", Set.of(Party.SALES),
            "nurture.marketer", Set.of(Party.SALES),
            "score-ledger", Set.of(Party.ANALYST),
            "intent-scorer-contacts-changelog", Set.of(Party.ANALYST));
    for (Party party : Party.values()) {
      if (party != Party.SCORER) {
        try (PartyClient client = client(party)) {
          for (Map.Entry<String, Set<Party>> topic : writers.entrySet()) {
            assertThat(client.writes(topic.getKey()))
                .as("%s writes %s", party.word(), topic.getKey())
                .isEqualTo(topic.getValue().contains(party));
          }
          for (Map.Entry<String, Set<Party>> topic : readers.entrySet()) {
            assertThat(client.reads(topic.getKey()))
                .as("%s reads %s", party.word(), topic.getKey())
                .isEqualTo(topic.getValue().contains(party));
          }
        }
      }
    }
  }

  private static String signup(String id) {
    return """
        {"type":"signup","messageId":"%s","company":{"industry":"SaaS"},
         "contact":{"email":"meera@acme.in","name":"Meera Rao","title":"Head of Marketing"}}"""
        .formatted(id);
  }

  private Ran run(Party party, String command) {
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    words.addAll(List.of("--config", String.valueOf(settings.get(party))));
    return Ran.command(words.toArray(String[]::new));
  }

  private PartyClient client(Party party) throws IOException {
    return new PartyClient(party, Path.of(String.valueOf(settings.get(party))));
  }

  private SecuredBroker broker() {
    if (broker == null) {
      throw new IllegalStateException("no broker");
    }
    return broker;
  }
}
