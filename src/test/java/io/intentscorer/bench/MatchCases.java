package io.intentscorer.bench;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Condition;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Operator;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.KnownCompany;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Profiles and companies for {@link MatchBenchmark}, the same for every contender: drawn with a
 * seed, in the way of catalogues of such profiles. Some industries, countries and technologies are
 * frequent, as in life; half of the bands end at the usual sizes and half anywhere; each of the
 * five facts is missing at one company in twelve. All texts are in the form in which they compare,
 * so that no contender has to fold them.
 */
final class MatchCases {
  private static final double[] SIZES = {
    1, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000, 50_000
  };
  private static final double[] REVENUES = {0, 1e6, 5e6, 1e7, 2e7, 5e7, 1e8, 2.5e8, 5e8, 1e9, 4e9};
  private static final int[][] POINTS = {
    {30, 25, 20, 15, 10}, {20, 20, 20, 20, 20}, {40, 15, 15, 15, 15}, {35, 25, 10, 20, 10},
  };

  private final Random random = new Random(20_261_126);

  /**
   * Five criteria, in the order of the points.
   *
   * @param points 100 together
   */
  record Profile(
      String id,
      Set<String> industries,
      double fewest,
      double most,
      Set<String> countries,
      Set<String> technologies,
      double lowest,
      double highest,
      int[] points,
      double minimumScore) {}

  /** What is known of a company; null for what is not. */
  record Company(
      @Nullable String industry,
      @Nullable Double employees,
      @Nullable String country,
      @Nullable List<String> technologies,
      @Nullable Double revenue) {
    KnownCompany known() {
      Map<String, Optional<Value>> facts = new HashMap<>();
      // What else is usually known, and nobody asks for.
      facts.put("name", Optional.of(Value.text("Acme")));
      facts.put("domain", Optional.of(Value.text("acme.example")));
      facts.put("industry", Optional.ofNullable(industry).map(Value::text));
      facts.put("employees", Optional.ofNullable(employees).map(Value::number));
      facts.put("country", Optional.ofNullable(country).map(Value::text));
      facts.put("techStack", Optional.ofNullable(technologies).map(Value.Items::new));
      facts.put("annualRevenue", Optional.ofNullable(revenue).map(Value::number));
      return new KnownCompany("acme.example", Account.Type.COMPANY, Facts.NONE.merge(facts, 1));
    }
  }

  List<Profile> profiles(int count) {
    List<Profile> profiles = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double[] sizes = band(SIZES);
      double[] revenues = band(REVENUES);
      profiles.add(
          new Profile(
              String.format("icp-%05d", i),
              names("industry", 40, 2 + random.nextInt(3)),
              sizes[0],
              sizes[1],
              names("country", 60, 1 + random.nextInt(6)),
              names("technology", 150, 2 + random.nextInt(4)),
              revenues[0],
              revenues[1],
              points(),
              50 + 5 * random.nextInt(5)));
    }
    return profiles;
  }

  List<Company> companies(int count) {
    List<Company> companies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      companies.add(
          new Company(
              known() ? name("industry", 40) : null,
              known() ? Math.rint(Math.exp(random.nextDouble() * Math.log(50_000))) : null,
              known() ? name("country", 60) : null,
              known() ? List.copyOf(names("technology", 150, 3 + random.nextInt(9))) : null,
              known() ? Math.rint(Math.exp(Math.log(1e5) + random.nextDouble() * 10)) : null));
    }
    return companies;
  }

  static RuleBook book(List<Profile> profiles) {
    List<RuleBook.Accepted> accepted = new ArrayList<>();
    for (Profile profile : profiles) {
      accepted.add(new RuleBook.Accepted(icp(profile), accepted.size()));
    }
    return RuleBook.of(accepted);
  }

  private static Icp icp(Profile profile) {
    List<Criterion> criteria = new ArrayList<>();
    add(criteria, profile, "industry", new Operator.OneOf(profile.industries, Set.of()));
    add(criteria, profile, "employees", new Operator.Band(profile.fewest, profile.most));
    add(criteria, profile, "country", new Operator.OneOf(profile.countries, Set.of()));
    add(criteria, profile, "techStack", new Operator.Contains(profile.technologies, false));
    add(criteria, profile, "annualRevenue", new Operator.Band(profile.lowest, profile.highest));
    return new Icp(
        profile.id,
        profile.id,
        Status.ACTIVE,
        100,
        criteria,
        List.of(),
        Grade.STANDARD,
        profile.minimumScore,
        0.5,
        Set.of(Account.Type.COMPANY));
  }

  private static void add(
      List<Criterion> criteria, Profile profile, String attribute, Operator operator) {
    int points = profile.points[criteria.size()];
    criteria.add(
        new Criterion(
            attribute, new Condition.Leaf("company." + attribute, operator), points, false, 0));
  }

  private boolean known() {
    return random.nextInt(12) != 0;
  }

  private int[] points() {
    int[] points = POINTS[random.nextInt(POINTS.length)].clone();
    for (int i = points.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int here = points[i];
      points[i] = points[other];
      points[other] = here;
    }
    return points;
  }

  private double[] band(double[] usual) {
    int from = random.nextInt(usual.length - 2);
    int to = from + 1 + random.nextInt(Math.min(3, usual.length - 1 - from));
    boolean round = random.nextBoolean();
    return new double[] {
      round ? usual[from] : Math.rint(between(usual[from], usual[from + 1])),
      round ? usual[to] : Math.rint(between(usual[to], usual[Math.min(to + 1, usual.length - 1)]))
    };
  }

  private double between(double low, double high) {
    return low + random.nextDouble() * (high - low);
  }

  private Set<String> names(String kind, int of, int count) {
    Set<String> names = new LinkedHashSet<>();
    while (names.size() < count) {
      names.add(name(kind, of));
    }
    return names;
  }

  /** The first of a kind are the most frequent: with a density that falls linearly to none. */
  private String name(String kind, int of) {
    return kind + "-" + Math.min(random.nextInt(of), random.nextInt(of));
  }
}
