package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLineTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "quickstart",
        "run",
        "topics",
        "doctor",
        "score",
        "explain",
        "rules",
        "rules validate",
        "rules apply",
        "describe"
      })
  void helpsOnEachCommand(String command) {
    Ran help = Ran.command(words(command + " --help"));
    assertThat(help.code()).isZero();
    assertThat(help.out().get(0)).startsWith(("Usage: intent-scorer " + command).strip());
    assertThat(help.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "rules",
        "nonsense",
        "rules nonsense",
        "describe --nonsense",
        "score",
        "score --rules config/rules --at then",
        "explain",
        "explain acme.in --days 0",
        "explain acme.in --entries -1",
        "explain acme.in --width wide",
        "explain acme.in --at then",
        "rules validate",
        "rules apply config/rules --timeout soon",
        "quickstart --for a-while",
        "quickstart --port 99999",
        "quickstart --rate -1",
        "describe --set nonsense"
      })
  void callsBadUsageByTwo(String line) {
    Ran ran = Ran.command(words(line));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isNotEmpty();
  }

  @Test
  void tellsAnUnreadableConfigurationInOneLine() {
    Ran ran = Ran.command("describe", "--config", "no/such.properties");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .containsExactly(
            "the settings no/such.properties cannot be read; name an existing properties file");
  }

  @Test
  void showsWhereAFailureCameFromWhenAsked() {
    Ran ran = Ran.command("describe", "--config", "no/such.properties", "--stacktrace");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err().get(0)).startsWith("the settings no/such.properties cannot be read; ");
    assertThat(ran.err()).anyMatch(line -> line.startsWith("\tat io.intentscorer.cli."));
  }

  @Test
  void theDoctorNamesASettingThatNobodyReads() {
    Ran ran = Ran.command("doctor", "--set", "boostrap.servers=x:1");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out())
        .anyMatch(line -> line.matches("FAIL +settings +unknown setting boostrap.servers; .*"));
  }

  @Test
  void tellsAnUnknownSettingInOneLine() {
    Ran ran = Ran.command("describe", "--set", "boostrap.servers=x:1");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err())
        .containsExactly("unknown setting boostrap.servers; did you mean bootstrap.servers?");
  }

  @Test
  void describesTheTopology() {
    Ran ran = Ran.command("describe");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().get(0)).startsWith("Topologies:");
    assertThat(ran.out()).anyMatch(line -> line.contains("topics: [company-events]"));
  }

  @Test
  void letsTheCommandLineWinOverTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("scorer.properties"), "topics.prefix=file.\n");
    assertThat(Ran.command("describe", "--config", file.toString()).out())
        .anyMatch(line -> line.contains("[file.company-events]"));
    assertThat(
            Ran.command("describe", "--config", file.toString(), "--set", "topics.prefix=line.")
                .out())
        .anyMatch(line -> line.contains("[line.company-events]"))
        .noneMatch(line -> line.contains("file."));
  }

  @Test
  void saysItsVersion() {
    Ran ran = Ran.command("--version");
    assertThat(ran.code()).isZero();
    assertThat(ran.out().get(0)).startsWith("intent-scorer ");
  }

  private static String[] words(String line) {
    return Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toArray(String[]::new);
  }
}
