package io.intentscorer.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.cli.IntentScorerCommand;
import io.intentscorer.cli.Ran;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.persona.Title;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.Issue.Severity;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.RuleVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class ReadmeTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** What differs between two runs of the same example. */
  private static final Set<String> OF_THE_MOMENT =
      Set.of("scoredAt", "firstSeenAt", "lastSeenAt", "lastAt", "eventAt", "since", "version");

  static List<JsonNode> rules() {
    return Readme.examples("kind");
  }

  static List<JsonNode> events() {
    return Readme.examples("type");
  }

  static Stream<JsonNode> records() {
    return Readme.blocks("json").stream()
        .map(JSON::readTree)
        .filter(example -> example.has("account") || example.has("contact"))
        .filter(example -> !example.has("type") && !example.has("shadow"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void itsRulesAreAccepted(JsonNode rule) {
    String id = rule.path("kind").asString().equals("tiers") ? "tiers" : "example";
    assertThat(
            new RuleReader(TitleReader.shipped())
                .read(id, JSON.writeValueAsBytes(rule), 1)
                .of(Severity.ERROR))
        .isEmpty();
  }

  @Test
  void itShowsEveryKindOfRule() {
    assertThat(rules())
        .extracting(rule -> rule.path("kind").asString())
        .contains("icp", "persona", "signal", "tiers");
  }

  @ParameterizedTest
  @MethodSource("events")
  void itsEventsAreUnderstood(JsonNode event) {
    Decoded decoded =
        new EventReader(ReaderSettings.standard())
            .read(JSON.writeValueAsBytes(event), Arrival.live(System.currentTimeMillis()));
    assertThat(decoded).isInstanceOf(Decoded.Understood.class);
    assertThat(
            new AccountResolver(Duration.ofDays(30), 200)
                .enter(((Decoded.Understood) decoded).event()))
        .isNotEmpty();
  }

  @Test
  void itsRecordsAreWhatItsFirstRuleAndEventsGive(@TempDir Path folder) throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    try (DirectoryStream<Path> shipped = Files.newDirectoryStream(Path.of("config", "rules"))) {
      for (Path rule : shipped) {
        Files.copy(rule, rules.resolve(rule.getFileName()));
      }
    }
    Files.write(rules.resolve("webinar-attended.json"), JSON.writeValueAsBytes(rules().get(0)));
    Path events = folder.resolve("events.jsonl");
    Files.write(events, events().stream().limit(2).map(JSON::writeValueAsString).toList());
    List<JsonNode> published =
        Ran.command("score", "--rules", rules.toString(), "--events", events.toString())
            .out()
            .stream()
            .map(line -> JSON.readTree(line).path("value"))
            .toList();
    assertThat(records())
        .hasSize(5)
        .allSatisfy(record -> assertThat(published).anyMatch(whole -> holds(whole, record)));
  }

  @Test
  void itsVerdictsAreVerdicts() {
    List<JsonNode> verdicts = Readme.examples("ruleId");
    assertThat(verdicts).isNotEmpty();
    for (JsonNode example : verdicts) {
      RuleVerdict verdict = RuleVerdict.read(JSON.writeValueAsBytes(example)).orElseThrow();
      assertThat(holds(JSON.readTree(verdict.write()), example)).as(example.toString()).isTrue();
    }
  }

  /** Whether all that the shorter record says stands in the whole one. */
  private static boolean holds(JsonNode whole, JsonNode shorter) {
    if (shorter.isObject()) {
      return shorter
          .propertyStream()
          .allMatch(
              field ->
                  whole.has(field.getKey())
                      && (OF_THE_MOMENT.contains(field.getKey())
                          || holds(whole.path(field.getKey()), field.getValue())));
    }
    if (shorter.isArray()) {
      return shorter
          .valueStream()
          .allMatch(item -> whole.valueStream().anyMatch(other -> holds(other, item)));
    }
    return whole.equals(shorter);
  }

  @Test
  void itsCommandsExist() {
    List<String> lines =
        Readme.blocks("sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("java -jar target/intent-scorer.jar"))
            .map(line -> line.replaceFirst("\\s+[#>].*", "").substring(34).strip())
            .toList();
    assertThat(lines).hasSizeGreaterThan(5);
    for (String line : lines) {
      CommandLine.ParseResult parsed = IntentScorerCommand.commandLine().parseArgs(line.split(" "));
      assertThat(parsed.errors()).as(line).isEmpty();
    }
  }

  @Test
  void itListsEveryCommand() {
    Map<String, CommandLine> commands = IntentScorerCommand.commandLine().getSubcommands();
    List<String> listed = Readme.rows().stream().map(row -> row.get(0)).toList();
    commands.forEach(
        (name, command) -> {
          if (command.getSubcommands().isEmpty()) {
            assertThat(listed).anyMatch(cell -> (cell + " ").startsWith(name + " "));
          }
          command
              .getSubcommands()
              .keySet()
              .forEach(
                  sub -> assertThat(listed).anyMatch(cell -> cell.startsWith(name + " " + sub)));
        });
  }

  @Test
  void itListsEveryTopic() {
    List<String> listed = Readme.rows().stream().map(row -> row.get(0)).toList();
    assertThat(new Topics("").all())
        .allSatisfy(
            topic -> {
              assertThat(listed).contains(topic.name());
              List<String> row =
                  Readme.rows().stream()
                      .filter(r -> r.size() > 4 && r.get(0).equals(topic.name()))
                      .findFirst()
                      .orElseThrow();
              assertThat(row.get(3)).isEqualTo(topic.cleanup().word());
              assertThat(row.get(4)).isEqualTo(topic.single() ? "1" : "yours");
            });
  }

  @Test
  void itExplainsEveryReason() {
    List<String> listed = Readme.rows().stream().map(row -> row.get(0)).toList();
    assertThat(listed)
        .containsAll(Stream.of(Decoded.Reason.values()).map(Decoded.Reason::code).toList());
  }

  @Test
  void itListsEveryAttribute() {
    for (String attribute : Attribute.names()) {
      String subject = attribute.substring(0, attribute.indexOf('.') + 1);
      assertThat(Readme.rows())
          .as(attribute)
          .anyMatch(
              row ->
                  row.get(0).equals(subject)
                      && List.of(row.get(1).replace("\\", "").split(", "))
                          .contains(attribute.substring(subject.length())));
    }
  }

  @Test
  void itsTitlesAreReadAsItSays() {
    List<List<String>> titles =
        Readme.rows().stream()
            .dropWhile(row -> !row.get(0).equals("title"))
            .skip(1)
            .takeWhile(row -> row.size() == 5) // four cells, and nothing behind the last bar
            .toList();
    assertThat(titles).hasSizeGreaterThan(5);
    for (List<String> row : titles) {
      Title title = TitleReader.shipped().read(row.get(0));
      assertThat(title.phrase()).isEqualTo(row.get(1).replace("\\|", "|"));
      assertThat(title.department() == null ? "–" : title.department().word())
          .isEqualTo(row.get(2));
      assertThat(title.seniority() == null ? "–" : title.seniority().word()).isEqualTo(row.get(3));
    }
    TitleReader reader = TitleReader.shipped();
    String phrase = reader.normalise("marketing director");
    assertThat(reader.read("Directrice Marketing").holds(phrase)).isTrue();
    assertThat(reader.read("Digital Marketing Director").holds(phrase)).isFalse();
  }

  @Test
  void whatItTellsANewcomerIsWhatIsBuilt() throws IOException {
    assertThat(Readme.text())
        .contains("mvn -q compile exec:java ", "mvn verify ", "mvn package -DskipTests");
    assertThat(Files.readString(Path.of(".ci", "run"), StandardCharsets.UTF_8))
        .containsPattern("(?m)^mvn .*\\bverify$");
  }
}
