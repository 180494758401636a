package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The form of every output, field by field in the contract's order. */
final class OutputWriterTest {
  private static final Rule ICP =
      Written.rule(
          "b2b-saas-india",
          """
          {'kind':'icp','criteria':[
           {'id':'size','attribute':'company.employees','between':[30,100],'tolerance':0.5,'points':60},
           {'id':'market','all':[{'attribute':'company.industry','is':'SaaS'},{'attribute':'company.country','is':'IN'}],'points':30},
           {'id':'stack','attribute':'company.techStack','containsAny':['HubSpot'],'points':10}]}
          """);
  private static final Rule PERSONA =
      Written.rule(
          "head-of-marketing",
          """
          {'kind':'persona','name':'Head of Marketing','buyingRole':'decision-maker','criteria':[
           {'id':'title','attribute':'contact.title','phrase':'head of marketing','points':80},
           {'id':'age','attribute':'contact.age','atLeast':30,'points':20}],
           'messaging':{'goals':['pipeline'],'tone':'data-backed'}}
          """);
  private static final Rule SIGNAL =
      Written.rule(
          "pricing",
          "{'kind':'signal','when':{'attribute':'event.name','is':'pricing'},'points':24.2,'halfLifeDays':7}");
  private static final String EVENT =
      """
      {'type':'pricing','messageId':'m-1','timestamp':'2026-05-04T09:30:00Z',
       'contact':{'email':'meera@acme.in','name':'Meera Rao','title':'Head of Marketing'},
       'company':{'name':'Acme','industry':'SaaS','employees':27,'country':'IN','revenue':'$10M-$50M',
                  'techStack':['HubSpot','Slack'],'fav_color':'red','partner':true}}
      """;

  @Test
  void fitScores() {
    assertThat(written(Publication.Scores.class, Written.book(ICP, PERSONA, SIGNAL)))
        .isEqualTo(
            joined(
                """
                {"account":"acme.in","accountType":"company",
                "company":{"annualRevenue":"$10M-$50M","country":"IN","employees":27,"industry":"SaaS","name":"Acme","techStack":["HubSpot","Slack"],"custom":{"favColor":"red","partner":true}},
                "fit":{"icp":"b2b-saas-india","score":88,"grade":"A","verdict":"fit","coverage":1,
                "reasons":[
                {"criterion":"size","answer":"partial","points":48,"of":60,"attribute":"company.employees","value":27},
                {"criterion":"market","answer":"matched","points":30,"of":30},
                {"criterion":"stack","answer":"matched","points":10,"of":10,"attribute":"company.techStack","value":["HubSpot","Slack"]}]},
                "icps":[{"icp":"b2b-saas-india","score":88,"grade":"A","verdict":"fit","coverage":1,"status":"active"}],
                "intent":{"score":24,"level":4,"surge":null,"surging":false,"people":1,
                "signals":[{"signal":"pricing","points":24.2,"events":1,"lastAt":"2026-05-04T09:30:00.000Z"}]},
                "tier":"A4","priority":"nurture",
                "committee":[{"persona":"head-of-marketing","buyingRole":"decision-maker","contacts":1,"lastSeenAt":"2026-05-04T09:30:00.000Z","intentShare":1}],
                "missingRoles":[],
                "rules":{"version":3},"cause":{"kind":"event","messageId":"m-1"},"scoredAt":"2026-05-04T09:30:01.000Z","schemaVersion":1}
                """));
  }

  @Test
  void ofALongValueAReasonShowsTheBeginning() {
    String thousand = "x".repeat(999) + "\\uD83D\\uDE00";
    String event =
        EVENT
            .replace("'SaaS'", "'" + thousand + "'")
            .replace("'techStack'", "'goals':['" + "g".repeat(1_001) + "','h'],'techStack'")
            .replace("'Slack'", "'" + "y".repeat(500) + "','" + "z".repeat(500) + "'");
    Rule named =
        Written.rule(
            "named",
            """
            {'kind':'icp','criteria':[
             {'attribute':'company.industry','exists':true,'points':60},
             {'attribute':'company.techStack','containsAny':['HubSpot'],'points':10},
             {'attribute':'company.goals','exists':true,'points':10}]}
            """);
    String scores = written(Publication.Scores.class, Written.book(named), event);
    assertThat(scores)
        .contains("\"value\":\"" + "x".repeat(999) + "…\"}")
        .contains("\"value\":[\"HubSpot\",\"" + "y".repeat(500) + "\",\"…\"]}")
        .contains("\"value\":[\"" + "g".repeat(1_000) + "…\"]}")
        // The company's facts stand whole beside them.
        .contains("\"industry\":\"" + "x".repeat(999) + "\uD83D\uDE00\"")
        .contains("\"" + "z".repeat(500) + "\"]");
  }

