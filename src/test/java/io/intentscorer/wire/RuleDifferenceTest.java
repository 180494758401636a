package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.wire.RuleDifference.Change;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class RuleDifferenceTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String ICP =
      "{'kind':'icp','name':'Software','criteria':["
          + "{'id':'industry','attribute':'company.industry','in':['SaaS','Software'],'points':30},"
          + "{'attribute':'company.employees','between':[200,500],'points':25}],"
          + "'disqualifiers':[{'attribute':'company.domain','matches':'gov$'}]}";

  private final RuleDifference difference =
      new RuleDifference(new RuleReader(TitleReader.shipped()));

  @ParameterizedTest(name = "{0} for {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'kind':'icp'|'status':'active','kind':'icp','priority':100",
        "'kind':'icp'|'kind':'icp','grades':{'B':60,'A':80}",
        "'kind':'icp'|'kind':'icp','id':'a-rule','minimumCoverage':5e-1",
        "'points':30|'points':3.0e1,'required':false",
        "'points':25|'points':25,'tolerance':0,'id':'c2'",
        "['SaaS','Software']|['software',' SAAS ']",
        "'between':[200,500]|'between':[200.0,500]",
      })
  void layoutDefaultsAndCaseMakeNoDifference(String written, String instead) {
    assertThat(ICP).contains(written);
    assertThat(between(ICP, ICP.replace(written, instead))).isEmpty();
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'points':30|'points':40|criteria/industry/points: 30 → 40",
        "[200,500]|[500,900]|criteria/c2/between: [200, 500] → [500, 900]",
        "'SaaS','Software'|'SaaS'|criteria/industry/in: [saas, software] → [saas]",
        "'kind':'icp'|'kind':'icp','status':'paused'|status: active → paused",
        "'kind':'icp'|'kind':'icp','grades':{'A':90}|grades/A: 80 → 90",
        "'matches':'gov$'|'matches':'edu$'|disqualifiers/d1/matches: gov$ → edu$",
        "'Software','criteria'|'Our best','criteria'|name: Software → Our best",
        "'points':25|'points':25,'required':true|criteria/c2/required: – → true",
      })
  void whatMeansSomethingElseIsNamedWithItsPlace(String written, String instead, String line) {
    assertThat(ICP).contains(written);
    assertThat(between(ICP, ICP.replace(written, instead)))
        .extracting(Change::line)
        .containsExactly(line);
  }

  @Test
  void aCriterionMoreShowsAllThatItSays() {
    String more =
        ICP.replace(
            "'points':25}],",
            "'points':25},{'id':'crm','attribute':'company.techStack','containsAny':['HubSpot'],'points':5}],");
    assertThat(between(ICP, more))
        .extracting(Change::line)
        .containsExactly(
            "criteria/crm/attribute: – → company.techStack",
            "criteria/crm/containsAny: – → [hubspot]",
            "criteria/crm/points: – → 5");
  }

  @Test
  void tiersAreComparedListByList() {
    String tiers = "{'kind':'tiers','priorities':{'hot':['A1','A2'],'warm':['B1']}}";
    assertThat(between("tiers", tiers, tiers.replace("'A1','A2'", "'A2','A1'"))).isEmpty();
    assertThat(between("tiers", tiers, tiers.replace("'B1'", "'B1','B2'")))
        .extracting(Change::line)
        .containsExactly("priorities/warm: [B1] → [B1, B2]");
    assertThat(
            between(
                "tiers",
                "{'kind':'tiers'}",
                "{'kind':'tiers','levels':{'1':75.0},'priorities':{'warm':['A3','B2','B3','C1'],"
                    + "'hot':['A1','A2','B1'],'nurture':['A4','B4','C2','C3']}}"))
        .isEmpty();
  }

  @Test
  void anotherOrderThatCountsIsADifference() {
    String persona =
        "{'kind':'persona','criteria':[{'attribute':'contact.age','atLeast':18,'points':1}],"
            + "'messaging':{'goals':['one','two']}}";
    assertThat(between(persona, persona.replace("'one','two'", "'two','one'")))
        .extracting(Change::line)
        .containsExactly("messaging/goals: [one, two] → [two, one]");
  }

  private List<Change> between(String from, String to) {
    return between("a-rule", from, to);
  }

  private List<Change> between(String id, String from, String to) {
    return difference.between(id, read(from), read(to));
  }

  private static JsonNode read(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
