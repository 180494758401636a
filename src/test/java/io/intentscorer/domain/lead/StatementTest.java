package io.intentscorer.domain.lead;

import static io.intentscorer.wire.Written.book;
import static io.intentscorer.wire.Written.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.lead.Statement.Sample;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StatementTest {
  private static final String ACME = "'company':{'domain':'acme.in','industry':'SaaS'}";
  private static final Rule SOFTWARE =
      rule(
          "software",
          "{'kind':'icp','criteria':[{'id':'industry','attribute':'company.industry','is':'SaaS',"
              + "'points':20},{'id':'size','attribute':'company.employees','atLeast':10,"
              + "'points':10}],'minimumScore':10}");
  private static final Rule TIERS =
      rule("tiers", "{'kind':'tiers','categories':{'reading':{'limit':30}}}");

  private static Rule signal(String name, double points, double days, String more) {
    return rule(
        name,
        "{'kind':'signal','when':{'attribute':'event.name','is':'"
            + name
            + "'},'points':"
            + points
            + ",'halfLifeDays':"
            + days
            + more
            + "}");
  }

  private static RuleBook rules() {
    return book(
        SOFTWARE,
        TIERS,
        signal("pricing", 15, 7, ",'limit':40"),
        signal("docs", 12, 14, ",'category':'reading'"),
        signal("study", 9, 30, ",'category':'reading','limit':25"),
        signal("unsubscribe", -30, 60, ",'limit':60"));
  }

  private static String event(String name) {
    return "'type':'" + name + "'," + ACME;
  }

  @Test
  void ofNothingIsNothing() {
    Statement statement = new Statement(List.of());
    assertThat(statement.intent(BookedStory.at(1))).isZero();
    assertThat(statement.intentScore(BookedStory.at(1))).isZero();
    assertThat(statement.last(BookedStory.at(1))).isEmpty();
    assertThat(statement.holdings(BookedStory.at(1))).isEmpty();
    assertThat(statement.totals()).isEmpty();
    assertThat(statement.beginsInTheMiddle()).isFalse();
    assertThat(statement.curve(0, 10, 2))
        .containsExactly(new Sample(5, 0, 0, true), new Sample(10, 0, 0, true));
  }

  @Test
  void knowsTheIntentAtAnyMomentBetweenEntries() {
    Statement statement =
        new BookedStory(rules())
            .tell(0, event("pricing"))
            .tell(7, event("pricing"))
            .statement("acme.in");
    assertThat(statement.intent(BookedStory.at(-0.1))).isZero();
    assertThat(statement.intent(BookedStory.at(0))).isEqualTo(15);
    assertThat(statement.intent(BookedStory.at(3.5))).isCloseTo(15 / Math.sqrt(2), within(1e-9));
    assertThat(statement.intent(BookedStory.at(7))).isEqualTo(22.5);
    assertThat(statement.intentScore(BookedStory.at(7))).isEqualTo(23);
    assertThat(statement.intent(BookedStory.at(21))).isCloseTo(22.5 / 4, within(1e-9));
  }

  @Test
  void saysWhatLimitsTakeAndWhatTimeDid() {
    BookedStory story = new BookedStory(rules());
    for (int i = 0; i < 4; i++) {
      story.tell(0, event("docs"));
      story.tell(0, event("study"));
      story.tell(0, event("pricing"));
    }
    Statement statement = story.statement("acme.in");
    List<Holding> then = statement.holdings(BookedStory.at(0));
    assertThat(then).extracting(Holding::signal).containsExactly("docs", "pricing", "study");
    Holding study = then.get(2);
    assertThat(study.earned()).isEqualTo(36);
    assertThat(study.bySignal()).isEqualTo(-11);
    assertThat(study.points()).isCloseTo(25 * 30 / 73.0, within(1e-9));
    assertThat(then.get(0).points() + study.points()).isCloseTo(30, within(1e-9));
    assertThat(then.get(1).bySignal()).isEqualTo(-20);
    assertThat(then).allSatisfy(holding -> assertThat(holding.aged()).isCloseTo(0, within(1e-9)));

    Holding pricing = statement.holdings(BookedStory.at(14)).get(1);
    assertThat(pricing.earned()).isCloseTo(15, within(1e-9));
    assertThat(pricing.bySignal()).isZero();
    assertThat(pricing.aged()).isCloseTo(-25, within(1e-9));
  }

  @Test
  void isExactlyWhatTheScorerRemembers() {
    Random chance = new Random(7);
    List<String> names = List.of("pricing", "docs", "study", "unsubscribe", "nothing");
    BookedStory story = new BookedStory(rules());
    double day = 0;
    for (int i = 0; i < 300; i++) {
      day += chance.nextDouble() * 2;
      double late = chance.nextInt(4) == 0 ? chance.nextDouble() * 20 : 0;
      story.tell(day - late, day, event(names.get(chance.nextInt(names.size()))));
      double later = day + chance.nextDouble() * 3;
      assertThat(story.statement("acme.in").intent(BookedStory.at(later)))
          .as("on day %s", later)
          .isCloseTo(story.intent("acme.in", later), within(1e-9));
    }
    Statement statement = story.statement("acme.in");
    assertThat(statement.entries()).hasSizeGreaterThan(200);
    assertThat(statement.totals())
        .allSatisfy(
            total ->
                assertThat(total.opening() + total.decay() + total.change())
                    .as(total.item().key())
                    .isCloseTo(total.closing(), within(1e-6)));
  }

  @Test
  void followsTheRulesAsTheyChange() {
    Statement statement =
        new BookedStory(rules())
            .tell(0, event("pricing"))
            .follow(7, book(SOFTWARE, signal("pricing", 30, 7, "")))
            .statement("acme.in");
    assertThat(statement.intent(BookedStory.at(7))).isCloseTo(15, within(1e-9));
    assertThat(statement.intent(BookedStory.at(14))).isCloseTo(7.5, within(1e-9));
    assertThat(statement.last(BookedStory.at(30)).orElseThrow().cause().kind())
        .isEqualTo(Cause.Kind.RULES);
  }

  @Test
  void tellsALedgerThatBeginsInTheMiddle() {
    Statement whole =
        new BookedStory(rules())
            .tell(0, event("pricing"))
            .tell(7, event("pricing"))
            .statement("acme.in");
    Statement rest = new Statement(whole.entries().subList(1, 2));
    assertThat(whole.beginsInTheMiddle()).isFalse();
    assertThat(rest.beginsInTheMiddle()).isTrue();
    assertThat(rest.intent(BookedStory.at(7))).isEqualTo(22.5);
    assertThat(rest.curve(BookedStory.at(5), BookedStory.at(9), 2))
        .extracting(Sample::known)
        .containsExactly(true, true);
    assertThat(rest.curve(BookedStory.at(2), BookedStory.at(8), 3))
        .extracting(Sample::known)
        .containsExactly(false, false, true);
    Statement.Total pricing =
        rest.totals().stream()
            .filter(total -> total.item().key().equals("spricing"))
            .findFirst()
            .orElseThrow();
    assertThat(pricing.opening()).isEqualTo(15);
    assertThat(pricing.decay()).isCloseTo(-7.5, within(1e-9));
    assertThat(pricing.change()).isCloseTo(15, within(1e-9));
    assertThat(pricing.closing()).isEqualTo(22.5);
  }

  @Test
  void standsStillAtAMoment() {
    Statement whole =
        new BookedStory(rules())
            .tell(0, event("pricing"))
            .tell(7, event("pricing"))
            .statement("acme.in");
    assertThat(whole.until(BookedStory.at(6.9)).entries()).hasSize(1);
    assertThat(whole.until(BookedStory.at(7)).entries()).hasSize(2);
    assertThat(whole.until(BookedStory.at(-1)).entries()).isEmpty();
  }

  @Test
  void drawsTheCurveWithItsPeaks() {
    Statement statement =
        new BookedStory(rules())
            .tell(0.2, event("pricing"))
            .tell(3.2, event("unsubscribe"))
            .statement("acme.in");
    List<Sample> curve = statement.curve(BookedStory.at(-1), BookedStory.at(4), 5);
    assertThat(curve).hasSize(5);
    assertThat(curve.get(0)).isEqualTo(new Sample(BookedStory.at(0), 0, 0, true));
    assertThat(curve.get(1).peak()).isEqualTo(15);
    assertThat(curve.get(1).intent()).isLessThan(15).isPositive();
    // The visit is forgotten faster than the farewell, so the lowest is at the end.
    assertThat(curve.get(4).peak()).isEqualTo(curve.get(4).intent()).isNegative();
    assertThat(new ArrayList<>(curve)).extracting(Sample::at).isSorted();
    assertThatIllegalArgumentException().isThrownBy(() -> statement.curve(0, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> statement.curve(1, 0, 1));
  }
}
