package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code topics --acls} prints; that it is enough and not too much, the NobodyInIT shows. */
final class AclsTest {
  @Test
  void areToBePasted() {
    Ran ran =
        Ran.command(
            "topics",
            "--acls",
            "--principal",
            "tracker=User:CN=web, O=Example",
            "--admin-config",
            "/etc/kafka/admin.properties",
            "--set",
            "topics.prefix=team.",
            "--set",
            "bootstrap.servers=kafka-1:9093");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains(
            "# tracker writes events",
            "kafka-acls.sh --bootstrap-server kafka-1:9093 --command-config"
                + " /etc/kafka/admin.properties --add --allow-principal 'User:CN=web, O=Example'"
                + " --operation Write --topic team.company-events");
  }

  @Test
  void areOfWhatIsThere() {
    assertThat(acls("--set", "application.id=other"))
        .anyMatch(line -> line.endsWith("--group other"))
        .anyMatch(line -> line.contains("prefixed --transactional-id other-"))
        .anyMatch(line -> line.contains("--topic score-ledger"))
        .noneMatch(line -> line.contains("intent-scorer"));
    assertThat(acls("--set", "ledger.enabled=false"))
        .noneMatch(line -> line.contains("score-ledger"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--acls --principal nobody=User:x",
        "--acls --principal scorer=scorer",
        "--principal scorer=User:x"
      })
  void areRefusedForNobody(String options) {
    Ran ran = Ran.command(("topics " + options).split(" "));
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
  }

  private static List<String> acls(String... more) {
    String[] words = new String[more.length + 2];
    words[0] = "topics";
    words[1] = "--acls";
    System.arraycopy(more, 0, words, 2, more.length);
    return Ran.command(words).out();
  }
}
