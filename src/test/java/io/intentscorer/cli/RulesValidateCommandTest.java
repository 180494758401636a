package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

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
  void findsTwoRulesWithOneId(@TempDir Path folder) throws IOException {
    Path first = Files.writeString(folder.resolve("webinar.json"), SIGNAL);
    Path inside = Files.createDirectory(folder.resolve("signals"));
    Path second = Files.writeString(inside.resolve("webinar.json"), SIGNAL);
    Ran ran = Ran.command("rules", "validate", folder.toString());
    assertThat(ran.code()).isEqualTo(1);
    String message = ": error: another file holds a rule with the id webinar: ";
    assertThat(ran.out())
        .contains(
            first + message + second + " (rename one, or delete one)",
            second + message + first + " (rename one, or delete one)",
            "0 of 2 rules would be accepted");
  }

  @Test
  void namesAnUnknownIcpBesideKnownOnes(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("software.json"),
        """
        {"kind":"icp","criteria":[{"attribute":"company.industry","is":"Software","points":1}]}
        """);
    Path persona =
        Files.writeString(
            folder.resolve("chief.json"),
            """
            {"kind":"persona","icps":["software","sofware"],
             "criteria":[{"attribute":"contact.age","atLeast":18,"points":1}]}
            """);
    Ran ran = Ran.command("rules", "validate", folder.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .contains(persona + ": warning: /icps: no ICP sofware is known (did you mean software?)");
  }

  @Test
  void warnsOfATierThatALowerOneOutranks(@TempDir Path folder) throws IOException {
    Path tiers =
        Files.writeString(
            folder.resolve("tiers.json"),
            """
            {"kind":"tiers","priorities":{"hot":["A1","B2"],"warm":["B3"]}}
            """);
    Ran ran = Ran.command("rules", "validate", folder.toString());
    String warning =
        tiers
            + ": warning: /priorities: tier %s is in no list, though a worse tier is, so its"
            + " priority is ignore (put it into a list)";
    assertThat(ran.out())
        .contains(warning.formatted("A2"), warning.formatted("A3"), warning.formatted("B1"))
        .hasSize(4);
  }

  @Test
  void speaksToMachines(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("webinar.json"), SIGNAL.replace("points", "pionts"));
    Ran ran = Ran.command("rules", "validate", "--json", folder.toString());
    assertThat(ran.code()).isEqualTo(1);
    JsonNode rule = new JsonMapper().readTree(String.join("\n", ran.out())).get(0);
    assertThat(rule.path("id").asString()).isEqualTo("webinar");
    assertThat(rule.path("sound").asBoolean()).isFalse();
    assertThat(rule.path("issues").get(1).path("pointer").asString()).isEqualTo("/pionts");
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
