package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesValidateCommandTest {
  @Test
  void findsTheShippedRulesSound() {
    Ran ran = Ran.command("rules", "validate", "config/rules");
    assertThat(ran.code()).isZero();
    assertThat(ran.out()).last().asString().matches("(\\d+) of \\1 rules would be accepted");
  }

  @Test
  void namesEveryIssueWithItsFileAndPlace(@TempDir Path folder) throws IOException {
    Path broken =
        Files.writeString(
            folder.resolve("webinar.json"),
            """
            {"kind":"signal","when":{"attribute":"event.nam","is":"webinar"},"pionts":5}
            """);
    Files.writeString(folder.resolve("sound.json"), SIGNAL);
    Ran ran = Ran.command("rules", "validate", folder.toString());
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .contains(
            broken
                + ": error: /when/attribute: unknown attribute event.nam"
                + " (did you mean event.name?)",
            broken + ": error: /pionts: unknown field pionts (did you mean points?)",
            "1 of 2 rules would be accepted");
  }

  @Test
  void warnsWithoutFailing(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("software.json"),
        """
        {"kind":"icp","criteria":[{"attribute":"company.industry","is":"Software","points":1}]}
        """);
    Ran ran = Ran.command("rules", "validate", folder.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .anyMatch(line -> line.contains("warning: no disqualifier"))
        .anyMatch(line -> line.contains("warning: no persona belongs to this ICP"));
  }

  @Test
  void saysWhatAFolderOfRulesIs(@TempDir Path folder) {
    Ran missing = Ran.command("rules", "validate", folder.resolve("nowhere").toString());
    assertThat(missing.code()).isEqualTo(1);
    assertThat(missing.err()).singleElement().asString().contains("is no folder");
    Ran empty = Ran.command("rules", "validate", folder.toString());
    assertThat(empty.code()).isEqualTo(1);
    assertThat(empty.err()).singleElement().asString().contains("holds no rules");
  }

  private static final String SIGNAL =
      """
      {"kind":"signal","when":{"attribute":"event.name","is":"webinar"},"points":5,"halfLifeDays":7}
      """;
}
