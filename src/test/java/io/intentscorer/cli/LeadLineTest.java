package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class LeadLineTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String LEAD =
      """
      {"contact":"mira@acme.in","account":"acme.in","name":"Mira Rao","title":"CMO",
       "persona":{"id":"cmo","score":100},
       "fit":{"icp":"saas-india","score":85,"grade":"A","verdict":"fit"},
       "tier":"A2","priority":"hot"}
      """;

  @Test
  void tellsWhoWhatAndWhy() {
    JsonNode account =
        JSON.readTree(
            """
            {"fit":{"reasons":[{"criterion":"size","points":20},{"criterion":"agency","points":-30},
              {"criterion":"country","points":25},{"criterion":"funding","points":0},
              {"criterion":"industry","points":5}]},
             "intent":{"signals":[{"signal":"pricing","points":14.6},{"signal":"careers","points":-8}]}}
            """);
    assertThat(LeadLine.of(JSON.readTree(LEAD), account).split(" {2,}"))
        .containsExactly(
            "A2",
            "hot",
            "acme.in",
            "Mira Rao, CMO",
            "cmo 100",
            "saas-india A fit; agency -30, country +25, size +20;"
                + " intent pricing +15, careers -8");
  }

  @Test
  void standsUnderItsHeader() {
    String line = LeadLine.of(JSON.readTree(LEAD), null);
    for (String[] column :
        new String[][] {
          {"priority", "hot"}, {"company", "acme.in"}, {"contact", "Mira"}, {"persona", "cmo 100"}
        }) {
      assertThat(line.indexOf(column[1])).isEqualTo(LeadLine.HEADER.indexOf(column[0]));
    }
  }

  @Test
  void managesWithoutWhatIsNotKnown() {
    JsonNode lead =
        JSON.readTree(
            """
            {"contact":"user:7","account":"acme.in","name":null,"title":null,"persona":null,
             "fit":null,"tier":null,"priority":"ignore"}
            """);
    assertThat(LeadLine.of(lead, null).split(" {2,}"))
        .containsExactly("–", "ignore", "acme.in", "user:7", "–", "no ICP");
  }

  @Test
  void staysOneLineThatGivesTheTerminalNoOrders() {
    String line =
        LeadLine.of(JSON.readTree(LEAD.replace("Mira Rao", "Mi\\nra\\u001b[31m\\u202eRao")), null);
    assertThat(line).contains("Mi ra [31m Rao").doesNotContain("\n", "\u001b", "\u202e");
  }

  @Test
  void cutsLongNames() {
    String line = LeadLine.of(JSON.readTree(LEAD.replace("Mira", "M".repeat(200))), null);
    assertThat(line).contains("M".repeat(29) + "…").doesNotContain("M".repeat(30));
  }

  @Test
  void tellsWhenASalesPersonShouldLookAgain() {
    String before = LeadLine.standing(JSON.readTree(LEAD));
    assertThat(LeadLine.standing(JSON.readTree(LEAD.replace("\"score\":100", "\"score\":90"))))
        .isEqualTo(before);
    assertThat(LeadLine.standing(JSON.readTree(LEAD.replace("A2", "A1")))).isNotEqualTo(before);
    assertThat(LeadLine.standing(JSON.readTree(LEAD.replace("\"cmo\"", "\"cso\""))))
        .isNotEqualTo(before);
  }
}
