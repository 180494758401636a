package io.intentscorer.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IntentScorerTest {
  private static final String SIGNAL =
      "{'kind':'signal','when':{'attribute':'event.name','is':'x'},'halfLifeDays':7,%s}";
  private static final long DAY = 86_400_000L;
  private static final long START = Written.time("2026-05-04T09:30:00Z");

  /** The contract's example. */
  private static final String PRICING =
      """
      {"kind":"signal","name":"Pricing page","when":{"all":[{"attribute":"event.name","is":"web_visit"},
        {"attribute":"page.path","startsWith":"/pricing"}]},
       "points":15,"halfLifeDays":7,"limit":45,"category":"evaluation"}
      """;

  @ParameterizedTest(name = "visits on days {0}, read on day {1}: {2} points, score {3}, level {4}")
  @CsvSource({
    "0, 0, 15, 15, 4",
    "0, 7, 7.5, 8, 4",
    "0, 3.5, 10.61, 11, 4",
    "0 7 14, 14, 26.25, 26, 3", // 15 · (¼ + ½ + 1)
    "14 0 7, 14, 26.25, 26, 3",
    "0 7 14, 21, 13.13, 13, 4", // 13.125
    "0 0 0, 0, 45, 45, 3",
    "0 0 0 0, 0, 45, 45, 3", // held to the limit
    "0 0 0 0, 7, 30, 30, 3", // the sum decays, not what the limit left of it
    "0 0 0 0 0 0 0 0, 7, 45, 45, 3",
    "0 0 0 0 0 0 0 0, 14, 30, 30, 3",
  })
  void theContractsExampleScores(String days, double readOn, double points, int score, int level) {
    Signal pricing = (Signal) Written.rule("pricing", PRICING);
    Gathered gathered = gather(pricing, days);
    Intent intent = read(List.of(pricing), Map.of("pricing", gathered), readOn);

    assertThat(intent.signals())
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.points()).isEqualTo(points);
              assertThat(signal.events()).isEqualTo(days.split(" ", -1).length);
            });
    assertThat(intent.score()).isEqualTo(score);
    assertThat(intent.level()).isEqualTo(level);
  }

  @ParameterizedTest(name = "{0} and {1} points, limit {2}: score {3}")
  @CsvSource({
    "30, -10, 1000, 20",
    "30, -40, 1000, 0",
    "80, 60, 1000, 100",
    "80, -60, 50, 0", // 50 − 50
    "62.5, -0.1, 1000, 62", // 62.4
    "62.5, 0, 1000, 63",
    "80, -30, 50, 20",
  })
  void positiveAndNegativePointsAddUp(double one, double other, double limit, int score) {
    List<Signal> signals = new ArrayList<>(List.of(signal("a", one, 7, limit)));
    if (other != 0) {
      signals.add(signal("b", other, 7, limit));
    }
    Map<String, Gathered> gathered = new HashMap<>();
    signals.forEach(signal -> gathered.put(signal.id(), gather(signal, "0")));
    Intent intent = read(signals, gathered, 0);

    assertThat(intent.score()).isEqualTo(score);
    double sum = intent.signals().stream().mapToDouble(Intent.SignalScore::points).sum();
    assertThat(Rounding.score(sum)).as("points sum to the score").isEqualTo(score);
  }

  @Test
  void theLargestSignalsComeFirst() {
    List<Signal> signals =
        List.of(signal("a", 5, 7, 99), signal("b", -30, 7, 99), signal("c", 10, 7, 99));
    Map<String, Gathered> gathered = new HashMap<>();
    signals.forEach(signal -> gathered.put(signal.id(), gather(signal, "0")));

    assertThat(read(signals, gathered, 0).signals())
        .extracting(Intent.SignalScore::signal)
        .containsExactly("b", "c", "a");
  }

  @Test
  void changedPointsAndLimitsCountForThePast() {
    Gathered gathered = gather(signal("a", 10, 7, 1000), "0 0 7");

    assertThat(read(List.of(signal("a", 10, 7, 1000)), Map.of("a", gathered), 7).score())
        .isEqualTo(20);
    assertThat(read(List.of(signal("a", 20, 7, 1000)), Map.of("a", gathered), 7).score())
        .isEqualTo(40);
    assertThat(read(List.of(signal("a", -20, 7, 1000)), Map.of("a", gathered), 7).score()).isZero();
    assertThat(read(List.of(signal("a", 20, 7, 25)), Map.of("a", gathered), 7).score())
        .isEqualTo(25);
  }

  @Test
  void aChangedHalfLifeKeepsTheSizeOfThatMoment() {
    Signal before = signal("a", 40, 7, 1000);
    Gathered gathered = gather(before, "0");
    Signal after =
        signal("a", 40, before.halfLife().changedTo(14, START + 7 * DAY), 1000, before.since());

    assertThat(read(List.of(before), Map.of("a", gathered), 7).score()).isEqualTo(20);
    assertThat(read(List.of(after), Map.of("a", gathered), 7).score()).isEqualTo(20);
    assertThat(read(List.of(after), Map.of("a", gathered), 21).score()).isEqualTo(10);
    // An event from before the change that comes after it decays by both.
    Gathered late = Units.add(gathered, after, START);
    assertThat(read(List.of(after), Map.of("a", late), 21).score()).isEqualTo(20);
  }

  @Test
  void aSignalThatCameBackStartsAnew() {
    Signal before = signal("a", 40, HalfLife.ofDays(7), 1000, 3);
    Signal again = signal("a", 40, HalfLife.ofDays(7), 1000, 9);
    Gathered gathered = gather(before, "0 0");

    assertThat(read(List.of(again), Map.of("a", gathered), 0).score()).isZero();
    assertThat(read(List.of(), Map.of("a", gathered), 0).score()).isZero();
    Gathered anew = Units.add(gathered, again, START);
    assertThat(anew).isEqualTo(new Gathered(9, 1, 1, 1, START, 1));
  }

  @Test
  void whatIsGatheredDoesNotDependOnTheOrderOfArrival() {
    Random random = new Random(7);
    for (int round = 0; round < 3_000; round++) {
      HalfLife halfLife =
          HalfLife.ofDays(1 + random.nextInt(30)).changedTo(1 + random.nextInt(30), day(random));
      Signal signal = signal("a", 1 + random.nextInt(20), halfLife, 1000, 1);
      List<Long> times = new ArrayList<>();
      for (int events = 1 + random.nextInt(12); events > 0; events--) {
        times.add(day(random));
      }
      Gathered one = gather(signal, times);
      Collections.shuffle(times, random);
      Gathered other = gather(signal, times);

      assertThat(other.units()).isCloseTo(one.units(), within(1e-9));
      assertThat(other.week()).isCloseTo(one.week(), within(1e-9));
      assertThat(other.eightWeeks()).isCloseTo(one.eightWeeks(), within(1e-9));
      assertThat(other.asOf()).isEqualTo(one.asOf());
      assertThat(other.events()).isEqualTo(one.events());
      assertThat(read(List.of(signal), Map.of("a", other), 90))
          .isEqualTo(read(List.of(signal), Map.of("a", one), 90));
    }
  }

  @Test
  void whatIsGatheredIsTheSumOverItsEvents() {
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      int halfLifeDays = 1 + random.nextInt(30);
      Signal signal = signal("a", 1, halfLifeDays, 1000);
      List<Long> times = new ArrayList<>();
      for (int events = 1 + random.nextInt(12); events > 0; events--) {
        times.add(day(random));
      }
      long now = START + 90 * DAY;
      double expected = 0;
      for (long time : times) {
        expected += Math.pow(2, -(double) (now - time) / DAY / halfLifeDays);
      }

      assertThat(
              read(List.of(signal), Map.of("a", gather(signal, times)), 90)
                  .signals()
                  .get(0)
                  .points())
          .isCloseTo(expected, within(0.0051));
    }
  }

  @Test
  void anEventThatMovesEarlierCountsAsIfItHadBeenTheFirst() {
    Random random = new Random(13);
    Signal signal = signal("a", 1, 7, 1000);
    for (int round = 0; round < 1_000; round++) {
      long early = day(random);
      long late = early + 1 + (long) (random.nextDouble() * 20 * DAY);
      long other = day(random);
      Gathered moved = Units.again(gather(signal, List.of(late, other)), signal, late, early);
      Gathered direct = gather(signal, List.of(early, other));
      double sameMoment =
          moved.units() * Math.pow(2, -signal.halfLife().passed(moved.asOf(), START + 99 * DAY));

      assertThat(sameMoment)
          .isCloseTo(
              direct.units()
                  * Math.pow(2, -signal.halfLife().passed(direct.asOf(), START + 99 * DAY)),
              within(1e-12));
      assertThat(moved.events()).isEqualTo(2);
    }
  }

  @Test
  void surgeIsTheRateOfAWeekOverTheRateOfEightWeeks() {
    Random random = new Random(17);
    for (int round = 0; round < 3_000; round++) {
      List<Signal> signals = new ArrayList<>();
      Map<String, Gathered> gathered = new HashMap<>();
      double known = 14 + random.nextDouble() * 200;
      long now = START + (long) (known * DAY);
      double week = 0;
      double eightWeeks = 0;
      for (int i = 0; i < 3; i++) {
        Signal signal = signal("s" + i, random.nextInt(30) - 8 + 0.5, 1 + random.nextInt(60), 20);
        signals.add(signal);
        List<Long> times = new ArrayList<>();
        for (int events = random.nextInt(8); events > 0; events--) {
          long time = START + (long) (random.nextDouble() * known * DAY);
          times.add(time);
          if (signal.points() > 0) {
            double age = (double) (now - time) / DAY;
            week += signal.points() * Math.pow(2, -age / 7);
            eightWeeks += signal.points() * Math.pow(2, -age / 56);
          }
        }
        if (!times.isEmpty()) {
          gathered.put(signal.id(), gather(signal, times));
        }
      }
      Double surge = read(signals, gathered, known).surge();

      if (eightWeeks == 0) {
        assertThat(surge).isNull();
      } else {
        assertThat(surge)
            .isNotNull()
            .isCloseTo(rate(week, 7, known) / rate(eightWeeks, 56, known), within(0.0051));
        assertThat(surge).isEqualTo(Math.rint(Objects.requireNonNull(surge) * 100) / 100);
      }
    }
  }

  @ParameterizedTest(name = "known for {0} days: {1}")
  @CsvSource({"0, ", "13.99, ", "14, 1.7", "56, 4.02"})
  void surgeNeedsTwoWeeks(double known, @Nullable Double surge) {
    // One event now: (1/7/(1−2^(−known/7))) ÷ (1/56/(1−2^(−known/56))).
    Signal signal = signal("a", 10, 7, 1000);
    Gathered gathered = Units.add(null, signal, START + (long) (known * DAY));

    assertThat(read(List.of(signal), Map.of("a", gathered), known).surge()).isEqualTo(surge);
  }

  @ParameterizedTest(name = "{0}: {1} people, surging {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "nobody|0|false",
        "a=30|1|false",
        "a=30 b=23|2|true", // seven days ago, to the millisecond
        "a=30 b=22.9|1|false",
        "a=30 b=29 c=1|2|true",
      })
  void surgingNeedsTwoPeopleInTheLastWeek(String who, int people, boolean surging) {
    Signal signal = signal("a", 10, 7, 1000);
    Map<String, Long> active = new HashMap<>();
    for (String one : who.equals("nobody") ? new String[0] : who.split(" ", -1)) {
      active.put(one.substring(0, 1), START + (long) (Double.parseDouble(one.substring(2)) * DAY));
    }
    Account account = account(Map.of("a", gather(signal, "30")), active);
    Intent intent = IntentScorer.score(book(List.of(signal)), account, START + 30 * DAY);

    assertThat(intent.surge()).isGreaterThan(2);
    assertThat(intent.people()).isEqualTo(people);
    assertThat(intent.surging()).isEqualTo(surging);
  }

  private static double rate(double sum, double h, double known) {
    return sum * Math.log(2) / h / (1 - Math.pow(2, -known / h));
  }

  private static long day(Random random) {
    return START + (long) (random.nextDouble() * 60 * DAY);
  }

  @Test
  void aCategoryIsWorthNoMoreThanItsLimit() {
    Rule pricing =
        Written.rule("pricing", SIGNAL.formatted("'points':40,'category':'Evaluation','limit':50"));
    Rule docs = Written.rule("docs", SIGNAL.formatted("'points':30,'category':'evaluation'"));
    Rule other = Written.rule("other", SIGNAL.formatted("'points':10,'category':'other'"));
    Rule tiers =
        Written.rule("tiers", "{'kind':'tiers','categories':{'EVALUATION ':{'limit':60}}}");
    RuleBook book = Written.book(pricing, docs, other, tiers);
    Map<String, Gathered> gathered =
        Map.of(
            "pricing", gather((Signal) pricing, "0 0"),
            "docs", gather((Signal) docs, "0"),
            "other", gather((Signal) other, "0"));

    Intent intent = IntentScorer.score(book, account(gathered, Map.of()), START);
    assertThat(intent.score()).isEqualTo(70);
    // 50 of the limited one and 30 shrink alike to 60 together.
    assertThat(intent.signals())
        .extracting(Intent.SignalScore::signal, Intent.SignalScore::points)
        .containsExactly(tuple("pricing", 37.5), tuple("docs", 22.5), tuple("other", 10.0));
    assertThat(IntentScorer.score(book, gathered, START)).as("a contact's part").isEqualTo(70);
    assertThat(IntentScorer.score(book, account(gathered, Map.of()), START + 7 * DAY).score())
        .as("after a half-life: 40 and 15 are within the limit")
        .isEqualTo(60);
  }

  @Test
  void aCategoryThatSpeaksAgainstIsHeldToo() {
    Rule bad = Written.rule("bad", SIGNAL.formatted("'points':-80,'category':'noise'"));
    Rule good = Written.rule("good", SIGNAL.formatted("'points':90"));
    Rule tiers = Written.rule("tiers", "{'kind':'tiers','categories':{'noise':{'limit':20}}}");
    RuleBook book = Written.book(bad, good, tiers);
    Map<String, Gathered> gathered =
        Map.of("bad", gather((Signal) bad, "0"), "good", gather((Signal) good, "0"));

    assertThat(IntentScorer.score(book, account(gathered, Map.of()), START).score()).isEqualTo(70);
  }

  private static Gathered gather(Signal signal, String days) {
    List<Long> times = new ArrayList<>();
    for (String day : days.split(" ", -1)) {
      times.add(START + (long) (Double.parseDouble(day) * DAY));
    }
    return gather(signal, times);
  }

  private static Gathered gather(Signal signal, List<Long> times) {
    Gathered gathered = Units.add(null, signal, times.get(0));
    for (long time : times.subList(1, times.size())) {
      gathered = Units.add(gathered, signal, time);
    }
    return gathered;
  }

  private static Intent read(List<Signal> signals, Map<String, Gathered> gathered, double day) {
    return IntentScorer.score(
        book(signals), account(gathered, Map.of()), START + (long) (day * DAY));
  }

  private static Account account(Map<String, Gathered> gathered, Map<String, Long> people) {
    return new Account(
        "acme.in",
        Account.Type.COMPANY,
        Facts.NONE,
        gathered,
        people,
        Map.of(),
        START,
        gathered.size(),
        Set.of(),
        Account.Published.NOTHING);
  }

  private static RuleBook book(List<Signal> signals) {
    return Written.book(signals.toArray(new Signal[0]));
  }

  private static Signal signal(String id, double points, double halfLifeDays, double limit) {
    return signal(id, points, HalfLife.ofDays(halfLifeDays), limit, 1);
  }

  private static Signal signal(
      String id, double points, HalfLife halfLife, double limit, long since) {
    return new Signal(
        id,
        id,
        Status.ACTIVE,
        new Condition.All(List.of()),
        points,
        halfLife,
        limit,
        false,
        null,
        since);
  }
}
