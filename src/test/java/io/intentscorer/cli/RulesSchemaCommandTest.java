package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RulesSchemaCommandTest {
  @Test
  void printsTheRulesSchemaUnlessAskedForAnother() {
    assertThat(Ran.command("rules", "schema").out())
        .contains("  \"$id\": \"urn:intent-scorer:schema:rule\",");
    assertThat(Ran.command("rules", "schema", "scored-leads").out())
        .contains("  \"$id\": \"urn:intent-scorer:schema:scored-leads\",");
  }

  @Test
  void writesEveryListedSchemaToAFolder(@TempDir Path folder) throws IOException {
    Path schemas = folder.resolve("schemas");
    assertThat(Ran.command("rules", "schema", "--dir", schemas.toString()).code()).isZero();
    try (Stream<Path> files = Files.list(schemas)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Ran.command("rules", "schema", "--list").out().stream()
                  .map(name -> name + ".schema.json")
                  .toList());
    }
  }

  @Test
  void proposesANameForOneItDoesNotKnow() {
    Ran ran = Ran.command("rules", "schema", "scored-lead");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err().get(0))
        .isEqualTo("there is no schema scored-lead; did you mean scored-leads?");
  }
}
