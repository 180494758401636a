package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A scorer that starts with other words of titles looks at everybody once more. */
class NewWordsTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final TitleReader OWN =
      TitleReader.with(Map.of("ours.txt", "[synonyms]\nvp marketing = grand zorber\n"));

  private static final String PERSONA =
      """
      {"kind":"persona","criteria":[
        {"attribute":"contact.title","phrase":["vp of marketing"],"points":100}],
       "disqualifiers":[{"attribute":"contact.title","phrase":["assistant"]}]}
      """;

  @TempDir private File state;

  @Test
  void whoWasNotUnderstoodIsToldAnew() {
    StageAlone stage = begun();
    stage.restart(Duration.ofMinutes(1), OWN);
    assertThat(stage.told("scored-leads"))
        .singleElement()
        .satisfies(
            lead -> {
              assertThat(lead.path("department").asString()).isEqualTo("marketing");
              assertThat(lead.path("seniority").asString()).isEqualTo("vp");
              assertThat(lead.at("/persona/id").asString()).isEqualTo("vp-marketing");
              assertThat(lead.at("/cause/kind").asString()).isEqualTo("rules");
            });
    stage.restart(Duration.ofMinutes(1), OWN);
    assertThat(stage.told("scored-leads")).as("the same words again").isEmpty();
  }

  @Test
  void theSameWordsTellNothingNew() {
    StageAlone stage = begun();
    stage.restart(Duration.ofMinutes(1), TitleReader.shipped());
    assertThat(stage.told("scored-leads")).isEmpty();
  }

  private StageAlone begun() {
    StageAlone stage =
        new StageAlone(state, START, Map.of("software", Rules.ICP, "vp-marketing", PERSONA));
    stage.event(
        "acme.com",
        "zoe@acme.com",
        "{'type':'signup','timestamp':'%s','contact':{'email':'zoe@acme.com','title':'Grand Zorber'}}"
            .formatted(START));
    stage.settle();
    List<JsonNode> leads = stage.told("scored-leads");
    assertThat(leads)
        .singleElement()
        .satisfies(lead -> assertThat(lead.path("persona").isNull()).isTrue());
    return stage;
  }
}
