package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Rule.Persona;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whom the personas that ship must catch, and whom they must not, by title alone: lists written
 * from what each persona is for, without a look at what its rule would do.
 */
final class PersonaTitlesTest {
  private static final Path TITLES = Path.of("src/test/resources/io/intentscorer/titles/personas");
  private static final int LEAST = 15;

  @TestFactory
  Stream<DynamicTest> everyShippedPersonaCatchesTheRightPeople() throws IOException {
    return ShippedPersonas.all().stream()
        .map(persona -> DynamicTest.dynamicTest(persona.id(), () -> catchesTheRight(persona)));
  }

  private static void catchesTheRight(Persona persona) throws IOException {
    List<String> caught = new ArrayList<>();
    List<String> missed = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(TITLES.resolve(persona.id() + ".tsv"))) {
      String[] cells = line.split("\t", -1);
      boolean held = ShippedPersonas.isHeld(persona, cells[1]);
      switch (cells[0]) {
        case "catch" -> (held ? caught : wrong).add(held ? cells[1] : "not caught: " + cells[1]);
        case "miss" -> (held ? wrong : missed).add(held ? "caught: " + cells[1] : cells[1]);
        default -> assertThat(cells[0]).isEqualTo("expected");
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(caught).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(missed).hasSizeGreaterThanOrEqualTo(LEAST);
  }
}
