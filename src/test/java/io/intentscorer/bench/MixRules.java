package io.intentscorer.bench;

import java.util.Map;
import java.util.TreeMap;

/** The rules of the benchmarks of speed: 20 ICPs of five criteria, 20 personas, 30 signals. */
final class MixRules {
  private static final String[] DEPARTMENTS = {
    "marketing",
    "sales",
    "engineering",
    "operations",
    "data",
    "product",
    "finance",
    "it",
    "hr",
    "security"
  };
  private static final String[] ROLES = {
    "decision-maker", "economic-buyer", "champion", "influencer", "evaluator"
  };
  private static final String[] PATHS = {
    "/pricing",
    "/docs",
    "/customers",
    "/features",
    "/blog",
    "/integrations",
    "/security",
    "/webinar",
    "/compare",
    "/signup"
  };

  private MixRules() {}

  /** All rules by their ids. */
  static Map<String, String> all() {
    Map<String, String> rules = new TreeMap<>();
    for (int i = 0; i < 20; i++) {
      rules.put("icp-" + i, icp(i));
      rules.put("persona-" + i, persona(i));
    }
    for (int i = 0; i < 30; i++) {
      rules.put("signal-" + i, signal(i));
    }
    return rules;
  }

  private static String icp(int i) {
    int smallest = 10 << (i % 6);
    return """
        {"kind":"icp","priority":%d,"criteria":[
         {"id":"industry","attribute":"company.industry","in":["%s","%s"],"points":30},
         {"id":"size","attribute":"company.employees","between":[%d,%d],"tolerance":0.25,"points":25},
         {"id":"revenue","attribute":"company.annualRevenue","between":[%d,%d],"points":20},
         {"id":"country","attribute":"company.country","in":["%s","%s","%s"],"points":15},
         {"id":"tech","attribute":"company.techStack","containsAny":["%s","%s"],"points":10}],
         "disqualifiers":[{"id":"b2c","attribute":"company.businessModel","is":"B2C"}],
         "minimumScore":60,"minimumCoverage":0.5}"""
        .formatted(
            10 + i,
            Mix.INDUSTRIES[i % 10],
            Mix.INDUSTRIES[(i + 3) % 10],
            smallest,
            smallest * 10,
            1_000_000L << (i % 5),
            50_000_000L << (i % 5),
            Mix.COUNTRIES[i % 8],
            Mix.COUNTRIES[(i + 1) % 8],
            Mix.COUNTRIES[(i + 3) % 8],
            Mix.TECH[i % 8],
            Mix.TECH[(i + 2) % 8]);
  }

  private static String persona(int i) {
    String department = DEPARTMENTS[i % 10];
    boolean leads = i < 10;
    return """
        {"kind":"persona","priority":%d,"criteria":[
         {"id":"title","attribute":"contact.title","phrase":[%s],"points":50},
         {"id":"function","attribute":"contact.department","is":"%s","points":30},
         {"id":"level","attribute":"contact.seniority","in":[%s],"points":20}],
         "disqualifiers":[{"attribute":"contact.title","phrase":["intern","assistant"]}],
         "minimumScore":50,"buyingRole":"%s",
         "messaging":{"goals":["prove pipeline"],"painPoints":["lead quality"],
         "objections":["budget"],"channels":["linkedin"],"content":["case study"],
         "triggers":[],"tone":"data-backed"},
         "nurture":{"minimumGrade":"B"}}"""
        .formatted(
            10 + i,
            leads
                ? "\"vp %1$s\",\"head of %1$s\",\"%1$s director\"".formatted(department)
                : "\"%1$s manager\",\"%1$s specialist\"".formatted(department),
            department,
            leads ? "\"vp\",\"head\",\"c-level\",\"director\"" : "\"manager\",\"lead\",\"mid\"",
            ROLES[i % 5]);
  }

  private static String signal(int i) {
    String path = PATHS[i % 10];
    String when =
        switch (i / 10) {
          case 0 -> "{\"attribute\":\"page.path\",\"startsWith\":\"%s\"}".formatted(path);
          case 1 -> "{\"attribute\":\"campaign.name\",\"is\":\"launch-%d\"}".formatted(i);
          default ->
              "{\"attribute\":\"event.name\",\"in\":[\"demo_request_%1$d\",\"trial_%1$d\"]}"
                  .formatted(i);
        };
    return """
        {"kind":"signal","when":{"all":[%s,{"attribute":"properties.plan","exists":true}]},
         "points":%d,"halfLifeDays":%d,"limit":45,"category":"evaluation"}"""
        .formatted(when, 3 + i % 7, 3 + i % 12);
  }
}
