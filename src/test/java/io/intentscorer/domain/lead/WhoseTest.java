package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events, people and companies that turn out to be somebody else's, in a few words each. */
final class WhoseTest {
  private static final RuleBook BOOK =
      Written.book(
          Written.rule(
              "software",
              "{'kind':'icp','criteria':[{'attribute':'company.industry','is':'SaaS','points':10}]}"),
          Written.rule(
              "cto",
              "{'kind':'persona','criteria':[{'attribute':'contact.title','phrase':'cto','points':10}]}"),
          Written.rule(
              "visit",
              "{'kind':'signal','when':{'attribute':'event.name','is':'web_visit'},'points':10,'halfLifeDays':3650}"));

  private final Story story = new Story(BOOK);

  @Test
  void whoWasKnownByAnIdIsKnownByTheAddress() {
    story.tell(0, "'type':'web_visit','userId':'u','company':{'domain':'acme.in'}");
    assertThat(story.lead("user:u").intent()).isEqualTo(10);

    List<String> told =
        Story.words(story.tell(1, "'type':'x','userId':'u','contact':{'email':'ada@acme.in'}"));

    assertThat(told)
        .contains("lead ada@acme.in", "Gone[subject=CONTACT, key=user:u]")
        .doesNotContain("lead user:u");
    assertThat(story.lead("ada@acme.in").intent()).isEqualTo(10);
    assertThat(story.score("acme.in").standing().intent().people()).isEqualTo(1);
  }

  @Test
  void aRefusalByMailReachesTheTrackAtTheCompany() {
    story.tell(
        0,
        "'type':'x','userId':'u','contact':{'email':'ada@gmail.com','title':'CTO'},'company':{'domain':'acme.in','industry':'SaaS'}");
    List<String> told =
        Story.words(
            story.tell(
                1, "'type':'y','contact':{'email':'ada@gmail.com','marketingConsent':false}"));
    assertThat(told).contains("cto left ada@gmail.com");
    assertThat(story.lead("ada@gmail.com").account()).isEqualTo("acme.in");
  }

  @Test
  void whatIsKnownOfAPersonGoesAlongToAnotherCompany() {
    story.tell(
        0,
        "'type':'x','userId':'u','contact':{'email':'ada@gmail.com','title':'CTO','name':'Ada','marketingConsent':false},'company':{'domain':'acme.in'}");
    story.tell(
        1, "'type':'web_visit','userId':'u','company':{'domain':'globex.com','industry':'SaaS'}");

    Lead lead = story.lead("ada@gmail.com");
    assertThat(lead.account()).isEqualTo("globex.com");
    assertThat(lead.name()).isEqualTo("Ada");
    assertThat(lead.consent()).isFalse();
    assertThat(story.score("acme.in").committee()).isEmpty();
    assertThat(story.score("globex.com").committee()).hasSize(1);
  }

  @Test
  void theVisitsOfTwoOnOneDeviceAreEachOnes() {
    story.tell(2, 9, "'type':'web_visit','messageId':'a','anonymousId':'v'");
    story.tell(4, 9, "'type':'web_visit','messageId':'b','anonymousId':'v'");
    story.tell(
        3, 9, "'type':'x','anonymousId':'v','userId':'tom','contact':{'email':'tom@acme.in'}");
    assertThat(story.lead("tom@acme.in").intent()).isEqualTo(20);

    story.tell(
        1, 9, "'type':'x','anonymousId':'v','userId':'ada','contact':{'email':'ada@acme.in'}");
    assertThat(story.lead("tom@acme.in").intent()).isEqualTo(10);
    assertThat(story.lead("ada@acme.in").intent()).isEqualTo(10);
  }

  @Test
  void companiesThatNameEachOtherStayWithoutEnd() {
    for (int i = 0; i < 3; i++) {
      story.tell(
          i, "'type':'web_visit','company':{'domain':'acme.in','aliases':['acme.io','acme.de']}");
      story.tell(
          i + 0.3,
          "'type':'web_visit','company':{'domain':'acme.io','aliases':['acme.de','acme.in']}");
      story.tell(
          i + 0.6,
          "'type':'web_visit','company':{'domain':'acme.de','aliases':'acme.in, acme.io'}");
    }
    double points = 0;
    for (String name : List.of("acme.in", "acme.io", "acme.de")) {
      points += story.points(name);
    }
    assertThat(points).as("nine visits of 10 points, wherever they are").isBetween(89.9, 90.0);
  }

  @Test
  void nobodyElsesDomainIsAnAlias() {
    story.tell(0, "'type':'web_visit','contact':{'email':'ada@gmail.com'}");
    story.tell(
        1,
        "'type':'web_visit','company':{'domain':'acme.in','aliases':['gmail.com','linkedin.com','']}");
    assertThat(story.points("ada@gmail.com")).isGreaterThan(9.9);
    assertThat(story.points("acme.in")).isBetween(9.9, 10.0);
  }
}
