package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.score.Intent.SignalScore;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules in shadow are scored and shown, and decide nothing. */
final class ShadowTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Rule ICP =
      Written.rule(
          "software",
          "{'kind':'icp','criteria':[{'attribute':'company.industry','is':'SaaS','points':1}]}");
  private static final Rule MARKETER =
      Written.rule(
          "marketer",
          "{'kind':'persona','criteria':[{'attribute':'contact.department','is':'marketing','points':1},"
              + "{'attribute':'contact.age','atLeast':18,'points':1}]}");
  private static final Rule DEMO = signal("demo", "active", 30);
  private static final String CHIEF =
      "{'kind':'persona','status':'%s','criteria':[{'attribute':'contact.title','phrase':['cmo'],'points':1}]}";

  @Test
  void aSignalInShadowIsShownBesideTheIntentThatItWouldMake() {
    Story story = new Story(Written.book(ICP, DEMO, signal("docs", "shadow", 40)));
    story.tell(0, ann("demo"));
    story.tell(0, ann("docs"));

    Standing standing = story.score("acme.in").standing();
    assertThat(standing.intent().score()).isEqualTo(30);
    assertThat(standing.intent().signals()).extracting(SignalScore::signal).containsOnly("demo");
    assertThat(standing.tier()).isEqualTo("A3");
    Shadow.OfAccount shadow = shadow(standing);
    assertThat(shadow.intent().score()).isEqualTo(70);
    assertThat(shadow.intent().level()).isEqualTo(2);
    assertThat(shadow.intent().signals())
        .containsExactly(new SignalScore("docs", 40, 1, Story.START));
    assertThat(shadow.tier()).isEqualTo("A2");
    assertThat(shadow.priority()).isEqualTo("hot");
  }

  @Test
  void aPersonaInShadowIsShownAndNotHeld() {
    Story story = new Story(Written.book(ICP, MARKETER, Written.rule("chief", chief("shadow"))));
    List<Publication> told = story.tell(0, ann("hello"));

    Lead lead = lead(told);
    assertThat(id(lead.persona())).isEqualTo("marketer");
    assertThat(id(shadow(lead).persona())).isEqualTo("chief");
    assertThat(shadow(lead).intent()).isNull();
    assertThat(told)
        .filteredOn(Publication.Nurture.class::isInstance)
        .allSatisfy(
            moved -> assertThat(((Publication.Nurture) moved).persona()).isEqualTo("marketer"));
  }

  @Test
  void theHeldPersonaIsShownWhereNoneInShadowIsBetter() {
    String late = chief("shadow").replace("'status'", "'minimumScore':100,'priority':200,'status'");
    Story story =
        new Story(Written.book(Written.rule("chief", chief("active")), Written.rule("late", late)));
    Lead lead = lead(story.tell(0, ann("hello")));
    assertThat(id(lead.persona())).isEqualTo("chief");
    assertThat(shadow(lead).persona()).isEqualTo(lead.persona());
  }

  @Test
  void besideTheirBlockNothingDiffersFromAWorldWithoutThem() {
    Story without = new Story(Written.book(ICP, MARKETER, DEMO));
    Story with =
        new Story(
            Written.book(
                ICP,
                MARKETER,
                DEMO,
                Written.rule("chief", chief("shadow")),
                signal("docs", "shadow", 60),
                signal("hello", "shadow", -20)));
    List<Publication> plain = new ArrayList<>();
    List<Publication> shadowed = new ArrayList<>();
    double day = 0;
    for (String event : List.of("hello", "docs", "demo", "docs", "demo", "hello", "docs")) {
      plain.addAll(without.tell(day, ann(event)));
      shadowed.addAll(with.tell(day, ann(event)));
      day++;
    }
    plain.addAll(without.pass(60));
    shadowed.addAll(with.pass(60));
    assertThat(newest(shadowed, Publication.Scored.class))
        .isEqualTo(newest(plain, Publication.Scored.class));
    assertThat(newest(shadowed, Publication.Scores.class).toString())
        .contains("\"score\":60,\"level\":2")
        .isEqualTo(newest(plain, Publication.Scores.class).toString());
    assertThat(told(shadowed)).isEqualTo(told(plain)).hasSize(4);
  }

  @Test
  void madeActiveASignalCountsWhatItSawInShadow() {
    Story story = new Story(Written.book(ICP, signal("docs", "shadow", 40)));
    story.tell(0, ann("docs"));
    story.under(Written.book(ICP, signal("docs", "active", 40)));
    story.tell(0, ann("hello"));
    assertThat(story.score("acme.in").standing().intent().score()).isEqualTo(40);
    assertThat(story.score("acme.in").standing().shadow()).isNull();
  }

  @Test
  void otherPointsInShadowAreNewsAndTheirFadingIsNot() {
    Story story = new Story(Written.book(ICP, signal("docs", "shadow", 4)));
    story.tell(0, ann("docs"));
    assertThat(story.follow(1)).isEmpty();
    story.under(Written.book(ICP, signal("docs", "shadow", 5)));
    assertThat(story.follow(1))
        .singleElement()
        .satisfies(
            told ->
                assertThat(shadow(((Publication.Scores) told).score().standing()).intent().score())
                    .isEqualTo(5));
  }

  private static Shadow.OfAccount shadow(Standing standing) {
    Shadow.OfAccount shadow = standing.shadow();
    if (shadow == null) {
      throw new AssertionError("nothing in shadow");
    }
    return shadow;
  }

  private static Shadow.OfContact shadow(Lead lead) {
    Shadow.OfContact shadow = lead.shadow();
    if (shadow == null) {
      throw new AssertionError("nothing in shadow");
    }
    return shadow;
  }

  private static String id(@Nullable PersonaTag tag) {
    return tag == null ? "none" : tag.persona().id();
  }

  private static Lead lead(List<Publication> told) {
    return told.stream()
        .filter(Publication.Scored.class::isInstance)
        .map(publication -> ((Publication.Scored) publication).lead())
        .findFirst()
        .orElseThrow();
  }

  /** The newest record of a kind, without the block, the count of rules and when and why. */
  private static JsonNode newest(List<Publication> told, Class<?> kind) {
    JsonNode newest = MissingNode.getInstance();
    for (Publication publication : told) {
      newest = kind.isInstance(publication) ? record(publication) : newest;
    }
    return newest;
  }

  /** What is told once: transitions and alerts. */
  private static List<JsonNode> told(List<Publication> told) {
    return told.stream()
        .filter(
            publication ->
                publication instanceof Publication.Nurture
                    || publication instanceof Publication.Alert)
        .map(ShadowTest::record)
        .toList();
  }

  private static JsonNode record(Publication publication) {
    ObjectNode record = (ObjectNode) JSON.readTree(new OutputWriter().write(publication));
    record.remove(List.of("shadow", "rules", "scoredAt", "cause"));
    return record;
  }

  private static Rule signal(String name, String status, int points) {
    return Written.rule(
        name,
        "{'kind':'signal','status':'%s','when':{'attribute':'event.name','is':'%s'},'points':%d,'halfLifeDays':365}"
            .formatted(status, name, points));
  }

  private static String chief(String status) {
    return CHIEF.formatted(status);
  }

  private static String ann(String type) {
    return "'type':'%s','contact':{'email':'ann@acme.in','title':'CMO'},'company':{'industry':'SaaS'}"
        .formatted(type);
  }
}
