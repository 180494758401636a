package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the author of a rule is told: a folder for each mistake, with the rule ({@code rule.txt}
 * where it is no JSON), its id where that matters, and all lines that are answered.
 */
final class RejectedRulesTest {
  private static final Path CASES = Path.of("src", "test", "resources", "rejected-rules");

  private final RuleReader reader = new RuleReader(TitleReader.shipped());

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void aRejectedRuleSaysAllThatIsWrong(String name) throws IOException {
    Path folder = CASES.resolve(name);
    Path json = folder.resolve("rule.json");
    Path id = folder.resolve("id.txt");
    RuleReader.Judgement judgement =
        reader.read(
            Files.exists(id) ? Files.readString(id).strip() : "a-rule",
            Files.readAllBytes(Files.exists(json) ? json : folder.resolve("rule.txt")),
            1);
    List<String> lines = judgement.issues().stream().map(Issue::line).toList();

    assertThat(lines).isEqualTo(Files.readAllLines(folder.resolve("issues.txt")));
    assertThat(judgement.rule()).isNull();
    assertThat(judgement.issues())
        .as("every error says what to write instead")
        .allSatisfy(issue -> assertThat(issue.hint()).isNotBlank());
  }

  @Test
  void theMistakesAreMany() throws IOException {
    assertThat(cases().count()).isGreaterThanOrEqualTo(40);
  }
}
