package io.intentscorer.domain.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.Written;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FitScorerTest {
  /** The contract's example. */
  static final String MID_MARKET =
      """
      {"kind":"icp","name":"Mid-market SaaS, North America","status":"active","priority":10,
       "criteria":[
        {"id":"industry","attribute":"company.industry","in":["SaaS","Software"],"points":30,"required":true},
        {"id":"size","attribute":"company.employees","between":[200,500],"tolerance":0.25,"points":25},
        {"id":"revenue","attribute":"company.annualRevenue","between":[10000000,50000000],"points":20},
        {"id":"region","attribute":"company.region","is":"North America","points":15},
        {"id":"crm","attribute":"company.techStack","containsAny":["Salesforce"],"points":10},
        {"id":"agency","attribute":"company.industry","is":"Agency","points":-20}],
       "disqualifiers":[{"id":"b2c","attribute":"company.businessModel","is":"B2C"}],
       "grades":{"A":80,"B":60,"C":40,"D":20},"minimumScore":60,"minimumCoverage":0.5}
      """;

  private static final String REST =
      "'annualRevenue':20000000,'country':'US','techStack':['Salesforce','Slack']";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "everything matches|'industry':'SaaS','employees':300,REST|100|A|fit|1",
        "half of the size by tolerance|'industry':'SaaS','employees':175,REST|88|A|fit|1",
        "four fifths above the band|'industry':'SaaS','employees':525,REST|95|A|fit|1",
        "a range by its midpoint|'industry':'SaaS','employees':'201-500',REST|100|A|fit|1",
        "a range beyond the tolerance|'industry':'SaaS','employees':'51-200',REST|75|B|fit|1",
        "size not known|'industry':'SaaS',REST|75|B|fit|0.75",
        "size no number|'industry':'SaaS','employees':'lots',REST|75|B|fit|0.75",
        "region and stack missed|'industry':'SaaS','employees':300,'annualRevenue':2e7,'country':'IN','techStack':['Zoho']|75|B|fit|1",
        "a negative criterion subtracts|'industry':['SaaS','Agency'],'employees':300,REST|80|A|fit|1",
        "below the minimum keeps its grade|'industry':'SaaS'|30|D|no-fit|0.3",
        "below the minimum and grade C|'industry':'SaaS','annualRevenue':2e7|50|C|no-fit|0.5",
        "required not known|'employees':300,REST|70|B|inconclusive|0.7",
        "required missed|'industry':'Retail','employees':300,REST|0|F|no-fit|1",
        "disqualified|'industry':'SaaS','employees':300,'businessModel':'b2c',REST|0|F|disqualified|1",
        "disqualified before required missed|'industry':'Retail','businessModel':'B2C'|0|F|disqualified|0.3",
        "nothing known|'name':'Acme'|0|F|no-fit|0",
      })
  void theContractsExampleScores(
      String name, String company, int score, Grade grade, String verdict, double coverage) {
    Fit fit = fit(company.replace("REST", REST), Account.Type.COMPANY, MID_MARKET);

    assertThat(fit.score()).as("score").isEqualTo(score);
    assertThat(fit.grade()).as("grade").isEqualTo(grade);
    assertThat(fit.verdict().word()).as("verdict").isEqualTo(verdict);
    assertThat(fit.coverage()).as("coverage").isEqualTo(coverage);
  }

  @Test
  void reasonsSayWhatEachCriterionEarned() {
    Fit fit =
        fit(
            "'industry':['SaaS','Agency'],'employees':175,'country':'IN'",
            Account.Type.COMPANY,
            MID_MARKET);

    assertThat(fit.reasons())
        .extracting(
            reason ->
                reason.criterion()
                    + " "
                    + reason.answer().word()
                    + " "
                    + reason.points()
                    + "/"
                    + reason.of())
        .containsExactly(
            "industry matched 30.0/30.0",
            "size partial 12.5/25.0",
            "revenue unknown 0.0/20.0",
            "region missed 0.0/15.0",
            "crm unknown 0.0/10.0",
            "agency matched -20.0/-20.0");
    assertThat(fit.reasons().stream().mapToDouble(Reason::points).sum()).isEqualTo(22.5);
    assertThat(fit.score()).isEqualTo(23);
    Reason size = fit.reasons().get(1);
    assertThat(size.attribute()).isEqualTo("company.employees");
    assertThat(Optional.ofNullable(size.value()).orElseThrow().written()).isEqualTo("175");
  }

  @Test
  void aDisqualifierThatMatchedIsAReason() {
    Fit fit = fit("'businessModel':'B2C'", Account.Type.COMPANY, MID_MARKET);

    assertThat(fit.reasons())
        .filteredOn(reason -> reason.criterion().equals("b2c"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.answer().word()).isEqualTo("matched"));
  }

  @ParameterizedTest(name = "{0} of {1} points is {2}")
  @CsvSource({
    "1, 8, 13", // 12.5
    "1, 200, 1", // 0.5
    "1, 201, 0",
    "5, 8, 63", // 62.5
    "0.1, 0.8, 13",
    "199, 200, 100", // 99.5
    "3, 3, 100",
  })
  void scoresRoundHalfUp(double earned, double possible, int score) {
    String rule =
        "{'kind':'icp','minimumScore':0,'criteria':[{'attribute':'company.city','is':'Pune','points':"
            + earned
            + "}"
            + (earned == possible
                ? ""
                : ",{'attribute':'company.name','is':'x','points':" + (possible - earned) + "}")
            + "]}";

    assertThat(fit("'city':'Pune','name':'Acme'", Account.Type.COMPANY, rule).score())
        .isEqualTo(score);
  }

  @ParameterizedTest(name = "{0} points subtracted of 50 earned and 100 possible: {1}")
  @CsvSource({"20, 30", "50, 0", "80, 0"})
  void scoresAreHeldAtZero(int subtracted, int score) {
    String rule =
        "{'kind':'icp','criteria':[{'attribute':'company.city','is':'Pune','points':50},"
            + "{'attribute':'company.name','is':'x','points':50},"
            + "{'attribute':'company.name','is':'Acme','points':-"
            + subtracted
            + "}]}";

    assertThat(fit("'city':'Pune','name':'Acme'", Account.Type.COMPANY, rule).score())
        .isEqualTo(score);
  }

  @Test
  void aNegativeCriterionOutsideItsBandSubtractsNothing() {
    String rule =
        "{'kind':'icp','criteria':[{'attribute':'company.city','is':'Pune','points':50},"
            + "{'attribute':'company.employees','between':[100,200],'tolerance':0.5,'points':-20}]}";

    assertThat(fit("'city':'Pune','employees':210", Account.Type.COMPANY, rule).score())
        .isEqualTo(100);
    assertThat(fit("'city':'Pune','employees':150", Account.Type.COMPANY, rule).score())
        .isEqualTo(60);
  }

  @Test
  void theFirstVerdictThatAppliesIsGiven() {
    String rule =
        """
        {'kind':'icp','minimumScore':60,'minimumCoverage':0.9,'criteria':[
         {'attribute':'company.industry','is':'SaaS','points':60,'required':true},
         {'attribute':'company.employees','atLeast':10,'points':40}],
         'disqualifiers':[{'attribute':'company.businessModel','is':'B2C'}]}
        """;

    assertThat(verdict(rule, "'industry':'Retail','businessModel':'B2C'"))
        .isEqualTo("disqualified");
    assertThat(verdict(rule, "'industry':'Retail','employees':50")).isEqualTo("no-fit");
    assertThat(verdict(rule, "'employees':50")).isEqualTo("no-fit"); // 40 < 60
    assertThat(verdict(rule, "'industry':'SaaS'")).isEqualTo("inconclusive"); // covers 0.6
    assertThat(verdict(rule, "'industry':'SaaS','employees':5")).isEqualTo("fit");
  }

  @Test
  void theCoverageThatIsShownDecides() {
    // 0.1 + 0.7 of 1.6 is a half, but not in binary.
    String rule =
        """
        {'kind':'icp','minimumScore':0,'minimumCoverage':0.5,'criteria':[
         {'attribute':'company.city','is':'Pune','points':0.1},
         {'attribute':'company.name','is':'Acme','points':0.7},
         {'attribute':'company.industry','is':'SaaS','points':0.8}]}
        """;
    Fit fit = fit("'city':'Pune','name':'Acme'", Account.Type.COMPANY, rule);

    assertThat(fit.coverage()).isEqualTo(0.5);
    assertThat(fit.verdict()).isEqualTo(Fit.Verdict.FIT);
  }

  @ParameterizedTest(name = "accountTypes {0}: a company is {1}, an individual {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "absent|fit|no-fit",
        "['company']|fit|no-fit",
        "['individual']|no-fit|fit",
        "['company','individual']|fit|fit",
      })
  void individualsFitOnlyWhereTheyAreAskedFor(String types, String company, String individual) {
    String rule =
        "{'kind':'icp',"
            + (types.equals("absent") ? "" : "'accountTypes':" + types + ",")
            + "'criteria':[{'attribute':'company.country','is':'IN','points':1}]}";

    assertThat(fit("'country':'IN'", Account.Type.COMPANY, rule).verdict().word())
        .isEqualTo(company);
    assertThat(fit("'country':'IN'", Account.Type.INDIVIDUAL, rule).verdict().word())
        .isEqualTo(individual);
  }

  @ParameterizedTest(name = "score {0} is grade {1}")
  @CsvSource({"100, A", "80, A", "79, B", "60, B", "59, C", "40, C", "39, D", "20, D", "19, F"})
  void gradesIncludeTheirLowestScore(int score, Grade grade) {
    assertThat(Grade.of(score, Grade.STANDARD)).isEqualTo(grade);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a fit before an inconclusive of a higher score | fit 60 10 | open 90 1 | a",
        "an inconclusive before a no-fit                | open 60 10 | low 50 1 | a",
        "a no-fit before a disqualified                 | low 10 10 | out 0 1 | a",
        "the higher score                               | fit 70 10 | fit 80 20 | b",
        "the lower priority of equal scores             | fit 70 10 | fit 70 9 | b",
        "the first id of equal scores and priorities    | fit 70 10 | fit 70 10 | a",
      })
  void anAccountHasOneProfile(String name, String a, String b, String best) {
    RuleBook book = Written.book(profile("a", a), profile("b", b));

    assertThat(fits(book).best()).extracting(Fit::icp).isEqualTo(best);
    assertThat(fits(Written.book(profile("b", b), profile("a", a))).best())
        .extracting(Fit::icp)
        .isEqualTo(best);
  }

  @Test
  void aShadowProfileIsShownAndNeverChosen() {
    RuleBook book =
        Written.book(
            profile("a", "fit 60 10"),
            Written.rule(
                "b",
                "{'kind':'icp','status':'shadow','criteria':[{'attribute':'company.city','is':'Pune','points':1}]}"),
            Written.rule(
                "c",
                "{'kind':'icp','status':'paused','criteria':[{'attribute':'company.city','is':'Pune','points':1}]}"));
    Fits fits = fits(book);

    assertThat(fits.best()).extracting(Fit::icp).isEqualTo("a");
    assertThat(fits.all()).extracting(Fit.Summary::icp).containsExactly("a", "b");
    assertThat(fits.all().get(1).status()).isEqualTo(Rule.Status.SHADOW);
    assertThat(fits.all().get(1).score()).isEqualTo(100);
  }

  @Test
  void withoutAnActiveProfileThereIsNoFit() {
    assertThat(fits(RuleBook.EMPTY).best()).isNull();
    assertThat(fits(RuleBook.EMPTY).all()).isEmpty();
  }

  @ParameterizedTest(name = "{0} of {1} is {2}")
  @CsvSource({
    "company.domain, '', acme.in",
    "company.domain, '''domain'':''acme.com''', acme.com",
    "company.accountType, '', company",
    "company.region, '''country'':''India''', Asia",
    "company.region, '''country'':''India'',''region'':''APAC''', APAC",
    "company.region, '''country'':''Atlantis''', ",
    "company.custom.favColor, '''fav_color'':''red''', red",
  })
  void someAttributesFollowFromOthers(
      String attribute, String company, @org.jspecify.annotations.Nullable String value) {
    io.intentscorer.domain.event.Value known =
        known(company, Account.Type.COMPANY).value(attribute);

    assertThat(known == null ? null : known.written()).isEqualTo(value);
  }

  /** A profile that comes to a verdict and a score for a company in Pune. */
  private static Rule profile(String id, String wanted) {
    String[] parts = wanted.strip().split(" ", -1);
    int score = Integer.parseInt(parts[1]);
    String criteria =
        "[{'attribute':'company.city','is':'Pune','points':"
            + (score == 0 ? 1 : score)
            + "}"
            + (score == 0 || score == 100
                ? ""
                : ",{'attribute':'company.name','is':'x','points':" + (100 - score) + "}")
            + (parts[0].equals("open")
                ? ",{'attribute':'company.custom.never','is':'x','points':-1,'required':true}"
                : "")
            + "]";
    String out =
        parts[0].equals("out") ? ",'disqualifiers':[{'attribute':'company.city','is':'Pune'}]" : "";
    return Written.rule(
        id, "{'kind':'icp','priority':" + parts[2] + ",'criteria':" + criteria + out + "}");
  }

  private static Fits fits(RuleBook book) {
    return FitScorer.score(
        book, known("'city':'Pune','name':'Acme'", Account.Type.COMPANY), Account.Type.COMPANY);
  }

  private static String verdict(String rule, String company) {
    return fit(company, Account.Type.COMPANY, rule).verdict().word();
  }

  private static Fit fit(String company, Account.Type type, String rule) {
    Fit best =
        FitScorer.score(Written.book(Written.rule("an-icp", rule)), known(company, type), type)
            .best();
    return Optional.ofNullable(best).orElseThrow();
  }

  private static KnownCompany known(String company, Account.Type type) {
    return new KnownCompany(
        "acme.in",
        type,
        Facts.NONE.merge(
            Written.event("{'type':'x','company':{" + company + "}}").company(), 1_000));
  }
}
