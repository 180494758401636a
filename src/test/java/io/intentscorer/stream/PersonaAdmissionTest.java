package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.Issue;
import io.intentscorer.wire.Issue.Severity;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A persona comes into force when its topic is there, and nothing is sent to one that is not. */
class PersonaAdmissionTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Duration A_LOOK = Duration.ofMillis(50);

  private final HandOpenedTopics nurture = new HandOpenedTopics();
  private final DrivenTopology driven = new DrivenTopology(START, nurture);
  private final Topics topics = driven.topics();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void aPersonaWaitsForItsTopic() {
    driven.submit("cto", Rules.PERSONA);
    driven.pass(A_LOOK);
    assertThat(nurture.requested()).contains("cto");
    assertThat(verdicts()).isEmpty();
    assertThat(driven.ruleBook().book().personas()).isEmpty();

    nurture.open("cto");
    driven.pass(A_LOOK);
    assertThat(verdicts())
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.state()).isEqualTo(State.ACCEPTED);
              assertThat(verdict.version()).isZero();
            });
    assertThat(driven.ruleBook().book().personas()).hasSize(1);
  }

  @Test
  void aPersonaWhoseTopicIsThereIsAcceptedAtOnce() {
    nurture.open("cto");
    driven.submit("cto", Rules.PERSONA);
    assertThat(verdicts()).extracting(RuleVerdict::state).containsExactly(State.ACCEPTED);
  }

  @Test
  void aBrokenPersonaIsRejectedWithoutWaiting() {
    driven.submit("cto", "{\"kind\":\"persona\"}");
    assertThat(verdicts()).extracting(RuleVerdict::state).containsExactly(State.REJECTED);
    assertThat(nurture.requested()).isEmpty();
  }

  @Test
  void theOthersDoNotWait() {
    driven.submit("cto", Rules.PERSONA);
    driven.submit("software", Rules.ICP);
    assertThat(verdicts()).extracting(RuleVerdict::ruleId).containsExactly("software");
    nurture.open("cto");
    driven.pass(A_LOOK);
    assertThat(verdicts())
        .extracting(RuleVerdict::ruleId, RuleVerdict::version)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("cto", 0L));
  }

  @Test
  void aNewerSubmissionTakesTheWaitingOnesPlace() {
    driven.submit("cto", Rules.PERSONA);
    driven.submit("cto", Rules.PERSONA.replace("cto", "chief"));
    nurture.open("cto");
    driven.pass(A_LOOK);
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::version).containsExactly(1L);
    assertThat(driven.texts(topics.rulesAccepted()))
        .singleElement()
        .asString()
        .contains("\"chief\"");
  }

  @Test
  void aDeletionEndsTheWaiting() {
    driven.submit("cto", Rules.PERSONA);
    driven.submit("cto", (byte[]) null);
    nurture.open("cto");
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::state).containsExactly(State.DELETED);
    assertThat(driven.read(topics.rulesAccepted())).isEmpty();
  }

  @Test
  void aTopicThatCannotBeMadeIsARejectionThatSaysWhatToDo() {
    driven.submit("cto", Rules.PERSONA);
    nurture.fail("cto", "the principal may not create topics");
    driven.pass(A_LOOK);
    RuleVerdict verdict = verdicts().get(0);
    assertThat(verdict.state()).isEqualTo(State.REJECTED);
    Issue issue = verdict.of(Severity.ERROR).get(0);
    assertThat(issue.message())
        .isEqualTo("its topic nurture.cto cannot be created: the principal may not create topics");
    assertThat(issue.hint()).isEqualTo("create the topic, then produce the rule again");

    driven.submit("cto", Rules.PERSONA);
    nurture.open("cto");
    driven.pass(A_LOOK);
    assertThat(verdicts())
        .extracting(RuleVerdict::state, RuleVerdict::version)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(State.ACCEPTED, 1L));
  }

  @Test
  void theOldPersonaStaysInForceWhileItsSuccessorIsRejected() {
    nurture.open("cto");
    driven.submit("cto", Rules.PERSONA);
    driven.submit("cto", "{\"kind\":\"persona\"}");
    assertThat(driven.ruleBook().book().personas()).hasSize(1);
  }

  @Test
  void severalWaitAndAreDecidedEachInItsTime() {
    driven.submit("cto", Rules.PERSONA);
    driven.submit("ceo", Rules.PERSONA);
    driven.submit("cfo", Rules.PERSONA);
    nurture.open("ceo");
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::ruleId).containsExactly("ceo");
    nurture.fail("cto", "no");
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::ruleId).containsExactly("cto");
    nurture.open("cfo");
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::ruleId).containsExactly("cfo");
    driven.submit("cmo", Rules.PERSONA);
    nurture.open("cmo");
    driven.pass(A_LOOK);
    assertThat(verdicts()).extracting(RuleVerdict::ruleId).containsExactly("cmo");
  }

  @Test
  void anotherInstancesPersonaIsAskedForAndReachedOnceItsTopicIsKnownHere() {
    TestRecord<byte[], byte[]> acceptedElsewhere;
    try (DrivenTopology other = new DrivenTopology(START, NurtureTopics.existing())) {
      other.submit("cto", Rules.PERSONA);
      acceptedElsewhere = other.read(topics.rulesAccepted()).get(0);
    }
    driven.submit("software", Rules.ICP);
    driven.pipe(topics.rulesAccepted(), acceptedElsewhere);
    assertThat(nurture.requested()).containsExactly("cto");

    driven.event(Rules.visit("m-1"));
    assertThat(lead()).contains("\"persona\":{\"id\":\"cto\"", "\"verdict\":\"fit\"");
    assertThat(driven.published()).doesNotContain("nurture.cto");

    nurture.open("cto");
    driven.pass(Duration.ofMinutes(1));
    driven.event(Rules.visit("m-2"));
    assertThat(driven.texts(topics.nurture("cto")))
        .singleElement()
        .asString()
        .contains("\"transition\":\"entered\"", "\"contact\":\"ada@acme.com\"");
  }

  private String lead() {
    List<TestRecord<byte[], byte[]>> leads = driven.read(topics.scoredLeads());
    assertThat(leads).isNotEmpty();
    return new String(leads.get(leads.size() - 1).value(), UTF_8);
  }

  private List<RuleVerdict> verdicts() {
    List<RuleVerdict> verdicts = new ArrayList<>();
    for (TestRecord<byte[], byte[]> status : driven.read(topics.ruleStatus())) {
      verdicts.add(RuleVerdict.read(status.value()).orElseThrow());
    }
    return verdicts;
  }
}
