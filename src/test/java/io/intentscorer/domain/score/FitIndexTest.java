package io.intentscorer.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.RuleBook;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index says what asking every condition of every profile says. */
final class FitIndexTest {
  @ParameterizedTest(name = "books of {0} profiles")
  @ValueSource(ints = {0, 1, 2, 7, 40, 300})
  void theIndexEqualsAskingOneByOne(int icps) {
    Map<Fit.Verdict, Integer> seen = new EnumMap<>(Fit.Verdict.class);
    for (int seed = 0; seed < 24_000 / (icps + 200); seed++) {
      AnyRules any = new AnyRules(31L * icps + seed);
      RuleBook book = any.book(icps);
      for (int i = 0; i < 25; i++) {
        same(book, any.company(), any.type(), "book " + seed + ", company " + i, seen);
      }
    }

    // A test that met too little would prove too little.
    if (icps > 0) {
      assertThat(seen).containsOnlyKeys(Fit.Verdict.values());
      assertThat(seen.values()).allMatch(times -> times > 40);
    }
  }

  private static void same(
      RuleBook book, Known known, Account.Type type, String which, Map<Fit.Verdict, Integer> seen) {
    OneByOne expected = OneByOne.score(book, known, type);

    Fits fits = FitScorer.score(book, known, type);

    // Records compare doubles by their bits.
    assertThat(fits.all()).as(which).isEqualTo(expected.all().stream().map(Fit::summary).toList());
    assertThat(fits.best()).as(which).isEqualTo(expected.best());
    expected.all().forEach(fit -> seen.merge(fit.verdict(), 1, Integer::sum));
  }

  @Test
  void severalThreadsReadOneIndex() {
    AnyRules any = new AnyRules(7);
    RuleBook book = any.book(50);
    List<Known> companies = IntStream.range(0, 200).mapToObj(i -> any.company()).toList();

    List<Fits> together =
        companies.parallelStream()
            .map(company -> FitScorer.score(book, company, Account.Type.COMPANY))
            .toList();

    for (int i = 0; i < companies.size(); i++) {
      assertThat(together.get(i).best())
          .isEqualTo(OneByOne.score(book, companies.get(i), Account.Type.COMPANY).best());
    }
  }
}
