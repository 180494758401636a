package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class IntentStoryTest {
  private static final Rule TRIAL = signal("trial", "'points':40,'oncePerContact':true", 1);

  @Test
  void aPersonCountsOnceForASignalThatSaysSo() {
    Story story = new Story(Written.book(TRIAL));
    story.tell(0, "'type':'trial','contact':{'email':'a@acme.in'}");
    story.tell(0, "'type':'trial','contact':{'email':'a@acme.in'}");
    assertThat(intent(story)).isEqualTo(40);

    story.tell(0, "'type':'trial','contact':{'email':'b@acme.in'}");
    assertThat(intent(story)).isEqualTo(80);
  }

  @Test
  void theEarliestEventOfAPersonCounts() {
    Story story = new Story(Written.book(TRIAL));
    story.tell(7, 7, "'type':'trial','contact':{'email':'a@acme.in'}");
    story.tell(0, 7, "'type':'trial','contact':{'email':'a@acme.in'}");

    assertThat(intent(story)).isEqualTo(20);
    assertThat(story.lead("a@acme.in").intent()).isEqualTo(20);
  }

  @Test
  void everybodyCountsAnewAfterASignalCameBack() {
    Story story = new Story(Written.book(TRIAL));
    story.tell(0, "'type':'trial','contact':{'email':'a@acme.in'}");
    story.tell(0, "'type':'trial','contact':{'email':'b@acme.in'}");
    story.under(Written.book(signal("trial", "'points':40,'oncePerContact':true", 9)));

    story.tell(0, "'type':'trial','contact':{'email':'a@acme.in'}");
    assertThat(intent(story)).isEqualTo(40);
    story.tell(0, "'type':'trial','contact':{'email':'b@acme.in'}");
    assertThat(intent(story)).isEqualTo(80);
    assertThat(story.lead("b@acme.in").intent()).isEqualTo(40);
  }

  @Test
  void aDeletedSignalsPointsAreGone() {
    Story story = new Story(Written.book(TRIAL));
    story.tell(0, "'type':'trial','contact':{'email':'a@acme.in'}");
    story.under(RuleBook.EMPTY);
    story.tell(0, "'type':'hello','contact':{'email':'a@acme.in'}");

    assertThat(intent(story)).isZero();
    assertThat(story.lead("a@acme.in").intent()).isZero();
  }

  @Test
  void whatASignalAsksForCountsFromThenOn() {
    Story story = new Story(Written.book(signal("visit", "'points':10", 1)));
    story.tell(0, "'type':'visit','contact':{'email':'a@acme.in'}");
    Rule other =
        Written.rule(
            "visit",
            "{'kind':'signal','when':{'attribute':'event.name','is':'other'},'points':10,'halfLifeDays':7}",
            1);
    story.under(Written.book(other));

    story.tell(0, "'type':'visit','contact':{'email':'a@acme.in'}");
    story.tell(0, "'type':'other','contact':{'email':'a@acme.in'}");
    assertThat(intent(story)).isEqualTo(20);
  }

  @Test
  void anUnknownAnswerCountsNothing() {
    Rule pricing =
        Written.rule(
            "pricing",
            "{'kind':'signal','when':{'not':{'attribute':'page.path','startsWith':'/docs'}},'points':10,'halfLifeDays':7}");
    Story story = new Story(Written.book(pricing));
    story.tell(0, "'type':'visit','contact':{'email':'a@acme.in'}");

    assertThat(intent(story)).isZero();
  }

  @Test
  void scoresDoNotDependOnTheOrderOfArrival() {
    RuleBook book =
        Written.book(
            signal("pricing", "'points':9,'limit':30,'category':'content'", 1),
            signal("docs", "'points':4,'halfLifeDays':3,'category':'Content'", 1),
            signal("unsubscribe", "'points':-12,'limit':20,'halfLifeDays':30", 1),
            Written.rule("tiers", "{'kind':'tiers','categories':{'content':{'limit':33}}}"),
            Written.rule(
                "marketer",
                "{'kind':'persona','criteria':[{'attribute':'contact.email','is':'a@acme.in','points':1}]}"),
            TRIAL);
    List<String> types = List.of("pricing", "docs", "unsubscribe", "trial", "hello");
    List<String> who =
        List.of(
            "'contact':{'email':'a@acme.in'}",
            "'contact':{'email':'b@acme.in'}",
            "'anonymousId':'v','company':{'domain':'acme.in'}",
            "'company':{'domain':'acme.in'}");
    Random random = new Random(23);
    for (int round = 0; round < 10_000; round++) {
      List<CompanyEvent> events = new ArrayList<>();
      for (int i = 2 + random.nextInt(10); i > 0; i--) {
        events.add(
            Story.event(
                random.nextInt(4_000) / 100.0,
                "'type':'"
                    + types.get(random.nextInt(types.size()))
                    + "',"
                    + who.get(random.nextInt(who.size()))));
      }
      Told one = tell(book, events);
      Collections.shuffle(events, random);
      Told other = tell(book, events);

      assertThat(other).isEqualTo(one);
    }
  }

  @Test
  void scoresAreTheSumOverTheEvents() {
    RuleBook book = Written.book(signal("pricing", "'points':3", 1), TRIAL);
    Random random = new Random(29);
    for (int round = 0; round < 1_000; round++) {
      Story story = new Story(book);
      Map<String, Double> firstTrial = new HashMap<>();
      double pricing = 0;
      for (int i = 1 + random.nextInt(10); i > 0; i--) {
        double day = random.nextInt(4_000) / 100.0;
        String person = random.nextBoolean() ? "a@acme.in" : "b@acme.in";
        boolean trial = random.nextInt(3) == 0;
        if (trial) {
          firstTrial.merge(person, day, Math::min);
        } else {
          pricing += 3 * Math.pow(2, -(40 - day) / 7);
        }
        story.tell(
            day,
            40,
            "'type':'" + (trial ? "trial" : "pricing") + "','contact':{'email':'" + person + "'}");
      }
      double sum = pricing;
      for (double day : firstTrial.values()) {
        sum += 40 * Math.pow(2, -(40 - day) / 7);
      }
      Intent intent = story.score("acme.in").standing().intent();

      assertThat(intent.signals().stream().mapToDouble(Intent.SignalScore::points).sum())
          .isCloseTo(sum, within(0.0101));
      assertThat((double) intent.score()).isCloseTo(Math.min(100, sum), within(0.5 + 1e-6));
    }
  }

  @Test
  void anotherCategoryOfTheSameLimitIsToldToo() {
    Rule limits =
        Written.rule(
            "tiers", "{'kind':'tiers','categories':{'one':{'limit':30},'other':{'limit':30}}}");
    Rule docs = signal("docs", "'points':25,'category':'one'", 1);
    Story story =
        new Story(Written.book(docs, signal("pricing", "'points':25,'category':'one'", 1), limits));
    story.tell(0, "'type':'docs','contact':{'email':'a@acme.in'}");
    story.tell(0, "'type':'pricing','contact':{'email':'a@acme.in'}");
    assertThat(intent(story)).isEqualTo(30);
    story.under(Written.book(docs, signal("pricing", "'points':25,'category':'other'", 1), limits));
    assertThat(story.follow(0)).isNotEmpty();
    assertThat(intent(story)).isEqualTo(50);
  }

  private record Told(
      int score,
      Double surge,
      int people,
      List<String> points,
      List<AccountScore.Member> committee,
      int a,
      int b) {}

  private static Told tell(RuleBook book, List<CompanyEvent> events) {
    Story story = new Story(book);
    // Both people are there from the beginning, so that both are told of.
    story.tell(0, 40, "'type':'hello','contact':{'email':'a@acme.in'}");
    story.tell(0, 40, "'type':'hello','contact':{'email':'b@acme.in'}");
    // A day from one to the next, so that time does its part in between.
    double now = 40;
    for (CompanyEvent event : events) {
      story.tell(event, now++);
    }
    story.tell(51.5, 52, "'type':'hello','contact':{'email':'b@acme.in'}");
    story.tell(51.5, 52, "'type':'hello','contact':{'email':'a@acme.in'}");
    Intent intent = story.score("acme.in").standing().intent();
    return new Told(
        intent.score(),
        intent.surge() == null ? -1 : intent.surge(),
        intent.people(),
        intent.signals().stream()
            .map(one -> one.signal() + " " + one.points() + " " + one.events())
            .toList(),
        story.score("acme.in").committee(),
        story.lead("a@acme.in").intent(),
        story.lead("b@acme.in").intent());
  }

  private static int intent(Story story) {
    return story.score("acme.in").standing().intent().score();
  }

  private static Rule signal(String type, String more, long version) {
    return Written.rule(
        type,
        "{'kind':'signal','when':{'attribute':'event.name','is':'"
            + type
            + "'},"
            + (more.contains("halfLifeDays") ? "" : "'halfLifeDays':7,")
            + more
            + "}",
        version);
  }
}
