package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.lead.Tally;
import io.intentscorer.wire.RuleVerdict.State;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleVerdictTest {
  private static final long DECIDED = Written.time("2026-05-04T09:30:00Z");

  @Test
  void aVerdictIsWrittenInTheContractsOrder() {
    RuleVerdict verdict =
        new RuleVerdict(
            "mid-market",
            State.REJECTED,
            42,
            List.of(
                Issue.error("/criteria/1/between", "between needs two numbers", "write [200, 500]"),
                Issue.warning("", "no disqualifier", null)),
            DECIDED);

    assertThat(new String(verdict.write(), StandardCharsets.UTF_8).replace('"', '\''))
        .isEqualTo(
            "{'ruleId':'mid-market','state':'rejected','version':42,"
                + "'issues':[{'severity':'error','pointer':'/criteria/1/between',"
                + "'message':'between needs two numbers','hint':'write [200, 500]'}],"
                + "'warnings':[{'severity':'warning','pointer':'','message':'no disqualifier','hint':null}],"
                + "'affected':null,'decidedAt':'2026-05-04T09:30:00.000Z',"
                + "'scoredAt':'2026-05-04T09:30:00.000Z','schemaVersion':1}");
  }

  @Test
  void whatARuleChangedIsWrittenAndReadBack() {
    RuleVerdict verdict =
        new RuleVerdict("a-rule", State.ACCEPTED, 42, List.of(), DECIDED)
            .affecting(new Tally(400, 12, 900, 3), DECIDED + 2_000);

    assertThat(new String(verdict.write(), StandardCharsets.UTF_8).replace('"', '\''))
        .endsWith(
            "'affected':{'accounts':{'rescored':400,'changed':12},"
                + "'leads':{'rescored':900,'changed':3}},"
                + "'decidedAt':'2026-05-04T09:30:00.000Z',"
                + "'scoredAt':'2026-05-04T09:30:02.000Z','schemaVersion':1}");
    assertThat(RuleVerdict.read(verdict.write())).contains(verdict);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(State.class)
  void aVerdictIsReadAsItWasWritten(State state) {
    RuleVerdict verdict =
        new RuleVerdict(
            "a-rule",
            state,
            42,
            List.of(Issue.error("/a", "b", "c"), Issue.warning("", "d", null)),
            DECIDED);

    assertThat(RuleVerdict.read(verdict.write())).contains(verdict);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "x",
        "null",
        "7",
        "[]",
        "{}",
        "{'state':'perhaps'}",
        "{'state':'accepted'}",
        "{'state':7}"
      })
  void whatThisApplicationNeverWroteIsNoVerdict(String record) {
    assertThat(RuleVerdict.read(Written.bytes(record))).isEmpty();
  }
}
