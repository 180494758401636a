package io.intentscorer.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.HalfLife;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForesightTest {
  private static final long START = Written.time("2026-05-04T00:00:00Z");
  private static final double DAY = HalfLife.DAY;

  @Test
  void aLevelFallsAtTheMomentThatTheFormulaSays() {
    Rule signal = signal("visit", "'points':80,'halfLifeDays':7");
    RuleBook book = Written.book(signal);
    Account account = account(Map.of("visit", events((Signal) signal, START)), Map.of());

    // 80 * 2^(-days / 7) is 74.5, the last that is rounded to 75.
    long moment = START + (long) Math.ceil(7 * Math.log(80 / 74.5) / Math.log(2) * DAY);
    assertThat(next(book, account, false, START)).isBetween(moment - 1, moment + 1);
    assertThat(level(book, account, next(book, account, false, START))).isEqualTo(2);
    assertThat(level(book, account, next(book, account, false, START) - 1)).isEqualTo(1);
  }

  @Test
  void whatHasFallenToTheLastLevelChangesNoMore() {
    Rule signal = signal("visit", "'points':20,'halfLifeDays':7");
    Account account = account(Map.of("visit", events((Signal) signal, START)), Map.of());

    assertThat(next(Written.book(signal), account, false, START)).isEqualTo(Foresight.NEVER);
    assertThat(next(RuleBook.EMPTY, account, false, START)).isEqualTo(Foresight.NEVER);
  }

  @Test
  void aLevelRisesWhenWhatSpeaksAgainstItFades() {
    Signal pricing = (Signal) signal("pricing", "'points':60,'halfLifeDays':300");
    Signal unsubscribe = (Signal) signal("unsubscribe", "'points':-40,'halfLifeDays':2");
    RuleBook book = Written.book(pricing, unsubscribe);
    Account account =
        account(
            Map.of("pricing", events(pricing, START), "unsubscribe", events(unsubscribe, START)),
            Map.of());

    long rises = next(book, account, false, START);
    assertThat(level(book, account, START)).isEqualTo(4);
    assertThat(level(book, account, rises - 1)).isEqualTo(4);
    assertThat(level(book, account, rises)).isEqualTo(3);
  }

  @Test
  void whatIsOfAMomentToComeIsLookedAtAgainThen() {
    Signal signal = (Signal) signal("visit", "'points':20,'halfLifeDays':7");
    Account account = account(Map.of("visit", events(signal, START + 60_000)), Map.of());

    assertThat(next(Written.book(signal), account, false, START)).isEqualTo(START + 60_000);
  }

  @Test
  void theEndOfASurgeIsForeseen() {
    Signal signal = (Signal) signal("visit", "'points':1,'halfLifeDays':7");
    RuleBook book = Written.book(signal);
    long[] times = {START, day(33), day(33.2), day(33.4)};
    Account account =
        account(
            Map.of("visit", events(signal, times)),
            Map.of("a@acme.in", day(33.4), "b@acme.in", day(33.2)));

    long begins = day(33.5);
    assertThat(Surge.of(book, account, begins).surging()).isTrue();
    long fewer = next(book, account, true, begins);
    assertThat(Surge.of(book, account, fewer - 1).surging()).isTrue();
    assertThat(Surge.of(book, account, fewer).surging()).isFalse();
    assertThat(Surge.of(book, account, fewer).over()).isFalse();
    long ends = next(book, account, true, fewer);
    assertThat(Surge.of(book, account, ends - 1).over()).isFalse();
    assertThat(Surge.of(book, account, ends).over()).isTrue();
    assertThat(next(book, account, false, ends)).isEqualTo(Foresight.NEVER);
  }

  @Test
  void noSurgeBeginsByItself() {
    Signal signal = (Signal) signal("visit", "'points':1,'halfLifeDays':7");
    RuleBook book = Written.book(signal);
    Map<String, Long> people = Map.of("a@acme.in", day(13.9), "b@acme.in", day(13.9));
    Account account = account(Map.of("visit", events(signal, day(13.9), day(13.9))), people);

    assertThat(Surge.of(book, account, day(13.9)).surge()).isNull();
    assertThat(Surge.of(book, account, day(14)).surge()).isEqualTo(1.68);
    assertThat(next(book, account, false, day(13.9))).isEqualTo(Foresight.NEVER);
  }

  /** Nothing changes before the moment that is foreseen, and something does at it. */
  @Test
  void nothingChangesSooner() {
    Random random = new Random(41);
    int changes = 0;
    for (int round = 0; round < 3_000; round++) {
      RuleBook book = rules(random);
      Account account = history(random, book);
      boolean told = random.nextBoolean();
      long now = day(20 + random.nextInt(20));
      String before = state(book, account, told, now);
      long next = next(book, account, told, now);
      assertThat(next).isGreaterThan(now);
      long until = next == Foresight.NEVER ? now + (long) (4_000 * DAY) : next - 1;
      for (int i = 0; i < 60; i++) {
        // Most of them near the moment, where a mistake would be.
        double share = 1 - Math.pow(random.nextDouble(), 4);
        long moment = now + (long) ((until - now) * share);
        assertThat(state(book, account, told, moment))
            .as("round %d, at %d of %d", round, moment - now, until - now)
            .isEqualTo(before);
      }
      if (next != Foresight.NEVER) {
        assertThat(state(book, account, told, next)).as("round %d", round).isNotEqualTo(before);
        changes++;
      }
    }
    assertThat(changes).isBetween(1_000, 2_900);
  }

  /** A plan stands exactly as long as nothing changes before it. */
  @Test
  void aPlanThatComesTooEarlyStands() {
    Random random = new Random(43);
    int stood = 0;
    int moved = 0;
    for (int round = 0; round < 1_000; round++) {
      RuleBook book = rules(random);
      Account account = history(random, book);
      boolean told = random.nextBoolean();
      long now = day(20 + random.nextInt(20));
      long change = next(book, account, told, now);
      long planned = now + 1 + (long) (random.nextDouble() * 30 * DAY);
      long plan =
          Foresight.next(
              book, account, IntentScorer.score(book, account, now), null, told, now, planned);
      if (plan == planned) {
        assertThat(planned).as("round %d", round).isLessThanOrEqualTo(change);
        stood++;
      } else {
        assertThat(plan).as("round %d", round).isEqualTo(change);
        moved++;
      }
      assertThat(
              Foresight.next(
                  book, account, IntentScorer.score(book, account, now), null, told, now, now))
          .isEqualTo(change);
    }
    assertThat(stood).isGreaterThan(100);
    assertThat(moved).isGreaterThan(100);
  }

  private static String state(RuleBook book, Account account, boolean told, long moment) {
    Surge surge = Surge.of(book, account, moment);
    return level(book, account, moment) + " " + surge.surging() + " " + (told && surge.over());
  }

  private static RuleBook rules(Random random) {
    List<Rule> rules = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      rules.add(
          signal(
              "s" + i,
              "'points':%d,'halfLifeDays':%s,'category':'c%d'%s"
                  .formatted(
                      random.nextInt(4) == 0 ? -10 - random.nextInt(40) : 5 + random.nextInt(60),
                      1 + random.nextInt(400) / 10.0,
                      random.nextInt(2),
                      random.nextInt(3) == 0 ? ",'limit':" + (10 + random.nextInt(60)) : "")));
    }
    if (random.nextBoolean()) {
      rules.add(
          Written.rule(
              "tiers",
              "{'kind':'tiers','categories':{'c0':{'limit':%d}}}"
                  .formatted(20 + random.nextInt(60))));
    }
    return Written.book(rules.toArray(new Rule[0]));
  }

  private static Account history(Random random, RuleBook book) {
    Map<String, Gathered> intent = new HashMap<>();
    for (Signal signal : book.signals()) {
      long[] times = new long[1 + random.nextInt(4)];
      for (int i = 0; i < times.length; i++) {
        times[i] = day(random.nextInt(2_000) / 100.0);
      }
      intent.put(signal.id(), events(signal, times));
    }
    Map<String, Long> people = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      people.put("p" + i, day(13 + random.nextInt(700) / 100.0));
    }
    return account(intent, people);
  }

  private static long next(RuleBook book, Account account, boolean told, long now) {
    Intent intent = IntentScorer.score(book, account, now);
    return Foresight.next(book, account, intent, null, told, now);
  }

  private static int level(RuleBook book, Account account, long moment) {
    return IntentScorer.score(book, account, moment).level();
  }

  private static Gathered events(Signal signal, long... times) {
    Gathered gathered = Units.add(null, signal, times[0]);
    for (int i = 1; i < times.length; i++) {
      gathered = Units.add(gathered, signal, times[i]);
    }
    return gathered;
  }

  private static Account account(Map<String, Gathered> intent, Map<String, Long> people) {
    return Account.unknown(new AccountKey("acme.in", Account.Type.COMPANY), START)
        .gathering(intent)
        .active(people);
  }

  private static long day(double days) {
    return START + (long) (days * DAY);
  }

  private static Rule signal(String id, String more) {
    return Written.rule(
        id, "{'kind':'signal','when':{'attribute':'event.name','is':'x'}," + more + "}");
  }
}