  @Test
  void fitScoresWithoutRules() {
    assertThat(written(Publication.Scores.class, RuleBook.EMPTY))
        .isEqualTo(
            joined(
                """
                {"account":"acme.in","accountType":"company",
                "company":{"annualRevenue":"$10M-$50M","country":"IN","employees":27,"industry":"SaaS","name":"Acme","techStack":["HubSpot","Slack"],"custom":{"favColor":"red","partner":true}},
                "fit":null,"icps":[],
                "intent":{"score":0,"level":4,"surge":null,"surging":false,"people":1,"signals":[]},
                "tier":null,"priority":"ignore","committee":[],"missingRoles":[],
                "rules":{"version":0},"cause":{"kind":"event","messageId":"m-1"},"scoredAt":"2026-05-04T09:30:01.000Z","schemaVersion":1}
                """));
  }

  @Test
  void scoredLeads() {
    assertThat(written(Publication.Scored.class, Written.book(ICP, PERSONA, SIGNAL)))
        .isEqualTo(joined(LEAD + END));
  }

  @Test
  void nurture() {
    assertThat(written(Publication.Nurture.class, Written.book(ICP, PERSONA, SIGNAL)))
        .isEqualTo(
            joined(
                LEAD
                    + """
                    "transition":"entered",
                    "messaging":{"goals":["pipeline"],"painPoints":[],"objections":[],"channels":[],"content":[],"triggers":[],"tone":"data-backed"},
                    """
                    + END));
  }

  @Test
  void scoredLeadsOfSomebodyWithoutAPersona() {
    assertThat(
            written(
                Publication.Scored.class,
                RuleBook.EMPTY,
                "{'type':'x','timestamp':'2026-05-04T09:30:00Z','userId':'u-5','company':{'domain':'acme.in'},'contact':{'marketingConsent':false}}"))
        .isEqualTo(
            joined(
                """
                {"contact":"user:u-5","account":"acme.in","name":null,"email":null,"title":null,
                "department":null,"seniority":null,"marketingConsent":false,"persona":null,"fit":null,
                "intent":{"account":0,"contact":0,"level":4},"tier":null,"priority":"ignore",
                "firstSeenAt":"2026-05-04T09:30:00.000Z","lastSeenAt":"2026-05-04T09:30:00.000Z",
                "rules":{"version":0},"cause":{"kind":"event"},"scoredAt":"2026-05-04T09:30:01.000Z","schemaVersion":1}
                """));
  }

  @Test
  void accountAlerts() {
    String again = EVENT.replace("m-1", "m-2").replace("27", "90");

    assertThat(written(Publication.Alert.class, Written.book(ICP, PERSONA, SIGNAL), EVENT, again))
        .isEqualTo(
            joined(
                """
                {"account":"acme.in","alert":"tier-changed","from":"A4","to":"A3",
                "fit":{"icp":"b2b-saas-india","score":100,"grade":"A","verdict":"fit"},
                "intent":{"score":48,"level":3,"surge":null,"surging":false,"people":1,
                "signals":[{"signal":"pricing","points":48.4,"events":2,"lastAt":"2026-05-04T09:30:00.000Z"}]},
                "rules":{"version":3},"cause":{"kind":"event","messageId":"m-2"},"scoredAt":"2026-05-04T09:30:01.000Z","schemaVersion":1}
                """));
  }

  private static final String LEAD =
      """
      {"contact":"meera@acme.in","account":"acme.in","name":"Meera Rao","email":"meera@acme.in","title":"Head of Marketing",
      "department":"marketing","seniority":"head",
      "persona":{"id":"head-of-marketing","name":"Head of Marketing","score":80,"buyingRole":"decision-maker",
      "reasons":[
      {"criterion":"title","answer":"matched","points":80,"of":80,"attribute":"contact.title","value":"Head of Marketing"},
      {"criterion":"age","answer":"unknown","points":0,"of":20,"attribute":"contact.age","value":null}]},
      "fit":{"icp":"b2b-saas-india","score":88,"grade":"A","verdict":"fit"},
      "intent":{"account":24,"contact":24,"level":4},"tier":"A4","priority":"nurture",
      "firstSeenAt":"2026-05-04T09:30:00.000Z","lastSeenAt":"2026-05-04T09:30:00.000Z","rules":{"version":3},
      """;
  private static final String END =
      """
      "cause":{"kind":"event","messageId":"m-1"},"scoredAt":"2026-05-04T09:30:01.000Z","schemaVersion":1}
      """;

  private static String written(Class<? extends Publication> kind, RuleBook book) {
    return written(kind, book, EVENT);
  }

  /** The last publication of a kind. */
  private static String written(
      Class<? extends Publication> kind, RuleBook book, String... events) {
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));
    List<Publication> told = new ArrayList<>();
    for (String event : events) {
      CompanyEvent read = Written.event(event);
      scorer.take(read, book, read.time() + 1_000, told::add);
    }
    List<Publication> ofKind = told.stream().filter(kind::isInstance).toList();
    assertThat(ofKind).isNotEmpty();
    return new String(
        new OutputWriter().write(ofKind.get(ofKind.size() - 1)), StandardCharsets.UTF_8);
  }

  private static String joined(String lines) {
    return lines.replaceAll("\\n\\s*", "");
  }
}
