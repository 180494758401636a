package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.SharedData;
import io.intentscorer.wire.StateCodec;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * No message of real trackers is lost on the way: each is scored, waits for its visitor, is known
 * as a repetition, or is a dead letter with a reason.
 *
 * <p>What became of a message is read from what it left behind. A signal that every event matches
 * has an account count its events one by one, and publish as often; the store of message ids says
 * which of them came for the first time; the stores of visitors and users hold those that wait. A
 * message without any of these traces is lost, and fails the test.
 */
final class RealMessagesTest {
  private static final Instant START = Instant.parse("2026-12-01T00:00:00Z");
  private static final Duration KEPT = Duration.ofDays(30);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String EVERY_EVENT =
      """
      {"kind":"signal","when":{"attribute":"event.name","exists":true},
       "points":1,"halfLifeDays":7}""";

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final EventReader reader = new EventReader(ReaderSettings.standard());
  private final Map<String, Integer> deadLetters = new TreeMap<>();
  private int repeated;
  private int outdated;
  private int ignored;
  private Traces before = traces();

  /**
   * What the messages so far have left behind.
   *
   * @param counted how many events all accounts together have counted
   * @param messageIds the ids of the messages that came to an account
   * @param waiting the visits that wait, whoever's they are
   * @param ignored how many events were passed over
   */
  private record Traces(
      int counted, List<@Nullable String> messageIds, List<CompanyEvent> waiting, int ignored) {
    /** The ids of all messages that count or wait. */
    List<@Nullable String> ids() {
      List<@Nullable String> ids = new ArrayList<>(messageIds);
      waiting.forEach(visit -> ids.add(visit.messageId()));
      return ids;
    }
  }

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void everyMessageIsScoredOrKeptOrRepeatedOrRefusedForAReason() {
    List<JsonNode> documented = documented();
    List<JsonNode> recorded = recorded();
    driven.submit("every-event", EVERY_EVENT);
    // Once the clock goes, the memory of messages has a row of its own.
    driven.pass(Duration.ofMillis(1));
    before = traces();
    documented.forEach(this::take);
    recorded.forEach(this::take);

    int scored = before.counted();
    int kept = before.waiting().size();
    int refused = deadLetters.values().stream().mapToInt(Integer::intValue).sum();
    System.out.printf(
        "Real messages: %d + %d = %d scored + %d kept + %d repeated + %d kept too long"
            + " + %d ignored + %d dead letters %s%n",
        documented.size(),
        recorded.size(),
        scored,
        kept,
        repeated,
        outdated,
        ignored,
        refused,
        deadLetters);

    assertThat(documented).hasSize(107);
    assertThat(recorded).hasSizeGreaterThan(30);
    assertThat(scored + kept + repeated + outdated + ignored + refused)
        .isEqualTo(documented.size() + recorded.size());
  }

  /** Sends a message, and sees that it, and every visit that no longer waits, came somewhere. */
  private void take(JsonNode message) {
    // Events that say no time differ in that of their arrival.
    driven.pass(Duration.ofMillis(1));
    byte[] bytes = JSON.writeValueAsBytes(message);
    driven.pipe(driven.topics().companyEvents(), DrivenTopology.record(null, bytes, driven.now()));
    List<TestRecord<byte[], byte[]>> letters = driven.read(driven.topics().deadLetters());
    Traces after = traces();
    Decoded decoded = reader.read(bytes, Arrival.live(driven.now().toEpochMilli()));
    if (letters.isEmpty() && decoded instanceof Decoded.Understood understood) {
      follow(understood.event().by("somebody"), after);
    } else {
      int passedOver = after.ignored() - before.ignored();
      assertThat(letters.size() + passedOver).as("ends of %s", message).isEqualTo(1);
      assertThat(after.counted()).as("counted for %s", message).isEqualTo(before.counted());
      assertThat(after.waiting()).as("waiting after %s", message).isEqualTo(before.waiting());
      letters.forEach(letter -> deadLetters.merge(reason(letter), 1, Integer::sum));
      ignored += passedOver;
    }
    before = after;
  }

  /**
   * One message is one more event that counts or waits; or none, if it repeats one, or visits that
   * waited too long went.
   */
  private void follow(CompanyEvent event, Traces after) {
    List<CompanyEvent> gone = new ArrayList<>(before.waiting());
    after.waiting().forEach(gone::remove);
    gone.removeIf(visit -> visit.time() >= event.time() - KEPT.toMillis());
    int more = after.counted() + after.waiting().size() + gone.size();
    more -= before.counted() + before.waiting().size();
    assertThat(more).as("what %s added", event).isBetween(0, 1);
    if (more == 0) {
      assertThat(before.ids()).as("a first one of %s", event).contains(event.messageId());
      repeated++;
    }
    outdated += gone.size();
  }

  private static @Nullable String messageId(Fate fate) {
    CompanyEvent event = fate.event();
    return event == null ? null : event.messageId();
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    Header reason = letter.headers().lastHeader("error.reason");
    assertThat(reason).isNotNull();
    return new String(reason.value(), UTF_8);
  }

  private Traces traces() {
    int counted =
        driven.values(Names.ACCOUNT_STORE).stream()
            .map(StateCodec::account)
            .flatMap(account -> account.intent().values().stream())
            .mapToInt(Gathered::events)
            .sum();
    List<@Nullable String> messageIds =
        driven.fates().stream().map(RealMessagesTest::messageId).toList();
    List<CompanyEvent> waiting =
        Stream.of(Names.VISITOR_STORE, Names.USER_STORE)
            .map(driven::values)
            .flatMap(Collection::stream)
            .flatMap(row -> StateCodec.identity(row).kept().stream())
            // A visit that goes from its visitor to their user says so; it is the same visit.
            .map(visit -> visit.by("somebody"))
            .toList();
    int passedOver =
        (int)
            (driven.metric("ignored-events-total", "crawler")
                + driven.metric("ignored-events-total", "internal"));
    return new Traces(counted, messageIds, waiting, passedOver);
  }

  private static List<JsonNode> documented() {
    String text =
        new String(SharedData.bytes(SharedData.at("events/segment_docs_messages.jsonl")), UTF_8);
    return text.lines().map(line -> JSON.readTree(line).get("message")).toList();
  }

  /** Each message of each request, as a tracker's server would write them to the topic. */
  private static List<JsonNode> recorded() {
    List<JsonNode> messages = new ArrayList<>();
    for (Path file : SharedData.files("recordings")) {
      for (JsonNode request : JSON.readTree(SharedData.bytes(file))) {
        JsonNode body = request.get("body_json");
        JsonNode batch = body.get("batch");
        (batch == null ? List.of(body) : batch).forEach(messages::add);
      }
    }
    return messages;
  }
}
