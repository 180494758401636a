package io.intentscorer.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PersonaTaggerTest {
  /** The contract's example. */
  static final String VP_MARKETING =
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

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "VP Marketing|100",
        "Vice President, Marketing|100",
        "CMO|100",
        "Head of Marketing|100",
        "Marketing Manager|",
        "VP Sales|",
        "VP Marketing Intern|",
        "Assistant to the VP Marketing|",
        "Engineer|",
      })
  void theContractsExampleTags(String title, @Nullable Integer score) {
    PersonaTag tag = tag(Written.book(Written.rule("vp-marketing", VP_MARKETING)), title);

    assertThat(tag == null ? null : tag.score()).isEqualTo(score);
  }

  @Test
  void nobodyIsTaggedWithoutATitle() {
    RuleBook book = Written.book(Written.rule("vp-marketing", VP_MARKETING));

    assertThat(PersonaTagger.tag(book, known(""))).isNull();
  }

  @Test
  void departmentAndSeniorityThatAreToldBeatTheTitle() {
    RuleBook book = Written.book(Written.rule("vp-marketing", VP_MARKETING));
    String told = "'title':'CMO','department':'sales','seniority':'vp'";
    PersonaTag tag = PersonaTagger.tag(book, known(told));

    assertThat(tag).isNotNull().extracting(PersonaTag::score).isEqualTo(80);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "the higher score                            | 60 10 | 80 20 | b",
        "the lower priority of equal scores          | 80 10 | 80 9  | b",
        "the first id of equal scores and priorities | 80 10 | 80 10 | a",
        "a minimum that is met exactly               | 50 10 | 40 1  | a",
        "none below the minimum                      | 49 10 | 40 1  | ",
      })
  void aContactHasOnePersona(String name, String a, String b, @Nullable String best) {
    PersonaTag tag = tag(Written.book(persona("b", b), persona("a", a)), "CMO");

    assertThat(tag == null ? null : tag.persona().id()).isEqualTo(best);
  }

  @Test
  void aRequiredCriterionThatIsMissedRulesAPersonaOut() {
    RuleBook book =
        Written.book(
            Written.rule(
                "a",
                "{'kind':'persona','minimumScore':0,'criteria':["
                    + "{'attribute':'contact.title','phrase':'cmo','points':50},"
                    + "{'attribute':'company.country','is':'IN','points':50,'required':true}]}"));

    assertThat(tag(book, "CMO")).isNull(); // the company is in the US
  }

  @ParameterizedTest(name = "a {0} persona tags nobody")
  @CsvSource({"shadow", "paused"})
  void onlyActivePersonasTag(String status) {
    RuleBook book =
        Written.book(
            Written.rule(
                "a",
                "{'kind':'persona','status':'"
                    + status
                    + "','criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]}"));

    assertThat(tag(book, "CMO")).isNull();
  }

  @ParameterizedTest(name = "{0}: {1} then {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}] | 'country':'US','employees':1 | 'country':'DE' | true",
        "'criteria':[{'attribute':'company.country','is':'US','points':1}] | 'country':'US' | 'country':'DE' | false",
        "'criteria':[{'attribute':'company.region','is':'EMEA','points':1}] | 'country':'US' | 'country':'DE' | false",
        "'criteria':[{'not':{'any':[{'attribute':'company.employees','atLeast':9}]},'points':1}] | 'employees':7 | 'employees':8 | false",
        "'criteria':[{'not':{'any':[{'attribute':'company.employees','atLeast':9}]},'points':1}] | 'employees':7 | 'employees':7,'city':'x' | true",
        "'criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}],'disqualifiers':[{'all':[{'attribute':'company.custom.x','exists':true}]}] | 'x':'1' | 'x':null | false",
        "'status':'shadow','criteria':[{'attribute':'company.country','is':'US','points':1}] | 'country':'US' | 'country':'DE' | false",
      })
  void aCompanyIsTheSameWhereNoPersonaAsksForWhatChanged(
      String persona, String before, String after, boolean same) {
    RuleBook book = Written.book(Written.rule("p", "{'kind':'persona'," + persona + "}"));

    assertThat(PersonaTagger.isTheSame(book, company(before), company(after))).isEqualTo(same);
  }

  /** A persona that a CMO holds with a score, by score and priority. */
  private static Rule persona(String id, String scoreAndPriority) {
    String[] parts = scoreAndPriority.strip().split(" +", -1);
    int score = Integer.parseInt(parts[0]);
    return Written.rule(
        id,
        "{'kind':'persona','priority':"
            + parts[1]
            + ",'criteria':[{'attribute':'contact.title','phrase':'cmo','points':"
            + score
            + "},{'attribute':'contact.title','phrase':'cto','points':"
            + (100 - score)
            + "}]}");
  }

  private static @Nullable PersonaTag tag(RuleBook book, String title) {
    return PersonaTagger.tag(book, known("'title':'" + title + "'"));
  }

  private static KnownContact known(String contact) {
    Facts facts =
        Facts.NONE.merge(Written.event("{'type':'x','contact':{" + contact + "}}").contact(), 0);
    return KnownContact.of(facts, company("'country':'US'"), TitleReader.shipped());
  }

  private static KnownCompany company(String fields) {
    Facts facts =
        Facts.NONE.merge(Written.event("{'type':'x','company':{" + fields + "}}").company(), 0);
    return new KnownCompany("acme.com", Account.Type.COMPANY, facts);
  }
}
