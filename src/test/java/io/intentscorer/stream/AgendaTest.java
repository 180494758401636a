package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What time alone changes is told, without an event. */
class AgendaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  /** After one visit worth 60 the level is 2 until half a point below 50 is reached. */
  private static final Duration TO_LEVEL_3 =
      Duration.ofMillis((long) Math.ceil(7 * 86_400_000.0 * Math.log(60 / 49.5) / Math.log(2)));

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topics topics = driven.topics();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void aLevelThatFallsIsToldWithinTwoSecondsOfItsMoment() {
    visited();
    driven.passUntil(START.plus(TO_LEVEL_3).minusSeconds(1));
    assertThat(scores()).isEmpty();
    for (int i = 0; i < 40; i++) {
      driven.pass(Duration.ofMillis(50));
    }
    JsonNode score = only(scores());
    assertThat(score.at("/intent/level").asInt()).isEqualTo(3);
    assertThat(score.at("/cause/kind").asString()).isEqualTo("decay");
    assertThat(score.path("scoredAt").asString()).isEqualTo(Times.written(moment()));
    assertThat(driven.texts(topics.scoredLeads())).singleElement().asString().contains("decay");
    assertThat(driven.texts(topics.accountAlerts()))
        .singleElement()
        .asString()
        .contains("\"alert\":\"tier-changed\",\"from\":\"A2\",\"to\":\"A3\"");
    assertThat(only(read(topics.scoreLedger())).path("entry").asString()).isEqualTo("decay");
  }

  @Test
  void aJumpOfTheClockTellsEachChangeAsOfItsOwnMoment() {
    visited();
    driven.pass(Duration.ofDays(365));
    List<JsonNode> told = scores();
    assertThat(told).extracting(score -> score.at("/intent/level").asInt()).containsExactly(3, 4);
    assertThat(told.get(0).path("scoredAt").asString()).isEqualTo(Times.written(moment()));
    driven.pass(Duration.ofDays(365));
    assertThat(scores()).as("nothing is left to change").isEmpty();
  }

  @Test
  void whatIsOverdueComesBeforeTheNextEvent() {
    visited();
    driven.passUntil(START.plus(TO_LEVEL_3).minusMillis(1));
    scores();
    // Nobody looks at the clock for a second.
    driven.pass(Duration.ofMillis(500));
    driven.event(Rules.visit("m-2"));
    assertThat(scores())
        .extracting(score -> score.at("/cause/kind").asString())
        .containsExactly("decay", "event");
  }

  @Test
  void anEventPostponesWhatTimeWouldDo() {
    visited();
    driven.passUntil(START.plus(TO_LEVEL_3).minusSeconds(3_600));
    driven.event(Rules.visit("m-2"));
    scores();
    driven.pass(Duration.ofHours(2));
    assertThat(scores()).isEmpty();
  }

  @Test
  void otherRulesAreOtherMoments() {
    visited();
    driven.submit("visits", Rules.signal(60, 1));
    settle();
    scores();
    // The new half-life holds from the change on, which came a few seconds after the visit.
    driven.passUntil(START.plus(TO_LEVEL_3.dividedBy(7)).plusSeconds(10));
    settle();
    assertThat(only(scores()).at("/intent/level").asInt()).isEqualTo(3);
  }

  private void visited() {
    driven.submit("software", Rules.ICP);
    driven.submit("visits", Rules.signal(60, 7));
    driven.event(Rules.visit("m-1"));
    settle();
    for (Topics.Topic topic : topics.all()) {
      driven.texts(topic);
    }
  }

  private void settle() {
    for (int i = 0; i < 60; i++) {
      driven.pass(Duration.ofMillis(50));
    }
  }

  private long moment() {
    return START.plus(TO_LEVEL_3).toEpochMilli();
  }

  private List<JsonNode> scores() {
    return read(topics.fitScores());
  }

  private List<JsonNode> read(Topics.Topic topic) {
    List<JsonNode> records = new ArrayList<>();
    driven.texts(topic).forEach(text -> records.add(JSON.readTree(text)));
    return records;
  }

  private static JsonNode only(List<JsonNode> records) {
    assertThat(records).hasSize(1);
    return records.get(0);
  }
}
