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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Submissions of rules: each gets its verdict, and only sound ones come into force. */
class RuleAdmissionTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topics topics = driven.topics();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void anAcceptedRuleScoresTheNextEvent() {
    driven.submit("software", Rules.ICP);
    RuleVerdict verdict = verdict();
    assertThat(verdict.ruleId()).isEqualTo("software");
    assertThat(verdict.state()).isEqualTo(State.ACCEPTED);
    assertThat(verdict.of(Severity.ERROR)).isEmpty();
    driven.event(Rules.visit("m-1"));
    assertThat(score()).contains("\"icp\":\"software\",\"score\":100,\"grade\":\"A\"");
  }

  @Test
  void theVersionIsTheSubmissionsOffset() {
    driven.submit("software", "garbage");
    driven.submit("software", Rules.ICP);
    driven.submit("other", Rules.ICP);
    driven.submit("software", "garbage");
    assertThat(verdicts()).extracting(RuleVerdict::version).containsExactly(0L, 1L, 2L, 3L);
    assertThat(driven.ruleBook().book().version()).isEqualTo(2);
    driven.event(Rules.visit("m-1"));
    assertThat(score()).contains("\"rules\":{\"version\":2}");
  }

  @Test
  void theHistoryKeepsWhatWasAcceptedAndDeletedAndNothingElse() {
    driven.submit("software", Rules.ICP);
    driven.submit("software", "garbage");
    driven.submit("software", Rules.ICP);
    driven.submit("software", (byte[]) null);
    driven.submit("software", (byte[]) null);
    assertThat(driven.texts(topics.rulesHistory()))
        .satisfiesExactly(
            first -> assertThat(first).contains("\"kind\":\"icp\"", "\"version\":0,"),
            second -> assertThat(second).contains("\"kind\":\"icp\"", "\"version\":2,"),
            deleted ->
                assertThat(deleted)
                    .isEqualTo(
                        "{\"rule\":null,\"version\":3,"
                            + "\"acceptedAt\":\"2026-05-04T09:00:00.000Z\",\"schemaVersion\":1}"));
  }

  @Test
  void theVerdictIsARecordOfTheContract() {
    driven.submit("software", "{\"kind\":\"icp\",\"criterias\":[]}");
    TestRecord<byte[], byte[]> status = driven.read(topics.ruleStatus()).get(0);
    assertThat(new String(status.key(), UTF_8)).isEqualTo("software");
    assertThat(new String(status.value(), UTF_8))
        .startsWith("{\"ruleId\":\"software\",\"state\":\"rejected\",\"version\":0,\"issues\":[{")
        .contains("\"severity\":\"error\",\"pointer\":\"/criterias\"", "criteria")
        .endsWith(
            "\"affected\":null,\"decidedAt\":\"2026-05-04T09:00:00.000Z\","
                + "\"scoredAt\":\"2026-05-04T09:00:00.000Z\",\"schemaVersion\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "garbage",
        "",
        "null",
        "[]",
        "\"text\"",
        "{}",
        "{\"kind\":\"wish\"}",
        "{\"kind\":\"icp\"}",
        "{\"id\":\"other\",\"kind\":\"tiers\"}",
        "{\"kind\":\"icp\",\"criteria\":[{\"attribute\":\"company.size\",\"is\":1,\"points\":1}]}"
      })
  void theLastAcceptedRuleStaysInForceWhenTheNextIsRejected(String broken) {
    driven.submit("software", Rules.ICP);
    driven.submit("software", broken);
    List<RuleVerdict> verdicts = verdicts();
    assertThat(verdicts)
        .extracting(RuleVerdict::state)
        .containsExactly(State.ACCEPTED, State.REJECTED);
    assertThat(verdicts.get(1).of(Severity.ERROR)).isNotEmpty();
    assertThat(driven.read(topics.rulesAccepted())).hasSize(1);
    driven.event(Rules.visit("m-1"));
    assertThat(score()).contains("\"icp\":\"software\"", "\"rules\":{\"version\":0}");
  }

  @Test
  void bytesThatAreNoTextAreRejectedToo() {
    driven.submit("software", new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertThat(verdict().state()).isEqualTo(State.REJECTED);
  }

  @Test
  void aTombstoneDeletes() {
    driven.submit("software", Rules.ICP);
    driven.submit("software", (byte[]) null);
    assertThat(verdicts())
        .extracting(RuleVerdict::state)
        .containsExactly(State.ACCEPTED, State.DELETED);
    List<TestRecord<byte[], byte[]>> accepted = driven.read(topics.rulesAccepted());
    assertThat(accepted).hasSize(2);
    assertThat(accepted.get(1).getValue()).isNull();
    assertThat(driven.ruleBook().book().icps()).isEmpty();
    driven.event(Rules.visit("m-1"));
    assertThat(score()).contains("\"fit\":null", "\"tier\":null,\"priority\":\"ignore\"");
  }

  @Test
  void deletingWhatWasNeverAcceptedTellsNobodyElse() {
    driven.submit("software", "garbage");
    driven.submit("software", (byte[]) null);
    assertThat(verdicts())
        .extracting(RuleVerdict::state)
        .containsExactly(State.REJECTED, State.DELETED);
    assertThat(driven.read(topics.rulesAccepted())).isEmpty();
  }

  @Test
  void aKeyThatIsNoIdIsRejectedUnderThatKey() {
    driven.submit("No Id!", Rules.ICP);
    RuleVerdict verdict = verdict();
    assertThat(verdict.ruleId()).isEqualTo("No Id!");
    assertThat(verdict.state()).isEqualTo(State.REJECTED);
  }

  @Test
  void withoutAUsableKeyThereIsNobodyToTellButTheDeadLetters() {
    byte[] rule = Rules.ICP.getBytes(UTF_8);
    driven.pipe(topics.icpRules(), DrivenTopology.record(null, rule, START));
    driven.pipe(topics.icpRules(), DrivenTopology.record(new byte[0], rule, START));
    driven.pipe(topics.icpRules(), DrivenTopology.record(new byte[] {(byte) 0xff}, rule, START));
    driven.pipe(topics.icpRules(), DrivenTopology.record(new byte[400_000], rule, START));
    List<TestRecord<byte[], byte[]>> letters = driven.read(topics.deadLetters());
    assertThat(letters)
        .hasSize(4)
        .allSatisfy(
            letter -> {
              assertThat(letter.value()).isEqualTo(rule);
              assertThat(header(letter, "error.reason")).isEqualTo("no-rule-id");
              assertThat(header(letter, "source.topic")).isEqualTo("icp-rules");
            });
    assertThat(letters)
        .extracting(letter -> header(letter, "source.offset"))
        .containsExactly("0", "1", "2", "3");
    assertThat(driven.read(topics.ruleStatus())).isEmpty();
  }

  @Test
  void allIssuesAreToldAtOnce() {
    driven.submit(
        "software",
        "{\"kind\":\"icp\",\"prority\":1,\"criteria\":[{\"attribute\":\"company.industri\","
            + "\"is\":\"x\",\"points\":1},{\"attribute\":\"company.city\",\"is\":\"x\"}]}");
    assertThat(verdict().of(Severity.ERROR))
        .extracting(Issue::pointer)
        .containsExactlyInAnyOrder("/prority", "/criteria/0/attribute", "/criteria/1");
  }

  @Test
  void aVerdictFitsIntoItsTopicHoweverBrokenTheRule() {
    String many = "{\"kind\":\"icp\",\"criteria\":[" + "{},".repeat(100_000) + "{}]}";
    String longName = "{\"kind\":\"icp\",\"" + "n".repeat(400_000) + "\":1}";
    driven.submit("software", many);
    driven.submit("software", longName);
    assertThat(driven.read(topics.ruleStatus()))
        .hasSize(2)
        .allSatisfy(status -> assertThat(status.value().length).isLessThan(500_000));
  }

  @Test
  void theDeepestRuleThatIsAcceptedIsInForce() {
    int deepest = 0;
    for (int levels = 1; levels < 40; levels++) {
      String id = "deep-" + levels;
      driven.submit(id, nested(levels));
      boolean accepted = verdict().state() == State.ACCEPTED;
      assertThat(driven.ruleBook().book().icps().stream().anyMatch(icp -> icp.id().equals(id)))
          .as("in force with %d levels", levels)
          .isEqualTo(accepted);
      deepest = accepted ? levels : deepest;
    }
    assertThat(deepest).isBetween(20, 39);
  }

  @Test
  void submittingTheSameRuleAgainIsANewVersion() {
    driven.submit("software", Rules.ICP);
    long before = driven.ruleBook().book().fingerprint();
    driven.pass(Duration.ofHours(1));
    driven.submit("software", Rules.ICP);
    assertThat(driven.ruleBook().book().version()).isEqualTo(1);
    assertThat(driven.ruleBook().book().fingerprint()).isNotEqualTo(before);
  }

  private static String nested(int levels) {
    return "{\"kind\":\"icp\",\"criteria\":[{\"points\":1,"
        + "\"all\":[{".repeat(levels)
        + "\"attribute\":\"company.city\",\"in\":[\"Oslo\"]"
        + "}]".repeat(levels)
        + "}]}";
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private String score() {
    List<String> scores = driven.texts(topics.fitScores());
    assertThat(scores).hasSize(1);
    return scores.get(0);
  }

  private RuleVerdict verdict() {
    List<RuleVerdict> verdicts = verdicts();
    assertThat(verdicts).hasSize(1);
    return verdicts.get(0);
  }

  private List<RuleVerdict> verdicts() {
    List<RuleVerdict> verdicts = new ArrayList<>();
    for (TestRecord<byte[], byte[]> status : driven.read(topics.ruleStatus())) {
      verdicts.add(RuleVerdict.read(status.value()).orElseThrow());
    }
    return verdicts;
  }
}
