package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is to be forgotten is forgotten everywhere, and nobody else is. */
final class ErasureTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topics topics = driven.topics();
  private final Map<String, Map<String, byte @Nullable []>> compacted = new HashMap<>();

  ErasureTest() {
    driven.submit(
        "software",
        """
        {"kind":"icp","criteria":[{"attribute":"company.industry","is":"SaaS","points":10}]}""");
    driven.submit(
        "marketer",
        """
        {"kind":"persona","buyingRole":"champion",
         "criteria":[{"attribute":"contact.department","is":"marketing","points":10}]}""");
    driven.submit(
        "visit",
        """
        {"kind":"signal","when":{"attribute":"event.name","is":"web_visit"},"points":20,
         "halfLifeDays":30}""");
  }

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void aPersonIsForgottenInEveryStoreAndOnEveryTopic() {
    meera();
    other();
    assertThat(found("meera@acme.in")).isNotEmpty();
    assertThat(found("Meera Rao")).isNotEmpty();
    assertThat(found("u-5")).isNotEmpty();
    assertThat(found("v-77")).isNotEmpty();

    erase(" Meera@ACME.in ");

    assertThat(found("meera@acme.in")).isEmpty();
    assertThat(found("Meera Rao")).isEmpty();
    assertThat(found("u-5")).isEmpty();
    assertThat(found("v-77")).isEmpty();
    assertThat(found("tom@acme.in")).isNotEmpty();
    assertThat(compacted("scored-leads")).containsEntry("meera@acme.in", null);
  }

  @Test
  void theWorldIsToldWithoutSayingWhoItWas() {
    meera();
    other();
    driven.read(topics.fitScores());
    driven.read("nurture.marketer");
    erase("meera@acme.in");

    List<String> scores = driven.texts(topics.fitScores());
    // Where they only passed by, too: there is nobody there any more.
    assertThat(scores)
        .hasSize(2)
        .anySatisfy(
            globex -> assertThat(globex).contains("\"account\":\"globex.com\"", "\"people\":0,"));
    assertThat(scores)
        .filteredOn(score -> score.contains("\"account\":\"acme.in\""))
        .singleElement()
        .asString()
        .contains("\"people\":1,")
        .contains(
            "\"committee\":[{\"persona\":\"marketer\",\"buyingRole\":\"champion\",\"contacts\":1,\"lastSeenAt\":\"2026-05-04T09:00:00.000Z\",\"intentShare\":0}]")
        // What was done stays counted: three visits.
        .contains("\"intent\":{\"score\":60")
        .contains("\"cause\":{\"kind\":\"erasure\"}");
    List<TestRecord<byte[], byte[]>> left = driven.read("nurture.marketer");
    assertThat(left).hasSize(1);
    assertThat(text(left.get(0).getKey())).isEqualTo("meera@acme.in");
    assertThat(text(left.get(0).getValue()))
        .isEqualTo(
            "{\"transition\":\"left\",\"cause\":{\"kind\":\"erasure\"},"
                + "\"scoredAt\":\"2026-05-04T09:00:00.000Z\",\"schemaVersion\":1}");
  }

  @Test
  void anIndividualsAccountGoesWithThem() {
    driven.event(
        """
        {"type":"signup","messageId":"m-9","contact":{"email":"ada@gmail.com","name":"Ada Berg"}}""");
    assertThat(found("ada@gmail.com")).isNotEmpty();
    erase("ada@gmail.com");
    assertThat(found("ada@gmail.com")).isEmpty();
    assertThat(found("Ada Berg")).isEmpty();
    assertThat(compacted("fit-scores")).containsEntry("ada@gmail.com", null);
    assertThat(compacted("scored-leads")).containsEntry("ada@gmail.com", null);
  }

  @Test
  void whoWentToAnotherAccountIsForgottenAtTheFirstToo() {
    driven.event(
        """
        {"type":"signup","messageId":"m-1","userId":"u-9","timestamp":"2026-05-04T08:00:00.000Z",
         "contact":{"email":"ada@gmail.com","name":"Ada Berg","title":"CTO"}}""");
    driven.event(
        """
        {"type":"web_visit","messageId":"m-2","timestamp":"2026-05-04T08:10:00.000Z",
         "contact":{"email":"ada@gmail.com"}}""");
    driven.event(
        """
        {"type":"group","messageId":"m-3","userId":"u-9","timestamp":"2026-05-04T08:20:00.000Z",
         "groupId":"g-1","traits":{"domain":"acme.in"}}""");
    driven.event(
        """
        {"type":"web_visit","messageId":"m-4","userId":"u-9","timestamp":"2026-05-04T08:30:00.000Z",
         "company":{"domain":"globex.com"}}""");
    assertThat(compacted("fit-scores")).containsEntry("ada@gmail.com", null);
    assertThat(found("ada@gmail.com")).isNotEmpty();
    driven.pass(Duration.ofSeconds(1));

    erase("ada@gmail.com");

    assertThat(found("ada@gmail.com")).isEmpty();
    assertThat(found("Ada Berg")).isEmpty();
    assertThat(found("u-9")).isEmpty();
  }

  @Test
  void visitsThatWaitForSomebodyAreForgottenToo() {
    driven.event("{\"type\":\"web_visit\",\"anonymousId\":\"v-1\",\"contact\":{\"name\":\"Ann\"}}");
    driven.event("{\"type\":\"web_visit\",\"userId\":\"u-1\",\"contact\":{\"name\":\"Bob\"}}");
    assertThat(found("Ann")).isNotEmpty();
    assertThat(found("Bob")).isNotEmpty();
    erase("visitor:v-1");
    erase("user:u-1");
    assertThat(found("Ann")).isEmpty();
    assertThat(found("Bob")).isEmpty();
  }

  @Test
  void nobodyElseOnTheDeviceOrOfTheAddressIsForgotten() {
    driven.event(
        "{\"type\":\"identify\",\"anonymousId\":\"v-1\",\"userId\":\"u-1\",\"traits\":{\"email\":\"info@acme.in\"}}");
    driven.event(
        "{\"type\":\"identify\",\"anonymousId\":\"v-1\",\"userId\":\"u-2\",\"traits\":{\"email\":\"tom@acme.in\"}}");
    driven.event(
        "{\"type\":\"identify\",\"userId\":\"u-3\",\"traits\":{\"email\":\"info@acme.in\"}}");
    erase("user:u-1");
    assertThat(found("u-1")).isEmpty();
    assertThat(compacted("scored-leads")).containsEntry("info@acme.in", null);
    assertThat(found("info@acme.in")).anyMatch(place -> place.startsWith("users u-3 "));
    assertThat(found("tom@acme.in")).isNotEmpty();
    assertThat(compacted("scored-leads").get("tom@acme.in")).isNotNull();
  }

  @Test
  void erasingTwiceOrSomebodyUnknownChangesNothing() {
    meera();
    erase("meera@acme.in");
    driven.read(topics.fitScores());
    driven.read(topics.scoredLeads());
    erase("meera@acme.in");
    erase("nobody@globex.com");
    assertThat(driven.read(topics.fitScores())).isEmpty();
    assertThat(driven.read(topics.scoredLeads())).isEmpty();
    assertThat(driven.read(topics.deadLetters())).isEmpty();
  }

  @Test
  void whatWasOnItsWayIsForgottenAndWhatComesLaterIsNot() {
    // Sent before the erasure, read after it.
    driven.pass(Duration.ofSeconds(10));
    erase("meera@acme.in");
    driven.pipe(
        topics.companyEvents(),
        DrivenTopology.record(
            null,
            "{\"type\":\"signup\",\"contact\":{\"email\":\"meera@acme.in\"}}".getBytes(UTF_8),
            START.plusSeconds(9)));
    assertThat(found("meera@acme.in")).isEmpty();
    driven.pass(Duration.ofSeconds(10));
    meera();
    assertThat(compacted("scored-leads").get("meera@acme.in")).isNotNull();
    driven.pass(Duration.ofSeconds(10));
    erase("meera@acme.in");
    assertThat(found("Meera Rao")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "user:", "visitor:"})
  void anErasureOfNobodyIsADeadLetter(String key) {
    erase(key);
    TestRecord<byte[], byte[]> letter = driven.read(topics.deadLetters()).get(0);
    assertThat(text(letter.headers().lastHeader("error.reason").value())).isEqualTo("no-contact");
    assertThat(text(letter.headers().lastHeader("source.topic").value())).isEqualTo("erasures");
  }

  private void meera() {
    driven.event("{\"type\":\"web_visit\",\"anonymousId\":\"v-77\",\"messageId\":\"m-1\"}");
    driven.event(
        """
        {"type":"signup","anonymousId":"v-77","userId":"u-5","messageId":"m-2",
         "contact":{"email":"meera@acme.in","name":"Meera Rao","title":"Head of Marketing"},
         "company":{"industry":"SaaS"}}""");
    driven.event("{\"type\":\"web_visit\",\"userId\":\"u-5\",\"messageId\":\"m-3\"}");
    driven.event(
        "{\"type\":\"web_visit\",\"anonymousId\":\"v-77\",\"company\":{\"domain\":\"globex.com\"}}");
    driven.event(
        "{\"type\":\"web_visit\",\"anonymousId\":\"v-77\",\"company\":{\"domain\":\"acme.in\"}}");
  }

  private void other() {
    driven.event(
        """
        {"type":"signup","contact":{"email":"tom@acme.in","title":"Marketing Manager"}}""");
  }

  @SuppressWarnings(
      "NullAway") // An erasure needs no value; Kafka does not say that it may be null.
  private void erase(String key) {
    driven.pipe(topics.erasures(), new TestRecord<>(key.getBytes(UTF_8), null, driven.now()));
  }

  /** Where a text stands: in stores, on changelogs, and on topics but for keys of the forgotten. */
  private List<String> found(String text) {
    List<String> found = new ArrayList<>(driven.rows());
    for (String topic : driven.changelogs()) {
      compacted(topic)
          .forEach(
              (key, value) -> found.add(topic + " " + (value == null ? "" : key + latin(value))));
    }
    for (String topic : driven.published()) {
      compacted(topic).forEach((key, value) -> found.add(topic + " " + latin(value)));
    }
    found.removeIf(place -> !place.contains(text));
    return found;
  }

  private Map<String, byte @Nullable []> compacted(String topic) {
    Map<String, byte @Nullable []> newest =
        compacted.computeIfAbsent(topic, any -> new HashMap<>());
    driven.read(topic).forEach(record -> newest.put(latin(record.key()), record.value()));
    return newest;
  }

  private static String latin(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, UTF_8);
  }
}
