package io.intentscorer.domain.rule;

import static io.intentscorer.domain.rule.Answer.MATCHED;
import static io.intentscorer.domain.rule.Answer.MISSED;
import static io.intentscorer.domain.rule.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.Title;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.wire.Written;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OperatorTest {
  @ParameterizedTest(name = "industry is {0}: {1} is {2}")
  @CsvSource({
    "SaaS, saas, MATCHED",
    "SaaS, ' SaaS ', MATCHED",
    "SaaS, ＳａａＳ, MATCHED",
    "ﬁntech, FinTech, MATCHED",
    "Straße, STRASSE, MATCHED",
    "STRASSE, straße, MATCHED",
    "Café, CAFE\u0301, MATCHED",
    "ΟΔΟΣ, οδος, MATCHED",
    "ΟΔΟΣ, οδοσ, MATCHED",
    "SaaS, Saas B2B, MISSED",
    "SaaS, Sa as, MISSED",
  })
  void textsCompareFolded(String asked, String told, Answer answer) {
    assertThat(companies("'is':'" + asked + "'", "industry", Value.text(told))).isEqualTo(answer);
  }

  @Test
  void noBreakSpacesAreTrimmedToo() {
    assertThat(companies("'is':'SaaS'", "industry", Value.text("\u00a0SaaS\u2003")))
        .isEqualTo(MATCHED);
  }

  @ParameterizedTest(name = "industry in [SaaS, Software]: {0} is {1}")
  @CsvSource({"software, MATCHED", "SAAS, MATCHED", "Agency, MISSED", ", UNKNOWN"})
  void inAsksForOneOfAList(@Nullable String told, Answer answer) {
    assertThat(companies("'in':['SaaS','Software']", "industry", text(told))).isEqualTo(answer);
  }

  @ParameterizedTest(name = "country is {0}: US is {1}")
  @CsvSource({"US, MATCHED", "usa, MATCHED", "United States, MATCHED", "Canada, MISSED"})
  void countriesAreAskedAsPeopleWriteThem(String asked, Answer answer) {
    assertThat(companies("'is':'" + asked + "'", "country", Value.text("US"))).isEqualTo(answer);
  }

  @ParameterizedTest(name = "employees is {0}: {1}–{2} is {3}")
  @CsvSource({
    "34, 34, 34, MATCHED",
    "34, 35, 35, MISSED",
    "'''34''', 34, 34, MATCHED",
    "'''201-500''', 201, 500, MATCHED",
    "300, 200, 400, MATCHED",
  })
  void numbersAreEqualByTheirMidpoint(String asked, double low, double high, Answer answer) {
    assertThat(companies("'is':" + asked, "employees", range(low, high))).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0} [a, b] of [Salesforce, HubSpot, Slack] is {2}")
  @CsvSource({
    "containsAny, 'hubspot,zoho', MATCHED",
    "containsAny, 'zoho', MISSED",
    "containsAll, 'hubspot,SALESFORCE', MATCHED",
    "containsAll, 'hubspot,zoho', MISSED",
  })
  void listsHoldOneOrAll(String operator, String asked, Answer answer) {
    String list = "['" + asked.replace(",", "','") + "']";
    Value stack = new Value.Items(List.of("Salesforce", "HubSpot", "Slack"));

    assertThat(companies("'" + operator + "':" + list, "techStack", stack)).isEqualTo(answer);
    assertThat(companies("'" + operator + "':" + list, "techStack", null)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest(name = "{0}: {1}–{2} is {3}")
  @CsvSource({
    "'''between'':[200,500]', 200, 200, MATCHED",
    "'''between'':[200,500]', 500, 500, MATCHED",
    "'''between'':[200,500]', 199.9, 199.9, MISSED",
    "'''between'':[200,500]', 500.1, 500.1, MISSED",
    "'''between'':[200,500]', 201, 500, MATCHED",
    "'''between'':[200,500]', 51, 200, MISSED",
    // The midpoint decides, though most of the range lies outside.
    "'''between'':[200,500]', 1, 501, MATCHED",
    "'''between'':[200,500]', 500, 1000, MISSED",
    "'''atLeast'':200', 200, 200, MATCHED",
    "'''atLeast'':200', 199, 199, MISSED",
    "'''atLeast'':200', 100, 300, MATCHED",
    "'''atMost'':200', 200, 200, MATCHED",
    "'''atMost'':200', 201, 201, MISSED",
  })
  void bandsIncludeTheirEnds(String asked, double low, double high, Answer answer) {
    assertThat(companies(asked, "employees", range(low, high))).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"'between':[200,500]", "'atLeast':200", "'atMost':200"})
  void aNumberThatIsNotKnownOrIsNoNumberIsUnknown(String asked) {
    assertThat(companies(asked, "employees", null)).isEqualTo(UNKNOWN);
    assertThat(companies(asked, "employees", Value.text("lots"))).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest(name = "[{0}, {1}] ± {2}: {3} earns {4}")
  @CsvSource({
    "200, 500, 0.25, 200, 1",
    "200, 500, 0.25, 350, 1",
    "200, 500, 0.25, 500, 1",
    // Below: from all at 200 to none at 150.
    "200, 500, 0.25, 175, 0.5",
    "200, 500, 0.25, 190, 0.8",
    "200, 500, 0.25, 150, 0",
    "200, 500, 0.25, 149, 0",
    // Above: from all at 500 to none at 625.
    "200, 500, 0.25, 562.5, 0.5",
    "200, 500, 0.25, 600, 0.2",
    "200, 500, 0.25, 625, 0",
    "200, 500, 0.25, 1000000, 0",
    "200, 500, 0, 199, 0",
    "200, 500, 1, 0, 0",
    "200, 500, 1, 100, 0.5",
    "0, 500, 0.25, -1, 0",
    "-100, 100, 0.5, -125, 0.5",
  })
  void toleranceEarnsAPartOutsideTheBand(
      double low, double high, double tolerance, double number, double share) {
    assertThat(new Operator.Band(low, high).share(number, tolerance))
        .isCloseTo(share, within(1e-12));
  }

  @Test
  void toleranceOfAnOpenBandLiesOnItsOneEnd() {
    Operator.Band atLeast = new Operator.Band(200, Double.POSITIVE_INFINITY);

    assertThat(atLeast.share(1e12, 0.25)).isEqualTo(1);
    assertThat(atLeast.share(175, 0.25)).isEqualTo(0.5);
    assertThat(atLeast.share(150, 0.25)).isZero();
  }

  @ParameterizedTest(name = "path starts with {0}: {1} is {2}")
  @CsvSource({
    "/pricing, /pricing, MATCHED",
    "/pricing, /Pricing/enterprise, MATCHED",
    "/PRICING, /pricing, MATCHED",
    "/pricing, /docs/pricing, MISSED",
    "/pricing, , UNKNOWN",
  })
  void prefixesCompareFolded(String prefix, @Nullable String path, Answer answer) {
    assertThat(signals("'attribute':'page.path','startsWith':'" + prefix + "'", "page.path", path))
        .isEqualTo(answer);
  }

  @ParameterizedTest(name = "title matches {0}: {1} is {2}")
  @CsvSource({
    "^price, Price list, MATCHED",
    "list$, Price List, MATCHED",
    "p.*l, The price list, MATCHED",
    "^list, Price list, MISSED",
    "^price$, ＰＲＩＣＥ, MATCHED",
    "x, , UNKNOWN",
  })
  void expressionsAreFoundAnywhere(String expression, @Nullable String title, Answer answer) {
    String when = "'attribute':'page.title','matches':'" + expression + "'";

    assertThat(signals(when, "page.title", title)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "event.name is {0}: {1} is {2}")
  @CsvSource({
    "Signed Up, signed_up, MATCHED",
    "signed-up, signed_up, MATCHED",
    "SignedUp, signed_up, MATCHED",
    "signup, signed_up, MISSED",
  })
  void namesOfEventsCompareFoldedAsNames(String asked, String told, Answer answer) {
    assertThat(signals("'attribute':'event.name','is':'" + asked + "'", "event.name", told))
        .isEqualTo(answer);
  }

  @ParameterizedTest(name = "phrase {0} in {1}: {2}")
  @CsvSource({
    "vp marketing, VP Marketing, MATCHED",
    "vp marketing, Vice President of Marketing, MATCHED",
    "head of marketing, 'Head, Marketing', MATCHED",
    "cmo, Chief Marketing Officer, MATCHED",
    "vp marketing, VP Sales, MISSED",
    "intern, Internal Auditor, MISSED",
    "vp marketing, , UNKNOWN",
  })
  void phrasesAreWholeWordsOfTheNormalisedTitle(
      String phrase, @Nullable String title, Answer answer) {
    Condition condition = persona("'attribute':'contact.title','phrase':['" + phrase + "']");
    Title read = title == null ? null : TitleReader.shipped().read(title);
    Known known =
        new Known() {
          @Override
          public @Nullable Value value(String attribute) {
            return attribute.equals("contact.title") ? text(title) : null;
          }

          @Override
          public @Nullable Title title() {
            return read;
          }
        };

    assertThat(condition.answer(known)).isEqualTo(answer);
  }

  @Test
  void existsAlwaysKnowsItsAnswer() {
    assertThat(companies("'exists':true", "industry", Value.text("SaaS"))).isEqualTo(MATCHED);
    assertThat(companies("'exists':true", "industry", null)).isEqualTo(MISSED);
    assertThat(companies("'exists':false", "industry", Value.text("SaaS"))).isEqualTo(MISSED);
    assertThat(companies("'exists':false", "industry", null)).isEqualTo(MATCHED);
  }

  @Test
  void flagsCompareAsWords() {
    assertThat(companies("'is':true", "custom.partner", new Value.Flag(true))).isEqualTo(MATCHED);
    assertThat(companies("'is':true", "custom.partner", new Value.Flag(false))).isEqualTo(MISSED);
  }

  private static Answer companies(String operator, String attribute, @Nullable Value value) {
    Rule.Icp icp =
        (Rule.Icp)
            Written.rule(
                "an-icp",
                "{'kind':'icp','criteria':[{'attribute':'company."
                    + attribute
                    + "',"
                    + operator
                    + ",'points':1}]}");
    String name = "company." + attribute;
    return icp.criteria().get(0).condition().answer(asked -> asked.equals(name) ? value : null);
  }

  private static Answer signals(String when, String attribute, @Nullable String told) {
    Rule.Signal signal =
        (Rule.Signal)
            Written.rule(
                "a-signal", "{'kind':'signal','when':{" + when + "},'points':1,'halfLifeDays':1}");
    return signal
        .when()
        .answer(told == null ? asked -> null : Map.of(attribute, Value.text(told))::get);
  }

  private static Condition persona(String condition) {
    Rule.Persona persona =
        (Rule.Persona)
            Written.rule(
                "a-persona", "{'kind':'persona','criteria':[{" + condition + ",'points':1}]}");
    return persona.criteria().get(0).condition();
  }

  private static Value range(double low, double high) {
    return new Value.Quantity(low, high, null);
  }

  private static @Nullable Value text(@Nullable String text) {
    return text == null ? null : Value.text(text);
  }
}
