package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Issue.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class RuleReaderTest {
  private static final String MID_MARKET =
      """
      {"kind":"icp","name":"Mid-market SaaS, North America","status":"active","priority":10,
       "criteria":[
        {"id":"industry","attribute":"company.industry","in":["SaaS","Software"],"points":30,"required":true},
        {"id":"size","attribute":"company.employees","between":[200,500],"tolerance":0.25,"points":25},
        {"id":"revenue","attribute":"company.annualRevenue","between":[10000000,50000000],"points":20},
        {"id":"region","attribute":"company.region","is":"North America","points":15},
        {"id":"crm","attribute":"company.techStack","containsAny":["Salesforce"],"points":10},
        {"id":"agency","attribute":"company.industry","is":"Agency","points":-20}],
       "disqualifiers":[{"id":"b2c","attribute":"company.businessModel","is":"B2C"}],
       "grades":{"A":80,"B":60,"C":40,"D":20},"minimumScore":60,"minimumCoverage":0.5}
      """;
  private static final String VP_MARKETING =
      """
      {"kind":"persona","name":"VP Marketing","icps":["mid-market-saas-na"],"priority":10,
       "criteria":[
        {"id":"title","attribute":"contact.title","phrase":["vp marketing","head of marketing","cmo"],"points":60},
        {"id":"function","attribute":"contact.department","is":"marketing","points":20},
        {"id":"level","attribute":"contact.seniority","in":["vp","head","c-level"],"points":20}],
       "disqualifiers":[{"attribute":"contact.title","phrase":["intern","assistant"]}],
       "minimumScore":50,"buyingRole":"decision-maker",
       "messaging":{"goals":["prove pipeline"],"painPoints":["lead quality"],"objections":["budget"],
                    "channels":["linkedin"],"content":["case study"],"triggers":[],"tone":"data-backed"},
       "nurture":{"minimumGrade":"B"}}
      """;
  private static final String PRICING =
      """
      {"kind":"signal","name":"Pricing page","when":{"all":[{"attribute":"event.name","is":"web_visit"},
        {"attribute":"page.path","startsWith":"/pricing"}]},
       "points":15,"halfLifeDays":7,"limit":45,"category":"evaluation"}
      """;
  private static final String TIERS =
      """
      {"kind":"tiers","levels":{"1":75,"2":50,"3":25},
       "priorities":{"hot":["A1","A2","B1"],"warm":["A3","B2","B3","C1"],"nurture":["A4","B4","C2","C3"]}}
      """;
  private static final String SMALLEST =
      "{'kind':'icp','criteria':[{'attribute':'company.name','is':'x','points':1}]}";

  private final RuleReader reader = new RuleReader(TitleReader.shipped());

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("config", "rules"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  void everyRuleThatIsShippedIsAccepted(Path file) throws IOException {
    String id = file.getFileName().toString().replace(".json", "");

    assertThat(reader.read(id, Files.readAllBytes(file), 1).of(Severity.ERROR)).isEmpty();
  }

  @Test
  void theContractsExamplesAreAccepted() {
    assertThat(judged("mid-market-saas-na", MID_MARKET).issues())
        .extracting(Issue::line)
        .containsExactly("warning: /criteria: 6 criteria are unwieldy (keep to four that decide)");
    assertThat(judged("vp-marketing", VP_MARKETING).issues()).isEmpty();
    assertThat(judged("pricing", PRICING).issues()).isEmpty();
    assertThat(judged("tiers", TIERS).rule()).isEqualTo(Tiers.STANDARD);
  }

  @Test
  void anIcpHasTheContractsDefaults() {
    Icp icp = (Icp) Written.rule("an-icp", SMALLEST);

    assertThat(icp.name()).isEqualTo("an-icp");
    assertThat(icp.status()).isEqualTo(Rule.Status.ACTIVE);
    assertThat(icp.priority()).isEqualTo(100);
    assertThat(icp.grades()).isEqualTo(Grade.STANDARD);
    assertThat(icp.minimumScore()).isEqualTo(60);
    assertThat(icp.minimumCoverage()).isEqualTo(0.5);
    assertThat(icp.accountTypes()).containsExactly(Account.Type.COMPANY);
    assertThat(icp.criteria().get(0).id()).isEqualTo("c1");
    assertThat(icp.criteria().get(0).tolerance()).isZero();
    assertThat(icp.criteria().get(0).required()).isFalse();
  }

  @Test
  void aPersonaHasTheContractsDefaults() {
    Persona persona =
        (Persona)
            Written.rule(
                "a-persona",
                "{'kind':'persona','criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]}");

    assertThat(persona.priority()).isEqualTo(100);
    assertThat(persona.minimumScore()).isEqualTo(50);
    assertThat(persona.icps()).isNull();
    assertThat(persona.isFor("any")).isTrue();
    assertThat(persona.buyingRole()).isNull();
    assertThat(persona.messaging()).isEqualTo(Rule.Messaging.NONE);
    assertThat(persona.minimumGrade()).isEqualTo(Grade.B);
    assertThat(persona.requiresConsent()).isFalse();
  }

  @Test
  void everythingThatIsWrittenIsRead() {
    Persona persona = (Persona) Written.rule("vp-marketing", VP_MARKETING);
    Signal signal = (Signal) Written.rule("pricing", PRICING, 42);

    assertThat(persona.icps()).containsExactly("mid-market-saas-na");
    assertThat(persona.buyingRole()).isEqualTo(BuyingRole.DECISION_MAKER);
    assertThat(persona.disqualifiers().get(0).id()).isEqualTo("d1");
    assertThat(persona.messaging().tone()).isEqualTo("data-backed");
    assertThat(signal.points()).isEqualTo(15);
    assertThat(signal.halfLife().days()).isEqualTo(7);
    assertThat(signal.limit()).isEqualTo(45);
    assertThat(signal.category()).isEqualTo("evaluation");
    assertThat(signal.oncePerContact()).isFalse();
    assertThat(signal.since()).isEqualTo(42);
  }

  @Test
  void aTierInNoListIsIgnored() {
    Tiers tiers =
        (Tiers)
            Written.rule("tiers", "{'kind':'tiers','levels':{'1':90},'priorities':{'now':['a1']}}");

    assertThat(tiers.priority("A1")).isEqualTo("now");
    assertThat(tiers.priority("B1")).isEqualTo("ignore");
    assertThat(tiers.level(90)).isEqualTo(1);
    assertThat(tiers.level(89)).isEqualTo(2);
    assertThat(tiers.level(24)).isEqualTo(4);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "a, true",
    "0, true",
    "mid-market-2, true",
    "-a, false",
    "A, false",
    "a_b, false",
    "a.b, false",
    "ä, false",
    "'', false",
  })
  void idsAreLowerCaseLettersDigitsAndHyphens(String id, boolean accepted) {
    assertThat(judged(id, SMALLEST).rule() != null).isEqualTo(accepted);
  }

  @Test
  void idsHaveAtMost63Characters() {
    assertThat(judged("a".repeat(63), SMALLEST).rule()).isNotNull();
    assertThat(judged("a".repeat(64), SMALLEST).rule()).isNull();
  }

  @Test
  void anIdInsideMayRepeatTheKey() {
    assertThat(judged("an-icp", SMALLEST.replace("{'kind'", "{'id':'an-icp','kind'")).rule())
        .isNotNull();
  }

  @Test
  void aRuleThatIsTooLargeIsRefused() {
    byte[] large = (" ".repeat(512 * 1024) + "{}").getBytes(StandardCharsets.UTF_8);

    assertThat(reader.read("a-rule", large, 1).issues())
        .extracting(Issue::line)
        .containsExactly(
            "error: the rule has 524290 bytes (keep it to 524288, or allow more with the scorer's setting rule.max.bytes)");
  }

  @Test
  void anIcpWithoutAPersonaIsOdd() {
    Rule icp = Written.rule("mid-market-saas-na", MID_MARKET);
    Rule other = Written.rule("other", SMALLEST);
    Rule persona = Written.rule("vp-marketing", VP_MARKETING);

    assertThat(RuleAdvice.beside(icp, Written.book(icp, persona))).isEmpty();
    assertThat(RuleAdvice.beside(other, Written.book(icp, persona)))
        .extracting(Issue::line)
        .containsExactly(
            "warning: no persona belongs to this ICP (add a persona that names it in icps)");
  }

  @Test
  void aPersonaWhoseIcpsAreNotKnownCanNeverOpen() {
    Rule icp = Written.rule("mid-market-saas", SMALLEST);
    Rule persona = Written.rule("vp-marketing", VP_MARKETING);

    assertThat(RuleAdvice.beside(persona, Written.book(icp, persona)))
        .extracting(Issue::line)
        .containsExactly(
            "warning: /icps: the track of vp-marketing can never open: none of its ICPs is known"
                + " (did you mean mid-market-saas?)");
    assertThat(RuleAdvice.beside(persona, RuleBook.EMPTY)).hasSize(1);
  }

  private RuleReader.Judgement judged(String id, String json) {
    return reader.read(id, Written.bytes(json), 1);
  }
}
