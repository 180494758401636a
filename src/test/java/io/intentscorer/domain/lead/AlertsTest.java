package io.intentscorer.domain.lead;

import static io.intentscorer.domain.lead.Story.words;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.lead.Publication.Alert;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Starts and ends of surges, and roles that show intent for the first time. */
class AlertsTest {
  private static final Rule VISIT =
      Written.rule(
          "visit",
          "{'kind':'signal','when':{'attribute':'event.name','is':'visit'},'points':1,'halfLifeDays':7}");
  private static final Rule ICP =
      Written.rule(
          "software",
          "{'kind':'icp','criteria':[{'attribute':'company.industry','is':'SaaS','points':10}]}");
  private static final Rule MARKETER =
      Written.rule(
          "marketer",
          "{'kind':'persona','buyingRole':'champion','criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]}");

  private final Story story = new Story(Written.book(VISIT));

  @Test
  void aSurgeIsToldOnceWhenItBeginsAndOnceWhenItIsOver() {
    long tooFew = story.tell(0, visit("a")).stream().filter(AlertsTest::isSurge).count();
    assertThat(tooFew).isZero();
    assertThat(surges(story.tell(40, visit("a")))).as("one person").isEmpty();
    assertThat(surges(story.tell(40.1, visit("b")))).containsExactly("surge-started");
    assertThat(story.score("acme.in").standing().intent().surging()).isTrue();
    assertThat(surges(story.tell(40.2, visit("b")))).as("it goes on").isEmpty();
    assertThat(surges(story.pass(45))).as("still").isEmpty();
    assertThat(surges(story.pass(100))).containsExactly("surge-ended");
    assertThat(story.score("acme.in").standing().intent().surging()).isFalse();
    assertThat(story.score("acme.in").cause().kind()).isEqualTo(Cause.Kind.DECAY);
    assertThat(surges(story.pass(200))).isEmpty();
  }

  @Test
  void itsEndIsToldAtItsMoment() {
    story.tell(0, visit("a"));
    story.tell(40, visit("a"));
    story.tell(40.1, visit("b"));
    List<Publication> told = story.tell(400, "'type':'visit','company':{'domain':'other.in'}");
    Alert ended =
        told.stream()
            .filter(AlertsTest::isSurge)
            .map(Alert.class::cast)
            .findFirst()
            .orElseThrow(() -> new AssertionError(words(told)));
    // Nobody was active for seven days; the rate is still high.
    assertThat(ended.scoredAt()).isEqualTo(Story.at(47.1) + 1);
  }

  @Test
  void whoComesAndGoesAtTheEdgeOfTheWeekEndsNoSurge() {
    List<String> surges = new ArrayList<>(surges(story.tell(0, visit("a"))));
    double day = 40;
    for (int week = 0; week < 6; week++) {
      // One comes every day, and more of them each week; the other one just after a week.
      for (int i = 0; i < 7 * (week + 2); i++) {
        surges.addAll(surges(story.tell(day + i / (week + 2.0), visit("a"))));
      }
      surges.addAll(surges(story.tell(day + 7.01, visit("b"))));
      day += 7.02;
    }
    assertThat(surges).containsExactly("surge-started");
  }

  @Test
  void aRoleIsToldWhenItFirstShowsIntent() {
    story.under(Written.book(VISIT, ICP, MARKETER));
    assertThat(roles(story.tell(0, cmo("hello", "ann")))).as("no intent yet").isEmpty();
    assertThat(roles(story.tell(1, visit("bob")))).as("no persona").isEmpty();
    List<Publication> told = story.tell(2, cmo("visit", "ann"));
    assertThat(roles(told)).containsExactly("marketer");
    assertThat(
            told.stream().filter(Alert.class::isInstance).map(one -> ((Alert) one).role()).toList())
        .containsExactly(BuyingRole.CHAMPION);
    assertThat(roles(story.tell(3, cmo("visit", "ann")))).isEmpty();
    assertThat(roles(story.tell(4, cmo("visit", "eve")))).as("not a new one").isEmpty();
  }

  @Test
  void aRoleOfAnotherProfileIsNotOfThisCommittee() {
    Rule other =
        Written.rule(
            "retail",
            "{'kind':'icp','priority':1,'criteria':[{'attribute':'company.industry','is':'Retail','points':10}]}");
    Rule ofRetail =
        Written.rule(
            "buyer",
            "{'kind':'persona','icps':['retail'],'buyingRole':'decision-maker','criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]}");
    story.under(Written.book(VISIT, ICP, other, ofRetail));

    assertThat(roles(story.tell(0, cmo("visit", "ann")))).isEmpty();
    assertThat(story.score("acme.in").committee()).isEmpty();
    assertThat(story.score("acme.in").missingRoles()).isEmpty();
    assertThat(story.lead("ann@acme.in").persona())
        .as("a persona is looked for all the same")
        .isNotNull();

    List<Publication> told =
        story.tell(1, "'type':'hello','company':{'domain':'acme.in','industry':'Retail'}");
    assertThat(roles(told)).containsExactly("buyer");
    assertThat(story.score("acme.in").committee()).hasSize(1);
  }

  @Test
  void whatWasToldOfACompanyIsNoNewsUnderItsOtherName() {
    story.under(Written.book(VISIT, ICP, MARKETER));
    story.tell(0, cmo("visit", "ann"));
    story.tell(40, visit("ann"));
    assertThat(surges(story.tell(40.1, visit("bob")))).containsExactly("surge-started");

    List<Publication> told =
        story.tell(
            40.2,
            "'type':'hello','company':{'domain':'acme.com','industry':'SaaS','aliases':['acme.in']}");
    assertThat(roles(told)).isEmpty();
    assertThat(surges(told)).isEmpty();
    assertThat(story.score("acme.com").standing().intent().surging()).isTrue();
    assertThat(surges(story.pass(100))).containsExactly("surge-ended");
  }

  private static List<String> surges(List<Publication> told) {
    return told.stream()
        .filter(AlertsTest::isSurge)
        .map(one -> ((Alert) one).kind().word())
        .toList();
  }

  private static boolean isSurge(Publication one) {
    return one instanceof Alert alert && alert.kind().word().startsWith("surge");
  }

  private static List<String> roles(List<Publication> told) {
    return told.stream()
        .filter(one -> one instanceof Alert alert && alert.kind().word().equals("role-engaged"))
        .map(one -> String.valueOf(((Alert) one).to()))
        .toList();
  }

  private static String visit(String who) {
    return "'type':'visit','contact':{'email':'" + who + "@acme.in'}";
  }

  private static String cmo(String type, String who) {
    return "'type':'"
        + type
        + "','contact':{'email':'"
        + who
        + "@acme.in','title':'CMO'},'company':{'domain':'acme.in','industry':'SaaS'}";
  }
}
