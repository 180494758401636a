package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over a file of events; over a running scorer, see {@code RulesCommandsIT}. */
final class RulesSimulateCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SIGNAL =
      """
      {"kind":"signal","when":{"attribute":"event.name","is":"%s"},"points":60,"halfLifeDays":30}""";
  private static final String ICP =
      """
      {"kind":"icp","criteria":[{"id":"industry","attribute":"company.industry","is":"SaaS","points":10},
        {"id":"size","attribute":"company.employees","atLeast":%d,"points":10}]}""";
  private static final String EVENTS =
      """
      {"type":"signup","timestamp":"2026-05-04T09:30:00Z",\
      "contact":{"email":"mira@acme.in","title":"Head of Marketing"},"company":{"industry":"SaaS","employees":80}}
      {"type":"docs","timestamp":"2026-05-04T09:30:00Z","contact":{"email":"mira@acme.in"}}
      not an event
      """;

  @TempDir private Path folder = Path.of("");
  private Path current = Path.of("");
  private Path proposed = Path.of("");
  private Path events = Path.of("");

  @BeforeEach
  void write() throws IOException {
    current = Files.createDirectory(folder.resolve("current"));
    proposed = Files.createDirectory(folder.resolve("proposed"));
    events = Files.writeString(folder.resolve("events.jsonl"), EVENTS);
    Files.writeString(current.resolve("software.json"), ICP.formatted(50));
    Files.writeString(current.resolve("signup.json"), SIGNAL.formatted("signup"));
    Files.writeString(proposed.resolve("software.json"), ICP.formatted(100));
    Files.writeString(proposed.resolve("docs.json"), SIGNAL.formatted("docs"));
  }

  @Test
  void tellsPeopleWhatWouldMoveAndWhy() {
    Ran ran = simulate();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsExactly(
            "docs would be new",
            "software would change",
            "  criteria/size/atLeast: 50 → 100",
            "",
            "at 2026-05-04T09:30:00.000Z  accounts  leads",
            "looked at                    1         1",
            "published anew               1         1",
            "changed                      1         1",
            "  in icp                     0         0",
            "  in verdict                 1         1",
            "  in grade                   1         1",
            "  in tier                    1         1",
            "  in priority                1         1",
            "  in persona                 –         0",
            "  in track                   –         0",
            "",
            "tier from ↓ to → (stays)  C1",
            "A2                        1",
            "",
            "accounts that move farthest",
            "acme.in  A2 hot (software 100 fit, intent 60) → C1 warm (software 50 no-fit, intent 100)",
            "  docs points: – → 60 (+60.0)",
            "  software size: matched 10 of 10 → missed 0 of 10 (-50.0)");
    assertThat(ran.err())
        .singleElement()
        .asString()
        .startsWith("one line is no event and was passed over: the event is not JSON at line 1");
  }

  @Test
  void tellsMachinesTheSame() {
    Ran ran = simulate("--json", "--prune");
    JsonNode forecast = JSON.readTree(String.join("\n", ran.out()));
    assertThat(forecast.path("rules").toString())
        .isEqualTo(
            """
            [{"id":"docs","difference":"new"},{"id":"software","difference":"changed"},\
            {"id":"signup","difference":"gone"}]""");
    assertThat(forecast.at("/accounts/all").asInt()).isEqualTo(1);
    assertThat(forecast.at("/accounts/changes/verdict").asInt()).isEqualTo(1);
    assertThat(forecast.path("tiers").toString())
        .isEqualTo("[{\"from\":\"A2\",\"to\":\"C2\",\"accounts\":1}]");
    assertThat(forecast.at("/movers/accounts/0").toString())
        .isEqualTo(
            """
            {"account":"acme.in",\
            "from":{"fit":{"icp":"software","score":100,"grade":"A","verdict":"fit"},\
            "intent":{"score":60,"level":2},"tier":"A2","priority":"hot"},\
            "to":{"fit":{"icp":"software","score":50,"grade":"C","verdict":"no-fit"},\
            "intent":{"score":60,"level":2},"tier":"C2","priority":"nurture"},\
            "moves":[{"rule":"docs","what":"points","from":null,"to":"60","points":60.0},\
            {"rule":"signup","what":"points","from":"60","to":null,"points":-60.0},\
            {"rule":"software","what":"size","from":"matched 10 of 10","to":"missed 0 of 10",\
            "points":-50.0}]}""");
  }

  @Test
  void looksAtALaterMomentWhenAsked() {
    // A half-life later.
    assertThat(simulate("--at", "2026-06-03T09:30:00Z").out())
        .contains(
            "acme.in  A3 warm (software 100 fit, intent 30) → C2 nurture (software 50 no-fit,"
                + " intent 60)");
  }

  @Test
  void simulatesNothingWithABrokenFile() throws IOException {
    Files.writeString(proposed.resolve("docs.json"), "{}");
    Ran ran = simulate();
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .anyMatch(line -> line.startsWith(proposed.resolve("docs.json") + ": error: "))
        .contains("nothing is simulated: mend the broken files first");
  }

  @Test
  void theFolderInForceIsOnlyForEvents() {
    Ran ran =
        Ran.command("rules", "simulate", proposed.toString(), "--current", current.toString());
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().get(0))
        .isEqualTo("--current goes with --events; a running scorer has its own rules");
  }

  @Test
  void theSameRulesChangeNothing() {
    Ran ran =
        Ran.command(
            "rules",
            "simulate",
            current.toString(),
            "--current",
            current.toString(),
            "--events",
            events.toString());
    assertThat(ran.out())
        .contains(
            "the folder means what is in force: applying it changes nothing",
            "looked at                    1         1",
            "changed                      0         0");
  }

  private Ran simulate(String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "rules",
                "simulate",
                proposed.toString(),
                "--current",
                current.toString(),
                "--events",
                events.toString()));
    words.addAll(List.of(more));
    return Ran.command(words.toArray(String[]::new));
  }
}
