package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.HalfLife.Stretch;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptedRulesTest {
  private static final String VISIT =
      "{'kind':'signal','name':'Visit','when':{'attribute':'event.name','is':'visit'},'points':5,'halfLifeDays':7,'limit':20}";

  private final AcceptedRules accepted = new AcceptedRules(new RuleReader(TitleReader.shipped()));

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        VISIT,
        "{'kind':'icp','criteria':[{'attribute':'company.country','in':['USA','India'],'points':1}]}",
        "{'kind':'persona','icps':['a'],'criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}],'nurture':{'minimumGrade':'C'}}",
      })
  void aRuleIsReadAsItWasWritten(String rule) {
    Rule submitted = Written.rule("a-rule", rule, 42);
    byte[] record = accepted.write(Written.bytes(rule), new Accepted(submitted, 42), 1_000);

    assertThat(accepted.read("a-rule", record)).contains(new Accepted(submitted, 42));
  }

  @Test
  void aRecordSaysWhenTheRuleWasAccepted() {
    String rule = "{'kind':'tiers','levels':{'1':90}}";
    byte[] record =
        accepted.write(Written.bytes(rule), new Accepted(Written.rule("tiers", rule, 7), 7), 1_000);

    assertThat(new String(record, StandardCharsets.UTF_8).replace('"', '\''))
        .isEqualTo(
            "{'rule':{'kind':'tiers','levels':{'1':90}},'version':7,"
                + "'acceptedAt':'1970-01-01T00:00:01.000Z','schemaVersion':1}");
  }

  @Test
  void aSignalKeepsItsPast() {
    Signal first = (Signal) Written.rule("visit", VISIT, 3);
    String slower = VISIT.replace("'halfLifeDays':7", "'halfLifeDays':14");
    Rule second = AcceptedRules.continuing(Written.rule("visit", slower, 9), first, 5_000);
    byte[] record = accepted.write(Written.bytes(slower), new Accepted(second, 9), 5_000);
    Accepted read = accepted.read("visit", record).orElseThrow();

    assertThat(read.version()).isEqualTo(9);
    assertThat(((Signal) read.rule()).since()).isEqualTo(3);
    assertThat(((Signal) read.rule()).halfLife())
        .isEqualTo(new HalfLife(List.of(new Stretch(Long.MIN_VALUE, 7), new Stretch(5_000, 14))));
  }

  @Test
  void aRuleOfAnotherKindHasNoPast() {
    Rule icp =
        Written.rule(
            "visit",
            "{'kind':'icp','criteria':[{'attribute':'company.name','is':'x','points':1}]}");
    Rule signal = Written.rule("visit", VISIT, 9);

    assertThat(AcceptedRules.continuing(signal, icp, 5_000)).isSameAs(signal);
    assertThat(AcceptedRules.continuing(signal, null, 5_000)).isSameAs(signal);
    assertThat(AcceptedRules.continuing(icp, signal, 5_000)).isSameAs(icp);
  }

  @Test
  void theDeepestRuleThatIsAcceptedIsReadAgain() {
    int levels = 60;
    String rule =
        "{'kind':'icp','criteria':[{'points':1,"
            + "'not':{".repeat(levels)
            + "'attribute':'company.name','is':'x'"
            + "}".repeat(levels)
            + "}]}";
    Rule submitted = Written.rule("deep", rule, 1);
    byte[] record = accepted.write(Written.bytes(rule), new Accepted(submitted, 1), 1_000);

    assertThat(accepted.read("deep", record)).contains(new Accepted(submitted, 1));
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
        "{'rule':{},'version':1}",
        "{'rule':null,'version':1}",
        "{'rule':{'kind':'icp'},'version':1}",
        "{'rule':{'kind':'tiers'},'version':'1'}",
        "{'rule':{'kind':'tiers'}}",
        "{'rule':{'kind':'signal','when':{'attribute':'event.name','is':'x'},'points':1,'halfLifeDays':1},'version':1,'since':1,'halfLives':[]}",
        "{'rule':{'kind':'signal','when':{'attribute':'event.name','is':'x'},'points':1,'halfLifeDays':1},'version':1,'since':1,'halfLives':[{'from':0}]}",
        "{'rule':{'kind':'signal','when':{'attribute':'event.name','is':'x'},'points':1,'halfLifeDays':1},'version':1,'since':1,'halfLives':[7]}",
      })
  void whatThisApplicationNeverWroteIsNoRule(String record) {
    assertThat(accepted.read("tiers", Written.bytes(record))).isEmpty();
  }

  @Test
  void arbitraryBytesAreNoRule() {
    assertThat(accepted.read("tiers", new byte[] {(byte) 0xFF, 0, 1, 2})).isEmpty();
    assertThat(accepted.read("tiers", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)))
        .isEmpty();
  }
}
