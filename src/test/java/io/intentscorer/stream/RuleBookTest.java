package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Rule.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule book follows {@code rules-accepted}, whatever that holds. */
class RuleBookTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topics topics = driven.topics();

  @AfterEach
  void close() {
    driven.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage",
        "null",
        "[]",
        "{}",
        "{\"rule\":null,\"version\":1}",
        "{\"rule\":{\"kind\":\"icp\"},\"version\":1}",
        "{\"rule\":{\"kind\":\"tiers\"},\"version\":\"new\"}",
        "{\"rule\":{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"x\"},"
            + "\"points\":1,\"halfLifeDays\":1},\"version\":1,\"halfLives\":[]}",
        "{\"rule\":{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"x\"},"
            + "\"points\":1,\"halfLifeDays\":1},\"version\":1,\"halfLives\":[7,{\"days\":-1}]}",
        "{\"rule\":{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"x\"},"
            + "\"points\":1,\"halfLifeDays\":1},\"version\":1e400,\"since\":{}}"
      })
  void aForeignRecordStopsNothingAndTheRuleBeforeItStays(String foreign) {
    driven.submit("software", Rules.ICP);
    accepted("software", foreign);
    accepted("nobody-knows", foreign);
    driven.pipe(
        topics.rulesAccepted(), DrivenTopology.record(null, foreign.getBytes(UTF_8), START));
    driven.event(Rules.visit("m-1"));
    assertThat(driven.texts(topics.fitScores()))
        .singleElement()
        .asString()
        .contains("\"icp\":\"software\"");
    driven.submit("other", Rules.ICP);
    assertThat(driven.ruleBook().book().icps()).hasSize(2);
  }

  @Test
  void bytesThatAreNoTextStopNothingEither() {
    driven.pipe(
        topics.rulesAccepted(),
        DrivenTopology.record(new byte[] {(byte) 0xff}, new byte[] {(byte) 0xfe, 0}, START));
    driven.submit("software", Rules.ICP);
    assertThat(driven.ruleBook().book().icps()).hasSize(1);
  }

  @Test
  void aBookReadFromTheTopicIsTheBookThatWasWritten() {
    driven.submit("software", Rules.ICP);
    driven.submit("visits", Rules.signal(10, 7));
    driven.pass(WEEK);
    driven.submit("visits", Rules.signal(20, 14));
    driven.submit("cto", Rules.PERSONA);
    try (DrivenTopology restarted = new DrivenTopology(START, NurtureTopics.existing())) {
      driven
          .read(topics.rulesAccepted())
          .forEach(record -> restarted.pipe(topics.rulesAccepted(), record));
      assertThat(restarted.ruleBook().book()).isEqualTo(driven.ruleBook().book());
    }
  }

  @Test
  void aSignalRemembersItsHalfLivesAndSinceWhenItCounts() {
    driven.submit("software", Rules.ICP);
    driven.submit("visits", Rules.signal(10, 7));
    driven.pass(WEEK);
    driven.submit("visits", Rules.signal(10, 14));
    driven.pass(WEEK);
    driven.submit("visits", Rules.signal(15, 14));
    Signal signal = driven.ruleBook().book().signals().get(0);
    assertThat(signal.since()).isEqualTo(1);
    assertThat(signal.halfLife().stretches()).extracting(s -> s.days()).containsExactly(7.0, 14.0);
    assertThat(signal.halfLife().stretches().get(1).from())
        .isEqualTo(START.plus(WEEK).toEpochMilli());
  }

  @Test
  void whatWasGatheredKeepsItsSizeAndDecaysAtTheNewHalfLife() {
    driven.submit("visits", Rules.signal(40, 7));
    driven.event(Rules.visit("m-1"));
    driven.pass(WEEK);
    driven.submit("visits", Rules.signal(40, 14));
    driven.event(other("m-2"));
    assertThat(points()).isEqualTo("20");
    driven.pass(WEEK.multipliedBy(2));
    driven.event(other("m-3"));
    assertThat(points()).isEqualTo("10");
  }

  @Test
  void newPointsCountForThePast() {
    driven.submit("visits", Rules.signal(40, 7));
    driven.event(Rules.visit("m-1"));
    driven.submit("visits", Rules.signal(16, 7));
    driven.event(other("m-2"));
    assertThat(points()).isEqualTo("16");
  }

  @Test
  void aRejectedSubmissionLeavesNoTraceInTheHalfLife() {
    driven.submit("visits", Rules.signal(40, 7));
    driven.submit("visits", Rules.signal(0, 28));
    driven.pass(WEEK);
    driven.submit("visits", Rules.signal(40, 7));
    assertThat(driven.ruleBook().book().signals().get(0).halfLife().stretches()).hasSize(1);
  }

  @Test
  void aDeletedSignalsPointsAreGoneAlsoWhenItComesBack() {
    driven.submit("visits", Rules.signal(40, 7));
    driven.event(Rules.visit("m-1"));
    driven.submit("visits", (byte[]) null);
    driven.event(other("m-2"));
    assertThat(last()).contains("\"intent\":{\"score\":0,").contains("\"signals\":[]");
    driven.submit("visits", Rules.signal(40, 7));
    driven.event(other("m-3"));
    assertThat(last()).contains("\"signals\":[]");
    driven.event(Rules.visit("m-4"));
    assertThat(points()).isEqualTo("40");
  }

  private void accepted(String id, String value) {
    driven.pipe(
        topics.rulesAccepted(),
        DrivenTopology.record(id.getBytes(UTF_8), value.getBytes(UTF_8), START));
  }

  /** An event that no signal counts. */
  private static String other(String messageId) {
    return Rules.visit(messageId).replace("web_visit", "newsletter");
  }

  private String last() {
    List<TestRecord<byte[], byte[]>> scores = driven.read(topics.fitScores());
    assertThat(scores).isNotEmpty();
    return new String(scores.get(scores.size() - 1).value(), UTF_8);
  }

  private String points() {
    String last = last();
    int from = last.indexOf("\"points\":", last.indexOf("\"signals\":")) + "\"points\":".length();
    return last.substring(from, last.indexOf(',', from));
  }
}
