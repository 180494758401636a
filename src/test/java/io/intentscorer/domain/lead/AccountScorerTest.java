package io.intentscorer.domain.lead;

import static io.intentscorer.domain.lead.Story.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import org.junit.jupiter.api.Test;

final class AccountScorerTest {
  private static final Rule SAAS =
      Written.rule(
          "saas",
          """
          {'kind':'icp','criteria':[
           {'id':'industry','attribute':'company.industry','is':'SaaS','points':60},
           {'id':'size','attribute':'company.employees','atLeast':50,'points':40}]}
          """);
  private static final Rule CMO =
      Written.rule(
          "cmo",
          """
          {'kind':'persona','buyingRole':'decision-maker','criteria':[
           {'attribute':'contact.title','phrase':'cmo','points':100}]}
          """);
  private static final Rule CFO =
      Written.rule(
          "cfo",
          """
          {'kind':'persona','buyingRole':'economic-buyer','criteria':[
           {'attribute':'contact.title','phrase':'cfo','points':100}]}
          """);
  private static final Rule DEMO =
      Written.rule(
          "demo",
          "{'kind':'signal','when':{'attribute':'event.name','is':'demo'},'points':30,'halfLifeDays':7}");
  private static final Rule VISIT =
      Written.rule(
          "visit",
          "{'kind':'signal','when':{'attribute':'event.name','is':'visit'},'points':1,'halfLifeDays':7}");
  private static final RuleBook BOOK = Written.book(SAAS, CMO, CFO, DEMO, VISIT);

  private static final String SIZED = "'company':{'industry':'SaaS','employees':80}";

  @Test
  void theFirstEventTellsOfTheAccountAndOfItsContact() {
    Story story = new Story(BOOK);

    assertThat(words(story.tell(0, ann("demo", SIZED))))
        .containsExactly("scores acme.in A3", "lead ann@acme.in");
    AccountScore score = story.score("acme.in");
    assertThat(score.standing().intent().score()).isEqualTo(30);
    assertThat(score.cause()).isEqualTo(new Cause(Cause.Kind.EVENT, null, "demo", Story.START));
    assertThat(score.scoredAt()).isEqualTo(Story.START);
    assertThat(score.missingRoles()).hasSize(2);
    Lead lead = story.lead("ann@acme.in");
    assertThat(lead.intent()).isEqualTo(30);
    assertThat(lead.standing()).isEqualTo(score.standing());
    assertThat(lead.persona()).isNull();
  }

  @Test
  void whatDiffersInNothingIsNotToldAgain() {
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", SIZED));

    assertThat(story.tell(0, ann("hello", SIZED))).isEmpty();
    // Another cause and another moment of scoring are no difference.
    assertThat(story.tell(0, 0.5, ann("hello", "'messageId':'m-1'"))).isEmpty();
  }

  @Test
  void onlyTheLeadIsToldWhenOnlyTheLeadDiffers() {
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", SIZED));

    assertThat(words(story.tell(0.1, ann("hello", "")))).containsExactly("lead ann@acme.in");
    assertThat(story.lead("ann@acme.in").lastSeenAt()).isEqualTo(Story.at(0.1));
  }

  @Test
  void onlyTheScoresAreToldOfAVisitorOfTheAccount() {
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", SIZED));

    assertThat(
            words(
                story.tell(0.1, "'type':'visit','anonymousId':'v','company':{'domain':'acme.in'}")))
        .containsExactly("scores acme.in A4");
    assertThat(story.score("acme.in").standing().intent().people()).isEqualTo(2);
  }

  @Test
  void theOtherLeadsAreLeftAloneWhileIntentOnlyDrifts() {
    Story story = withAnnAndBob();

    assertThat(words(story.tell(1, ann("visit", ""))))
        .containsExactly("scores acme.in A4", "lead ann@acme.in");
    assertThat(story.lead("ann@acme.in").standing().intent().score()).isEqualTo(1);
  }

