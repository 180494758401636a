package io.intentscorer.domain.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Rule;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TracksTest {
  private static final Rule ICP =
      Written.rule(
          "saas",
          """
          {'kind':'icp','criteria':[
           {'attribute':'company.industry','is':'SaaS','points':60},
           {'attribute':'company.employees','atLeast':50,'points':40}],
           'minimumScore':40}
          """);
  private static final String FIT = "'company':{'industry':'SaaS','employees':80}";
  private static final String GRADE_C = "'company':{'industry':'Retail','employees':80}";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a fit opens the track||'industry':'SaaS','employees':80||true",
        "no fit opens none||'industry':'Retail','employees':8||false",
        "an inconclusive opens none||'employees':80|'title':'CMO'|false",
        "a fit below the minimum grade||'industry':'Retail','employees':80||false",
        "a fit at a lower minimum grade|'nurture':{'minimumGrade':'C'}|'industry':'Retail','employees':80||true",
        "a fit below minimum grade A|'nurture':{'minimumGrade':'A'}|'industry':'SaaS','employees':8||false",
        "another ICP's persona|'icps':['other']|'industry':'SaaS','employees':80||false",
        "one of its ICPs|'icps':['other','saas']|'industry':'SaaS','employees':80||true",
        "consent refused||'industry':'SaaS','employees':80|'marketingConsent':false|false",
        "consent given||'industry':'SaaS','employees':80|'marketingConsent':true|true",
        "consent needed and not known|'nurture':{'requiresConsent':true}|'industry':'SaaS','employees':80||false",
        "consent needed and given|'nurture':{'requiresConsent':true}|'industry':'SaaS','employees':80|'marketingConsent':true|true",
        "no persona||'industry':'SaaS','employees':80|'title':'Engineer'|false",
      })
  void aTrackOpensForAFit(
      String name, String persona, String company, String contact, boolean opens) {
    Story story = new Story(Written.book(ICP, persona(persona == null ? "" : persona)));
    List<Publication> told =
        story.tell(
            0,
            "'type':'x','company':{"
                + company
                + "},'contact':{'email':'ann@acme.in','title':'CMO'"
                + (contact == null ? "" : "," + contact)
                + "}");

    assertThat(Story.words(told).contains("cmo entered ann@acme.in")).isEqualTo(opens);
  }

  @Test
  void aTransitionIsToldOnce() {
    Story story = new Story(Written.book(ICP, persona("")));
    List<String> told = new ArrayList<>();

    told.addAll(transitions(story, 0, FIT));
    told.addAll(transitions(story, 1, FIT));
    told.addAll(transitions(story, 2, GRADE_C));
    told.addAll(transitions(story, 3, GRADE_C));
    told.addAll(transitions(story, 4, FIT));
    assertThat(told)
        .containsExactly(
            "cmo entered ann@acme.in", "cmo left ann@acme.in", "cmo entered ann@acme.in");
  }

  @Test
  void aConsentThatIsWithdrawnClosesTheTrack() {
    Story story = new Story(Written.book(ICP, persona("")));
    transitions(story, 0, FIT);

    assertThat(
            Story.words(
                story.tell(
                    1, "'type':'x','contact':{'email':'ann@acme.in','marketingConsent':false}")))
        .containsExactly("scores acme.in A4", "lead ann@acme.in", "cmo left ann@acme.in");
  }

  @Test
  void anotherPersonaIsLeftBeforeTheNewOneIsEntered() {
    Rule cfo =
        Written.rule(
            "cfo",
            "{'kind':'persona','criteria':[{'attribute':'contact.title','phrase':'cfo','points':1}]}");
    Story story = new Story(Written.book(ICP, persona(""), cfo));
    transitions(story, 0, FIT);

    assertThat(
            Story.words(
                story.tell(1, "'type':'x','contact':{'email':'ann@acme.in','title':'CFO'}")))
        .containsExactly(
            "scores acme.in A4",
            "lead ann@acme.in",
            "cmo left ann@acme.in",
            "cfo entered ann@acme.in");
  }

  @Test
  void aColleaguesNewsMoveTheOthersTracks() {
    Story story = new Story(Written.book(ICP, persona("")));
    story.tell(0, "'type':'x','contact':{'email':'ann@acme.in','title':'CMO'}");

    assertThat(Story.words(story.tell(1, "'type':'x','contact':{'email':'bob@acme.in'}," + FIT)))
        .contains("lead ann@acme.in", "cmo entered ann@acme.in");
  }

  @Test
  void transitionsCarryTheLeadAndTheMessaging() {
    Story story = new Story(Written.book(ICP, persona("'messaging':{'goals':['pipeline']}")));
    List<Publication> told =
        story.tell(0, "'type':'x'," + FIT + ",'contact':{'email':'ann@acme.in','title':'CMO'}");

    assertThat(told)
        .filteredOn(Publication.Nurture.class::isInstance)
        .singleElement()
        .satisfies(
            one -> {
              Publication.Nurture nurture = (Publication.Nurture) one;
              assertThat(nurture.messaging().goals()).containsExactly("pipeline");
              assertThat(nurture.lead()).isEqualTo(story.lead("ann@acme.in"));
            });
  }

  @Test
  void aTransitionThatNobodyCanHearWaits() {
    List<Publication> told = new ArrayList<>();
    Story story = new Story(Written.book(ICP, persona("")));
    story.tell(0, "'type':'x'," + FIT + ",'contact':{'email':'ann@acme.in','title':'CMO'}");
    Lead lead = story.lead("ann@acme.in");
    Tracks unreachable = new Tracks(persona -> false);

    assertThat(unreachable.move(null, lead, Written.book(ICP, persona("")), told)).isNull();
    assertThat(unreachable.move("old", lead, Written.book(ICP, persona("")), told))
        .isEqualTo("old");
    assertThat(told).isEmpty();
    assertThat(Tracks.ALL.move(null, lead, Written.book(ICP, persona("")), told)).isEqualTo("cmo");
    assertThat(told).hasSize(1);
  }

  private static List<String> transitions(Story story, double day, String company) {
    return Story.words(
            story.tell(
                day, "'type':'x'," + company + ",'contact':{'email':'ann@acme.in','title':'CMO'}"))
        .stream()
        .filter(word -> word.startsWith("cmo"))
        .toList();
  }

  private static Rule persona(String more) {
    return Written.rule(
        "cmo",
        "{'kind':'persona','criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]"
            + (more.isEmpty() ? "" : "," + more)
            + "}");
  }
}
