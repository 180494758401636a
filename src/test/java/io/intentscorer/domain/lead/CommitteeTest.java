package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.wire.Written;
import org.junit.jupiter.api.Test;

/** Who of the personas is there, how long ago, and with what share of the intent. */
class CommitteeTest {
  private static final Rule VISIT =
      Written.rule(
          "visit",
          "{'kind':'signal','when':{'attribute':'event.name','is':'visit'},'points':10,'halfLifeDays':7,'limit':15}");
  private static final Rule LEFT =
      Written.rule(
          "left",
          "{'kind':'signal','when':{'attribute':'event.name','is':'left'},'points':-10,'halfLifeDays':7}");

  private final Story story =
      new Story(Written.book(VISIT, LEFT, persona("cmo", "cmo"), persona("cto", "cto")));

  @Test
  void itSaysWhoIsThereSinceWhenAndWithWhichShare() {
    story.tell(0, person("visit", "ann", "CMO"));
    story.tell(1, person("visit", "bob", "CTO"));
    story.tell(1, person("visit", "bob", "CTO"));
    story.tell(1, "'type':'visit','company':{'domain':'acme.in'},'anonymousId':'v'");

    // Before limits: ann's visit of yesterday is worth 9.06, the other three 10 each.
    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::contacts, Member::lastSeen, Member::share)
        .containsExactly(tuple("cmo", 1, Story.at(0), 0.23), tuple("cto", 1, Story.at(1), 0.51));
  }

  @Test
  void whatSpeaksAgainstIsNoShare() {
    story.tell(0, person("left", "ann", "CMO"));
    assertThat(story.score("acme.in").committee())
        .extracting(Member::share, Member::engaged)
        .containsExactly(tuple(0.0, false));
    story.tell(0, person("visit", "bob", "CTO"));
    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::share)
        .containsExactly(tuple("cmo", 0.0), tuple("cto", 1.0));
  }

  @Test
  void whoChangesTitleTakesTheIntentAlong() {
    story.tell(0, person("visit", "ann", "CMO"));
    story.tell(1, person("visit", "eve", "CMO"));
    story.tell(2, person("hello", "ann", "CTO"));

    assertThat(story.score("acme.in").committee())
        .extracting(Member::persona, Member::contacts, Member::lastSeen, Member::share)
        .containsExactly(tuple("cmo", 1, Story.at(1), 0.52), tuple("cto", 1, Story.at(2), 0.48));
  }

  @Test
  void itIsTheSameForEveryWayThatLedThere() {
    story.tell(0, person("visit", "ann", "CMO"));
    story.tell(1, person("visit", "eve", "CMO"));
    story.tell(3, person("visit", "ann", "CMO"));
    Story anew = new Story(Written.book(VISIT, LEFT));
    anew.tell(0, person("visit", "ann", "CMO"));
    anew.tell(1, person("visit", "eve", "CMO"));
    anew.under(Written.book(VISIT, LEFT, persona("cmo", "cmo"), persona("cto", "cto")));
    anew.tell(3, person("visit", "ann", "CMO"));

    assertThat(anew.score("acme.in").committee())
        .isEqualTo(story.score("acme.in").committee())
        .hasSize(1);
  }

  private static Rule persona(String id, String phrase) {
    return Written.rule(
        id,
        "{'kind':'persona','criteria':[{'attribute':'contact.title','phrase':'"
            + phrase
            + "','points':1}]}");
  }

  private static String person(String type, String who, String title) {
    return "'type':'%s','contact':{'email':'%s@acme.in','title':'%s'}".formatted(type, who, title);
  }
}