  @Test
  void theOtherLeadsAreToldWhenLevelAndTierChange() {
    Story story = withAnnAndBob();

    assertThat(words(story.tell(1, ann("demo", ""))))
        .containsExactlyInAnyOrder(
            "scores acme.in A3",
            "lead ann@acme.in",
            "lead bob@acme.in",
            "tier-changed acme.in A4 to A3");
    assertThat(story.lead("bob@acme.in").standing().tier()).isEqualTo("A3");
    assertThat(story.lead("bob@acme.in").intent()).isZero();
    assertThat(story.lead("bob@acme.in").lastSeenAt()).isEqualTo(Story.at(0));
  }

  @Test
  void theOtherLeadsAreToldWhenFitChanges() {
    Story story = withAnnAndBob();

    assertThat(words(story.tell(1, ann("hello", "'company':{'employees':20}"))))
        .containsExactlyInAnyOrder(
            "scores acme.in B4",
            "lead ann@acme.in",
            "lead bob@acme.in",
            "tier-changed acme.in A4 to B4");
  }

  @Test
  void theOtherLeadsAreLeftAloneWhenOnlyTheCoverageChanges() {
    // A lead shows the fit's icp, score, grade and verdict.
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", "'company':{'industry':'SaaS'}"));
    story.tell(0, bob("hello"));

    assertThat(words(story.tell(1, ann("hello", "'company':{'employees':20}"))))
        .containsExactly("scores acme.in B4", "lead ann@acme.in");
    assertThat(story.score("acme.in").icps().get(0).coverage()).isEqualTo(1);
  }

  @Test
  void theOtherLeadsAreLeftAloneWhenAFactChangesNothing() {
    Story story = withAnnAndBob();

    assertThat(words(story.tell(1, ann("hello", "'company':{'city':'Pune'}"))))
        .containsExactly("scores acme.in A4", "lead ann@acme.in");
  }

