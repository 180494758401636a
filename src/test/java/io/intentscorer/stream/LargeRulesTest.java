package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.Issue;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleLimits;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules without end are rejected, by a verdict that fits into its topic and says which limit. */
class LargeRulesTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  /** What a topic takes where nobody says otherwise. */
  private static final int MOST_BYTES = 1_000_000;

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void tenThousandCriteriaAreTooMany() {
    RuleVerdict verdict = submit(criteria(10_000));
    assertThat(verdict.state()).isEqualTo(State.REJECTED);
    assertThat(verdict.issues())
        .extracting(Issue::line)
        .containsExactly(
            "error: the rule has 10000 conditions (keep it to 500, use lists (in, containsAny), or"
                + " allow more with the scorer's setting rule.max.conditions)");
  }

  @Test
  void conditionsWithinConditionsCount() {
    String leaf = "{\"attribute\":\"event.name\",\"is\":\"x\"}";
    String all = "{\"all\":[" + (leaf + ",").repeat(499) + leaf + "]}";
    String signal = "{\"kind\":\"signal\",\"when\":" + all + ",\"points\":1,\"halfLifeDays\":7}";
    assertThat(submit(signal).issues())
        .extracting(Issue::message)
        .contains("the rule has 501 conditions");
  }

  @Test
  void asManyAsMayBeHoldUpNobody() {
    Neighbour neighbour = new Neighbour(driven);
    neighbour.beside(
        "the rule", () -> assertThat(submit(criteria(500)).state()).isEqualTo(State.ACCEPTED));
    neighbour.beside("an event", () -> driven.event(Rules.visit("m-1")));
  }

  @Test
  void aMegabyteThatEachOfThemNamesIsNotToldByEach() {
    Neighbour neighbour = new Neighbour(driven);
    submit(
        criteria(500)
            .replace("company.city\",\"is\":\"x\"", "company.techStack\",\"exists\":true"));
    String items = ("\"" + "x".repeat(900) + "\",").repeat(999) + "\"x\"";
    List<Neighbour.Other> told =
        neighbour.beside(
            "a megabyte",
            () ->
                driven.event(
                    "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"techStack\":["
                        + items
                        + "]}}"));
    assertThat(told)
        .singleElement()
        .extracting(Neighbour.Other::value)
        .asString()
        .hasSizeBetween(MOST_BYTES, 3 * MOST_BYTES);
  }

  @Test
  void aRuleOfTooManyBytesIsNotRead() {
    RuleVerdict verdict = submit(" ".repeat(RuleLimits.STANDARD.maxBytes()) + Rules.ICP);
    assertThat(verdict.issues())
        .singleElement()
        .extracting(Issue::hint)
        .asString()
        .contains("524288", "rule.max.bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kind\":\"persona\",\"messaging\":{\"goals\":[?1]}}|1,",
        "{\"kind\":\"icp\",\"criteria\":[?1]}|1,",
        "{\"kind\":\"icp\",\"criteria\":[{?\"a\":1}]}|\"\u0001\":1,",
        "{\"kind\":\"icp\",\"?\":1}|\u4E00",
        "{\"kind\":\"icp\",?\"x\":1}|\"?\u4E00\":1,",
        "{\"kind\":\"?\"}|\\u0001",
        "{\"kind\":\"icp\",\"?\":1}|\uD83D\uDE00",
        "{\"kind\":\"icp\",\"a?\":1}|\uD83D\uDE00",
        "{\"kind\":\"icp\",\"criteria\":[{\"attribute\":\"company.name\",\"in\":[?1]}]}|[],",
        "{\"kind\":\"persona\",\"criteria\":[{\"attribute\":\"contact.title\",\"phrase\":[?1]}]}|\"-\",",
      })
  void howeverMuchIsWrongTheVerdictFitsIntoItsTopic(String shape) {
    String[] parts = shape.split("\\|", -1);
    StringBuilder filled = new StringBuilder();
    for (int i = 0; filled.length() < 45_000; i++) {
      filled.append(parts[1].replace("?", Integer.toString(i)));
    }
    Neighbour neighbour = new Neighbour(driven);
    neighbour.beside(
        shape,
        () -> {
          RuleVerdict verdict = submit(parts[0].replace("?", filled));
          assertThat(verdict.state()).isEqualTo(State.REJECTED);
          assertThat(verdict.issues()).hasSizeLessThanOrEqualTo(101);
          assertThat(verdict.write().length).isLessThan(MOST_BYTES);
          // Half of a letter, which strict readers of JSON refuse.
          assertThat(new String(verdict.write(), StandardCharsets.UTF_8)).doesNotContain("\\uD83D");
        });
  }

  @Test
  void moreRulesThanMayBeAreRejectedUntilSomeAreDeleted() {
    RuleLimits few = new RuleLimits(100_000, 10, 3);
    ReaderSettings standard = ReaderSettings.standard();
    ReaderSettings settings =
        new ReaderSettings(
            standard.providers(),
            standard.sharedHosts(),
            standard.notPeople(),
            standard.consentCategory(),
            standard.maxBytes(),
            few,
            standard.titles());
    try (DrivenTopology small =
        new DrivenTopology(START, NurtureTopics.existing(), settings, Map.of())) {
      for (String id : List.of("a", "b", "c")) {
        assertThat(submit(small, id, Rules.signal(1, 7)).state()).isEqualTo(State.ACCEPTED);
      }
      RuleVerdict fourth = submit(small, "d", Rules.signal(1, 7));
      assertThat(fourth.state()).isEqualTo(State.REJECTED);
      assertThat(fourth.issues())
          .singleElement()
          .extracting(Issue::line)
          .asString()
          .contains("3 rules are in force", "rules.max.count");
      assertThat(submit(small, "b", Rules.signal(2, 7)).state()).isEqualTo(State.ACCEPTED);
      small.submit("a", (byte[]) null);
      assertThat(submit(small, "d", Rules.signal(1, 7)).state()).isEqualTo(State.ACCEPTED);
      assertThat(submit(small, "a", Rules.signal(1, 7)).state()).isEqualTo(State.REJECTED);
    }
  }

  @Test
  void aBookOfAThousandRulesHoldsUpNobody() {
    Neighbour neighbour = new Neighbour(driven);
    for (int i = 3; i <= RuleLimits.STANDARD.maxRules(); i++) {
      String id = "rule-" + i;
      driven.submit(id, Rules.signal(1, i).replace("web_visit", id));
    }
    driven.read(driven.topics().ruleStatus());
    neighbour.beside("an event", () -> driven.event(Rules.visit("m-1")));
    neighbour.beside(
        "one rule more",
        () -> assertThat(submit(Rules.signal(1, 7)).state()).isEqualTo(State.REJECTED));
  }

  private static String criteria(int count) {
    StringBuilder rule = new StringBuilder("{\"kind\":\"icp\",\"criteria\":[");
    for (int i = 0; i < count; i++) {
      rule.append(i == 0 ? "" : ",");
      rule.append("{\"attribute\":\"company.city\",\"is\":\"x\",\"points\":1}");
    }
    return rule.append("]}").toString();
  }

  private RuleVerdict submit(String rule) {
    return submit(driven, "large", rule);
  }

  private static RuleVerdict submit(DrivenTopology driven, String id, String rule) {
    driven.read(driven.topics().ruleStatus());
    driven.submit(id, rule);
    List<TestRecord<byte[], byte[]>> verdicts = driven.read(driven.topics().ruleStatus());
    assertThat(new String(verdicts.get(0).key(), StandardCharsets.UTF_8)).isEqualTo(id);
    return RuleVerdict.read(verdicts.get(0).value()).orElseThrow();
  }
}
