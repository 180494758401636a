package io.intentscorer.bench;

import io.intentscorer.bench.MatchCases.Company;
import io.intentscorer.bench.MatchCases.Profile;
import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.FitScorer;
import io.intentscorer.domain.score.Fits;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.OneByOne;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** One way to match a company with all profiles. */
interface Matcher {
  /** What comes of a company; the benchmark keeps it. */
  default Object match(int company) throws Exception {
    return scores(company);
  }

  /** The score with each profile, in the order given; or 100 and 0 where only that is told. */
  int[] scores(int company) throws Exception;

  /** Whether only companies that meet all five criteria are told. */
  default boolean isConjunction() {
    return false;
  }

  /**
   * @param name as the benchmark's parameter
   */
  static Matcher of(String name, List<Profile> profiles, List<Company> companies) throws Exception {
    return switch (name) {
      case "index" -> index(profiles, companies, fits -> fits);
      case "index-all" -> index(profiles, companies, Matcher::read);
      case "plain" -> plain(profiles, companies);
      case "ruler" -> new RulerMatcher(profiles, companies);
      case "ruler-conjunction" -> new RulerConjunctionMatcher(profiles, companies);
      case "drools" -> new DroolsMatcher(profiles, companies);
      case "cel" -> new CelMatcher(profiles, companies);
      default -> throw new IllegalArgumentException(name);
    };
  }

  /**
   * The best with its reasons; score, verdict and coverage of any other can be read.
   *
   * @param use what is made of it, beside that
   */
  private static Matcher index(
      List<Profile> profiles, List<Company> companies, UnaryOperator<Fits> use) {
    return of(
        MatchCases.book(profiles),
        companies,
        (book, known) -> use.apply(FitScorer.score(book, known, Account.Type.COMPANY)),
        fits -> fits.all().stream().mapToInt(fit -> fit.score()).toArray());
  }

  /** Reads the score, the verdict and the coverage of every profile. */
  private static Fits read(Fits fits) {
    double sum = 0;
    List<Fit.Summary> all = fits.all();
    for (int i = 0; i < all.size(); i++) {
      Fit.Summary fit = all.get(i);
      sum += fit.score() + (fit.verdict() == Fit.Verdict.FIT ? 1 : 0) + fit.coverage();
    }
    // The sum is looked at, so that nothing of it can be left out.
    if (sum < 0) {
      throw new IllegalStateException("less than nothing: " + sum);
    }
    return fits;
  }

  /** One profile after the other, with the reasons of each, as it was before the index. */
  static Matcher plain(List<Profile> profiles, List<Company> companies) {
    return of(
        MatchCases.book(profiles),
        companies,
        (book, known) -> OneByOne.score(book, known, Account.Type.COMPANY),
        fits -> fits.all().stream().mapToInt(fit -> fit.score()).toArray());
  }

  private static <T> Matcher of(
      RuleBook book, List<Company> companies, Way<T> way, Function<T, int[]> scores) {
    KnownCompany[] known = companies.stream().map(Company::known).toArray(KnownCompany[]::new);
    return new Matcher() {
      @Override
      public Object match(int company) {
        return way.match(book, known[company]);
      }

      @Override
      public int[] scores(int company) {
        return scores.apply(way.match(book, known[company]));
      }
    };
  }

  /** A way of the product. */
  interface Way<T> {
    T match(RuleBook book, KnownCompany known);
  }
}