  @Test
  void theOtherLeadsAreToldWhenACompanyFactChangesTheirPersona() {
    Rule local =
        Written.rule(
            "local",
            """
            {'kind':'persona','criteria':[{'attribute':'company.city','is':'Pune','points':1}],
             'nurture':{'requiresConsent':true}}
            """);
    Story story = new Story(Written.book(SAAS, local));
    story.tell(0, ann("hello", SIZED));
    story.tell(0, bob("hello"));

    assertThat(words(story.tell(1, ann("hello", "'company':{'city':'Pune'}"))))
        .containsExactlyInAnyOrder("scores acme.in A4", "lead ann@acme.in", "lead bob@acme.in");
    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::contacts)
        .containsExactly(tuple("local", 2));
  }

  @Test
  void theOldestNewsDoNotOverwriteNewerFacts() {
    Story story = withAnnAndBob();

    story.tell(-1, 1, ann("hello", "'company':{'employees':20,'city':'Pune'}"));

    assertThat(story.score("acme.in").company().text("employees")).isEqualTo("80");
    assertThat(story.score("acme.in").company().text("city")).isEqualTo("Pune");
  }

  @Test
  void aMessageCountsOnceWithinADay() {
    Story story = new Story(BOOK);
    String demo = ann("demo", "'messageId':'m-1'," + SIZED);

    assertThat(story.tell(0, demo)).hasSize(2);
    assertThat(story.tell(0, 0.9, demo)).isEmpty();
    assertThat(story.tell(0.95, 0.95, demo)).isEmpty();
    assertThat(story.tell(1.5, 1.5, demo)).isNotEmpty();
    assertThat(story.score("acme.in").standing().intent().signals().get(0).events()).isEqualTo(2);
    assertThat(story.score("acme.in").cause())
        .isEqualTo(new Cause(Cause.Kind.EVENT, "m-1", "demo", Story.at(1.5)));
  }

  @Test
  void aMessageCountsOnceForEachAccount() {
    Story story = new Story(BOOK);
    story.tell(0, "'type':'demo','messageId':'m-1','contact':{'email':'a@acme.in'}");

    assertThat(story.tell(0, "'type':'demo','messageId':'m-1','contact':{'email':'b@other.in'}"))
        .hasSize(2);
  }

  @Test
  void messagesWithoutAnIdAllCount() {
    Story story = new Story(BOOK);
    story.tell(0, ann("demo", ""));
    story.tell(0, ann("demo", ""));

    assertThat(story.score("acme.in").standing().intent().score()).isEqualTo(60);
  }

  @Test
  void withoutAnActiveProfileThereIsNoFitAndNoTierAndIntentIsStillScored() {
    Rule shadow =
        Written.rule(
            "shadow",
            "{'kind':'icp','status':'shadow','criteria':[{'attribute':'company.industry','is':'SaaS','points':1}]}");
    Story story = new Story(Written.book(shadow, CMO, DEMO));

    assertThat(words(story.tell(0, ann("demo", "'company':{'industry':'SaaS'}"))))
        .containsExactly("scores acme.in null", "lead ann@acme.in");
    Standing standing = story.score("acme.in").standing();
    assertThat(standing.fit()).isNull();
    assertThat(standing.tier()).isNull();
    assertThat(standing.priority()).isEqualTo("ignore");
    assertThat(standing.intent().score()).isEqualTo(30);
    assertThat(story.score("acme.in").icps()).hasSize(1);
    // A profile that begins to decide gives a first tier: that is a change.
    story.under(BOOK);
    assertThat(words(story.tell(0.1, ann("hello", ""))))
        .contains("tier-changed acme.in null to B3");
  }

  @Test
  void aTierThatFallsIsAnAlertToo() {
    Story story = new Story(BOOK);
    story.tell(0, ann("demo", SIZED));

    assertThat(words(story.tell(7, ann("hello", ""))))
        .contains("scores acme.in A4", "tier-changed acme.in A3 to A4");
    assertThat(words(story.tell(7.1, ann("hello", ""))))
        .noneMatch(word -> word.startsWith("alert"));
  }

  @Test
  void timeThatPassesTellsOnlyOfWhatChanges() {
    Story story = new Story(BOOK);
    story.tell(0, ann("demo", SIZED));
    story.tell(0, bob("hello"));

    assertThat(story.pass(0.5)).as("only the numbers of intent drift").isEmpty();
    assertThat(words(story.pass(3)))
        .containsExactlyInAnyOrder(
            "scores acme.in A4",
            "lead ann@acme.in",
            "lead bob@acme.in",
            "tier-changed acme.in A3 to A4");
    assertThat(story.score("acme.in").cause().kind()).isEqualTo(Cause.Kind.DECAY);
    assertThat(story.pass(30)).isEmpty();
    // What drifted is told with the next event.
    assertThat(words(story.tell(30, bob("hello"))))
        .containsExactly("scores acme.in A4", "lead bob@acme.in");
  }

  @Test
  void theCommitteeCountsThePersonasOfItsContacts() {
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", SIZED));
    story.tell(0, "'type':'x','contact':{'email':'c1@acme.in','title':'CMO'}");
    story.tell(0, "'type':'x','contact':{'email':'c2@acme.in','title':'Chief Marketing Officer'}");

    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::role, Member::contacts)
        .containsExactly(tuple("cmo", BuyingRole.DECISION_MAKER, 2));
    assertThat(story.score("acme.in").missingRoles()).containsExactly(BuyingRole.ECONOMIC_BUYER);
    story.tell(1, "'type':'x','contact':{'email':'c1@acme.in','title':'CFO'}");
    story.tell(1, "'type':'x','contact':{'email':'c2@acme.in','title':null}");
    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::role, Member::contacts)
        .containsExactly(tuple("cfo", BuyingRole.ECONOMIC_BUYER, 1));
  }

  private static Story withAnnAndBob() {
    Story story = new Story(BOOK);
    story.tell(0, ann("hello", SIZED));
    story.tell(0, bob("hello"));
    return story;
  }

  private static String ann(String type, String more) {
    return "'type':'"
        + type
        + "','contact':{'email':'ann@acme.in'}"
        + (more.isEmpty() ? "" : "," + more);
  }

  private static String bob(String type) {
    return "'type':'" + type + "','contact':{'email':'bob@acme.in'}";
  }
}
