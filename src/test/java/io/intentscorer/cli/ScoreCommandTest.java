package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ScoreCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SIGNUP =
      """
      {"type":"signup","messageId":"m-1","timestamp":"2026-05-04T09:30:00Z",\
      "contact":{"email":"mira@acme.in","title":"Head of Marketing"},"company":{"industry":"SaaS"}}
      """;

  @TempDir private Path folder = Path.of("");
  private Path rules = Path.of("");
  private Path events = Path.of("");

  @BeforeEach
  void write() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    events = folder.resolve("events.jsonl");
    Files.writeString(
        rules.resolve("software.json"),
        """
        {"kind":"icp","criteria":[{"attribute":"company.industry","is":"SaaS","points":10}]}
        """);
    Files.writeString(
        rules.resolve("signup.json"),
        """
        {"kind":"signal","when":{"attribute":"event.name","is":"signup"},
         "points":60,"halfLifeDays":7}
        """);
  }

  @Test
  void printsEveryRecordOnALineOfItsOwn() throws IOException {
    Files.writeString(events, SIGNUP);
    Ran ran = score("--events", events.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    List<JsonNode> records = records(ran);
    assertThat(records)
        .extracting(record -> record.path("topic").asString())
        .containsExactly("fit-scores", "scored-leads", "score-ledger");
    assertThat(records.get(0).path("key").asString()).isEqualTo("acme.in");
    assertThat(records.get(0).at("/value/tier").asString()).isEqualTo("A2");
    assertThat(records.get(1).path("key").asString()).isEqualTo("mira@acme.in");
    assertThat(records.get(1).at("/value/scoredAt").asString())
        .isEqualTo("2026-05-04T09:30:00.000Z");
  }

  @Test
  void keepsNoLedgerWhereNoneIsWanted() throws IOException {
    Files.writeString(events, SIGNUP);
    assertThat(records(score("--events", events.toString(), "--set", "ledger.enabled=false")))
        .extracting(record -> record.path("topic").asString())
        .containsExactly("fit-scores", "scored-leads");
  }

  @Test
  void readsStandardInputByDefault() {
    InputStream standardIn = System.in;
    System.setIn(new ByteArrayInputStream(SIGNUP.getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(records(score())).hasSize(3);
    } finally {
      System.setIn(standardIn);
    }
  }

  @Test
  void printsADeadLetterWhereAnEventCannotBeReadAndGoesOn() throws IOException {
    Files.writeString(events, "not json\n\n{\"type\":\"page\"}\n" + SIGNUP);
    List<JsonNode> records = records(score("--events", events.toString()));
    assertThat(records)
        .extracting(record -> record.path("topic").asString())
        .containsExactly(
            "dead-letters", "dead-letters", "fit-scores", "scored-leads", "score-ledger");
    JsonNode letter = records.get(0);
    assertThat(letter.path("key").isNull()).isTrue();
    assertThat(letter.path("value").asString()).isEqualTo("not json");
    assertThat(letter.path("headers").path("error.reason").asString()).isEqualTo("not-json");
    assertThat(letter.path("headers").path("error.message").asString()).contains("line 1");
    assertThat(records.get(1).path("headers").path("error.reason").asString())
        .isEqualTo("no-identity");
  }

  @Test
  void letsTimePass() throws IOException {
    Files.writeString(events, SIGNUP);
    List<JsonNode> records = records(score("--events", events.toString(), "--at", "2026-05-18"));
    JsonNode decayed =
        records.stream()
            .filter(record -> record.path("topic").asString().equals("fit-scores"))
            .reduce((first, second) -> second)
            .orElseThrow();
    assertThat(decayed.at("/value/cause/kind").asString()).isEqualTo("decay");
    assertThat(decayed.at("/value/tier").asString()).isEqualTo("A4");
    assertThat(decayed.at("/value/scoredAt").asString()).isEqualTo("2026-05-18T00:00:00.000Z");
    assertThat(records)
        .anyMatch(record -> record.path("topic").asString().equals("account-alerts"));
  }

  @Test
  void scoresNothingByBrokenRules() throws IOException {
    Path broken = Files.writeString(rules.resolve("broken.json"), "{\"kind\":\"singal\"}");
    Files.writeString(events, SIGNUP);
    Ran ran = score("--events", events.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .anyMatch(line -> line.startsWith(broken + ": error: /kind") && line.contains("signal"));
  }

  @Test
  void saysWhichEventsItCannotRead() {
    Ran missing = score("--events", folder.resolve("nowhere").toString());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).singleElement().asString().contains("nowhere cannot be read");
    Ran directory = score("--events", folder.toString());
    assertThat(directory.code()).isEqualTo(1);
    assertThat(directory.err()).singleElement().asString().contains("is a folder");
  }

  private Ran score(String... more) {
    List<String> args = new ArrayList<>(List.of("score", "--rules", rules.toString()));
    args.addAll(List.of(more));
    return Ran.command(args.toArray(String[]::new));
  }

  private static List<JsonNode> records(Ran ran) {
    assertThat(ran.code()).as("%s", ran.err()).isZero();
    return ran.out().stream().map(JSON::readTree).toList();
  }
}
