package io.intentscorer.domain.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.simulation.Forecast.AccountMover;
import io.intentscorer.domain.simulation.Forecast.LeadMover;
import io.intentscorer.domain.simulation.Forecast.TierMove;
import io.intentscorer.domain.simulation.Forecast.Track;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class SimulationTest {
  private static final long NOW = Written.time("2026-05-04T00:00:00Z");
  private static final String ICP =
      "{'kind':'icp','criteria':["
          + "{'id':'industry','attribute':'company.industry','is':'SaaS','points':30},"
          + "{'id':'size','attribute':'company.employees','atLeast':50,'points':10}]}";
  private static final Rule SOFTWARE = Written.rule("software", ICP);
  private static final Rule SIGNUP = signal(60);
  private static final Rule CHIEF = persona("chief", "cmo", "");
  private static final Rule HEAD = persona("head", "head of marketing", "");
  private static final RuleBook CURRENT = Written.book(SOFTWARE, SIGNUP, CHIEF, HEAD);

  private final InMemoryScorer scorer =
      new InMemoryScorer(
          AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));

  SimulationTest() {
    tell("cmo@acme.in", "CMO", "SaaS", 80);
    tell("head@acme.in", "Head of Marketing", "SaaS", 80);
    tell("cmo@globex.com", "CMO", "SaaS", 10);
    tell("ann@initech.com", "Nurse", "Health", 80);
  }

  @Test
  void theRulesInForceChangeNothing() {
    Forecast forecast = forecast(CURRENT);
    assertThat(forecast.accounts()).isEqualTo(new Forecast.Count(3, 0, 0, Map.of()));
    assertThat(forecast.leads()).isEqualTo(new Forecast.Count(4, 0, 0, Map.of()));
    assertThat(forecast.tiers())
        .containsExactly(
            new TierMove("A1", "A1", 1), new TierMove("B2", "B2", 1), new TierMove("D2", "D2", 1));
    assertThat(forecast.tracks())
        .containsExactly(new Track("chief", 2, 2, 0, 0), new Track("head", 1, 1, 0, 0));
    assertThat(forecast.accountMovers()).isEmpty();
    assertThat(forecast.leadMovers()).isEmpty();
  }

  @Test
  void anAccountIsExplainedByTheCriteriaThatMovedIt() {
    Rule larger =
        Written.rule("software", ICP.replace("'points':10", "'points':20").replace("50", "5"));
    Forecast forecast = forecast(Written.book(larger, SIGNUP, CHIEF, HEAD));
    assertThat(forecast.accounts())
        .isEqualTo(
            new Forecast.Count(
                3, 3, 2, Map.of(Facet.GRADE, 2L, Facet.TIER, 2L, Facet.PRIORITY, 2L)));
    // Globex earns size too: 30 of 40 becomes 50 of 50. Initech earns 20 of 50 instead of 10 of 40.
    assertThat(forecast.accountMovers())
        .extracting(SimulationTest::told)
        .containsExactly("globex.com 75 to 100", "initech.com 25 to 40");
    assertThat(forecast.accountMovers().get(0).moves())
        .containsExactly(new Move("software", "size", "missed 0 of 10", "matched 20 of 20", 25));
    assertThat(forecast.accountMovers().get(1).moves())
        .containsExactly(new Move("software", "size", "matched 10 of 10", "matched 20 of 20", 15));
  }

  @Test
  void limitsThatDecideWithoutPointsComeFirst() {
    Rule stricter =
        Written.rule("software", ICP.replace("{'kind':'icp',", "{'kind':'icp','minimumScore':80,"));
    Forecast forecast = forecast(Written.book(stricter, signal(30), CHIEF, HEAD));
    assertThat(forecast.accounts().of(Facet.VERDICT)).isEqualTo(1);
    assertThat(forecast.leads().of(Facet.TRACK)).isEqualTo(1);
    AccountMover globex = mover(forecast, "globex.com");
    assertThat(globex.moves())
        .containsExactly(
            new Move("software", "minimumScore", "60", "80", 0),
            new Move("signup", "points", "60", "30", -30));
    // The person's persona is the same: the track closes with the account.
    assertThat(forecast.leadMovers())
        .singleElement()
        .satisfies(
            mover -> {
              assertThat(mover.to().contact()).isEqualTo("cmo@globex.com");
              assertThat(mover.fromTrack()).isEqualTo("chief");
              assertThat(mover.toTrack()).isNull();
              assertThat(mover.moves()).isEmpty();
            });
    assertThat(forecast.tracks())
        .contains(new Track("chief", 2, 1, 0, 1), new Track("head", 1, 1, 0, 0));
  }

  @Test
  void tiersAreExplainedByTheirLevelsAndPriorities() {
    Rule tiers =
        Written.rule(
            "tiers", "{'kind':'tiers','levels':{'2':70},'priorities':{'hot':['A1','D3']}}");
    Forecast forecast = forecast(Written.book(SOFTWARE, SIGNUP, CHIEF, HEAD, tiers));
    assertThat(mover(forecast, "globex.com").moves())
        .containsExactly(new Move("tiers", "levels/2", "50", "70", 0));
    Rule priorities =
        Written.rule("tiers", "{'kind':'tiers','priorities':{'hot':['A1'],'cold':['B2']}}");
    Forecast other = forecast(Written.book(SOFTWARE, SIGNUP, CHIEF, HEAD, priorities));
    assertThat(other.accounts().facets()).isEqualTo(Map.of(Facet.PRIORITY, 1L));
    assertThat(other.accountMovers())
        .singleElement()
        .satisfies(
            mover ->
                assertThat(mover.moves())
                    .containsExactly(new Move("tiers", "B2", "warm", "cold", 0)));
  }

  @Test
  void aPersonaThatComesOrGoesIsOneMoveWithWhatItEarns() {
    Rule anyone = persona("anyone", "cmo", "'priority':1,");
    Forecast forecast = forecast(Written.book(SOFTWARE, SIGNUP, anyone, HEAD));
    assertThat(forecast.leads().facets()).isEqualTo(Map.of(Facet.PERSONA, 2L, Facet.TRACK, 2L));
    assertThat(forecast.accounts().changed()).isZero();
    LeadMover first = forecast.leadMovers().get(0);
    assertThat(first.to().contact()).isEqualTo("cmo@acme.in");
    assertThat(first.moves())
        .containsExactly(
            new Move("anyone", "status", null, "active", 0),
            new Move("chief", "status", "active", null, 0),
            new Move("anyone", "title", null, "matched 10 of 10", 100));
    assertThat(forecast.tracks())
        .containsExactly(
            new Track("anyone", 0, 2, 2, 0),
            new Track("chief", 2, 0, 0, 2),
            new Track("head", 1, 1, 0, 0));
  }

  @Test
  void onlyTheFarthestAreRemembered() {
    Simulation simulation =
        new Simulation(
            TitleReader.shipped(), CURRENT, Written.book(SOFTWARE, signal(10), CHIEF, HEAD), 1);
    scorer.forEach((account, people) -> simulation.compare(new Dossier(account, people), NOW));
    Forecast forecast = simulation.forecast();
    assertThat(forecast.accounts().of(Facet.TIER)).isEqualTo(3);
    assertThat(forecast.accountMovers())
        .extracting(mover -> mover.to().account())
        .containsExactly("acme.in");
  }

  /** What is foretold is what following the change then publishes. */
  @Test
  void itForetellsWhatTheSweepPublishes() {
    RuleBook proposed =
        Written.book(
            Written.rule("software", ICP.replace("50", "5")),
            signal(70),
            persona("head", "head of marketing", "'minimumScore':60,"));
    Forecast forecast = forecast(proposed);
    List<Publication> told = new ArrayList<>();
    scorer.follow(proposed, NOW, told::add);
    assertThat(forecast.accounts().published())
        .isEqualTo(told.stream().filter(Publication.Scores.class::isInstance).count())
        .isPositive();
    assertThat(forecast.leads().published())
        .isEqualTo(told.stream().filter(Publication.Scored.class::isInstance).count())
        .isPositive();
    assertThat(forecast.accounts().of(Facet.TIER))
        .isEqualTo(told.stream().filter(SimulationTest::isChangeOfTier).count())
        .isPositive();
    long leaving = forecast.tracks().stream().mapToLong(Track::leaving).sum();
    long entering = forecast.tracks().stream().mapToLong(Track::entering).sum();
    assertThat(leaving + entering)
        .isEqualTo(told.stream().filter(Publication.Nurture.class::isInstance).count())
        .isPositive();
  }

  private Forecast forecast(RuleBook proposed) {
    Simulation simulation = new Simulation(TitleReader.shipped(), CURRENT, proposed, 20);
    scorer.forEach((account, people) -> simulation.compare(new Dossier(account, people), NOW));
    return simulation.forecast();
  }

  private void tell(String email, String title, String industry, int employees) {
    scorer.take(
        Written.event(
            "{'type':'signup','timestamp':'2026-05-04T00:00:00Z','contact':{'email':'%s','title':'%s'},'company':{'industry':'%s','employees':%d}}"
                .formatted(email, title, industry, employees)),
        CURRENT,
        NOW,
        told -> {});
  }

  private static AccountMover mover(Forecast forecast, String account) {
    return forecast.accountMovers().stream()
        .filter(mover -> mover.to().account().equals(account))
        .findFirst()
        .orElseThrow();
  }

  private static String told(AccountMover mover) {
    return mover.to().account() + " " + score(mover.from()) + " to " + score(mover.to());
  }

  private static int score(AccountScore account) {
    return Objects.requireNonNull(account.standing().fit()).score();
  }

  private static Rule signal(int points) {
    return Written.rule(
        "signup",
        "{'kind':'signal','when':{'attribute':'event.name','is':'signup'},'points':%d,'halfLifeDays':7}"
            .formatted(points));
  }

  private static Rule persona(String id, String phrase, String more) {
    return Written.rule(
        id,
        "{'kind':'persona',%s'criteria':[{'id':'title','attribute':'contact.title','phrase':['%s'],'points':10}]}"
            .formatted(more, phrase));
  }

  private static boolean isChangeOfTier(Publication publication) {
    return publication instanceof Publication.Alert alert
        && alert.kind() == Publication.AlertKind.TIER_CHANGED;
  }
}
