package io.intentscorer.stream;

/** Rules that are sound, for tests that need some. */
final class Rules {
  static final String ICP =
      """
      {"kind":"icp","criteria":[
        {"id":"industry","attribute":"company.industry","is":"Software","points":100}],
       "disqualifiers":[{"attribute":"company.businessModel","is":"B2C"}]}
      """;

  static final String PERSONA =
      """
      {"kind":"persona","criteria":[{"attribute":"contact.title","phrase":["cto"],"points":100}],
       "disqualifiers":[{"attribute":"contact.title","phrase":["assistant"]}]}
      """;

  private Rules() {}

  /** A signal that every visit counts for. */
  static String signal(double points, double halfLifeDays) {
    return """
        {"kind":"signal","when":{"attribute":"event.name","is":"web_visit"},
         "points":%s,"halfLifeDays":%s}
        """
        .formatted(points, halfLifeDays);
  }

  /** A visit by the technical chief of a company that the ICP fits. */
  static String visit(String messageId) {
    return """
        {"type":"web_visit","messageId":"%s","userId":"u-1",
         "contact":{"email":"ada@acme.com","title":"CTO"},
         "company":{"domain":"acme.com","industry":"Software"}}
        """
        .formatted(messageId);
  }
}
