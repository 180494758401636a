package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** After a change of the rules, what is known is scored anew, without an event. */
class RescoringTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topics topics = driven.topics();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void anAccountFollowsTheRulesWithoutAnEvent() {
    driven.event(Rules.visit("m-1"));
    forget();
    driven.submit("software", Rules.ICP);
    driven.submit("technical-chief", Rules.PERSONA);
    follow();
    assertThat(driven.texts(topics.fitScores()))
        .singleElement()
        .asString()
        .contains("\"icp\":\"software\",\"score\":100", "\"cause\":{\"kind\":\"rules\"}")
        .contains("\"rules\":{\"version\":1}");
    assertThat(driven.texts(topics.scoredLeads()))
        .singleElement()
        .asString()
        .contains("\"id\":\"technical-chief\"", "\"cause\":{\"kind\":\"rules\"}");
    assertThat(driven.texts(topics.nurture("technical-chief")))
        .singleElement()
        .asString()
        .contains("\"transition\":\"entered\"");
    assertThat(driven.texts(topics.accountAlerts()))
        .singleElement()
        .asString()
        .contains("\"alert\":\"tier-changed\",\"from\":null,\"to\":\"A4\"");
  }

  @Test
  void aDeletedRuleIsFollowedToo() {
    driven.submit("software", Rules.ICP);
    driven.submit("technical-chief", Rules.PERSONA);
    driven.event(Rules.visit("m-1"));
    follow();
    forget();
    driven.submit("software", (byte[]) null);
    follow();
    assertThat(driven.texts(topics.fitScores()))
        .singleElement()
        .asString()
        .contains("\"fit\":null", "\"priority\":\"ignore\"");
    assertThat(driven.texts(topics.nurture("technical-chief")))
        .singleElement()
        .asString()
        .contains("\"transition\":\"left\"");
  }

  @Test
  void whoIsNotTouchedIsNotToldOf() {
    driven.submit("software", Rules.ICP);
    accounts(20);
    follow();
    forget();
    driven.submit("software", Rules.ICP);
    driven.submit("nobody-does-this", Rules.signal(5, 7).replace("web_visit", "webinar"));
    follow();
    assertThat(driven.texts(topics.fitScores())).isEmpty();
    assertThat(driven.texts(topics.scoredLeads())).isEmpty();
    assertThat(driven.texts(topics.accountAlerts())).isEmpty();
  }

  @Test
  void otherPointsOfASignalShowWhereverItCounted() {
    driven.submit("visits", Rules.signal(5, 7));
    driven.event(Rules.visit("m-1"));
    driven.event("{\"type\":\"webinar\",\"contact\":{\"email\":\"bob@other.com\"}}");
    follow();
    forget();
    driven.submit("visits", Rules.signal(6, 7));
    follow();
    assertThat(driven.texts(topics.fitScores()))
        .singleElement()
        .asString()
        .contains("\"account\":\"acme.com\"", "\"points\":6,\"events\":1");
  }

  @Test
  void theVerdictSaysWhatTheRuleChanged() {
    accounts(3);
    driven.event(Rules.visit("m-1"));
    follow();
    forget();
    driven.submit("software", Rules.ICP);
    follow();
    List<RuleVerdict> verdicts = verdicts();
    assertThat(verdicts).extracting(RuleVerdict::state).containsOnly(State.ACCEPTED);
    assertThat(verdicts).extracting(RuleVerdict::version).containsExactly(0L, 0L);
    assertThat(verdicts.get(0).affected()).isNull();
    assertThat(new String(verdicts.get(1).write(), UTF_8))
        .contains(
            "\"affected\":{\"accounts\":{\"rescored\":4,\"changed\":4},"
                + "\"leads\":{\"rescored\":4,\"changed\":4}}");
  }

  @Test
  void theVerdictOnADeletionSaysSoToo() {
    driven.submit("software", Rules.ICP);
    driven.event(Rules.visit("m-1"));
    follow();
    forget();
    driven.submit("software", (byte[]) null);
    driven.submit("never-was", (byte[]) null);
    follow();
    assertThat(driven.texts(topics.ruleStatus()))
        .satisfiesExactly(
            deleted -> assertThat(deleted).contains("\"deleted\"", "\"affected\":null"),
            never -> assertThat(never).contains("never-was", "\"rescored\":0"),
            swept -> assertThat(swept).contains("software", "\"changed\":1"));
  }

  @Test
  void aRejectionStandsWhateverIsSweptFor() {
    accounts(2);
    follow();
    driven.submit("software", Rules.ICP);
    driven.submit("software", "garbage");
    forget();
    follow();
    assertThat(verdicts()).isEmpty();
    assertThat(driven.texts(topics.fitScores())).hasSize(2);
  }

  @Test
  void whoWasMetByAnEventOnTheWayIsNotToldOfTwice() {
    driven.event(Rules.visit("m-1"));
    follow();
    forget();
    driven.submit("software", Rules.ICP);
    driven.event(Rules.visit("m-2"));
    follow();
    assertThat(driven.texts(topics.fitScores()))
        .singleElement()
        .asString()
        .contains("\"messageId\":\"m-2\"");
  }

  @Test
  void whileNothingChangesNothingIsLookedAt() {
    driven.submit("visits", Rules.signal(5, 7));
    accounts(5);
    follow();
    List<TestRecord<byte[], byte[]>> before =
        driven.read(DrivenTopology.changelog(Names.SWEEP_STORE));
    assertThat(before).isNotEmpty();
    for (int second = 0; second < 60; second++) {
      driven.pass(Duration.ofSeconds(1));
    }
    assertThat(driven.read(DrivenTopology.changelog(Names.SWEEP_STORE))).isEmpty();
  }

  private void accounts(int count) {
    for (int i = 0; i < count; i++) {
      driven.event(
          "{\"type\":\"web_visit\",\"contact\":{\"email\":\"ada@acme%d.com\"}}".formatted(i));
    }
  }

  /** Time for the sweep: it notices within a second, then works in slices. */
  private void follow() {
    driven.pass(Duration.ofSeconds(1));
    for (int slice = 0; slice < 40; slice++) {
      driven.pass(Duration.ofMillis(5));
    }
  }

  private void forget() {
    driven.published().forEach(driven::read);
    driven.read(topics.ruleStatus());
  }

  private List<RuleVerdict> verdicts() {
    List<RuleVerdict> verdicts = new ArrayList<>();
    driven
        .read(topics.ruleStatus())
        .forEach(record -> verdicts.add(RuleVerdict.read(record.value()).orElseThrow()));
    return verdicts;
  }
}
