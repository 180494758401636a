package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.score.KnownContact;
import io.intentscorer.domain.score.PersonaTagger;
import io.intentscorer.wire.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The personas of {@code config/rules}, and whom they meet by title alone. */
public final class ShippedPersonas {
  private static final Path RULES = Path.of("config/rules");
  private static final String ENDING = ".json";

  private ShippedPersonas() {}

  /** All of them, by id. */
  public static List<Persona> all() throws IOException {
    List<Persona> personas = new ArrayList<>();
    try (Stream<Path> files = Files.list(RULES)) {
      for (Path file : files.sorted().toList()) {
        String id = String.valueOf(file.getFileName()).replace(ENDING, "");
        Rule rule = Written.rule(id, Files.readString(file));
        if (rule instanceof Persona persona) {
          personas.add(persona);
        }
      }
    }
    assertThat(personas).hasSizeGreaterThanOrEqualTo(10);
    return personas;
  }

  /** Whether somebody of whom only that title is known would hold a persona. */
  public static boolean isHeld(Persona persona, String title) {
    return PersonaTagger.look(persona, KnownContact.ofTitle(title, TitleReader.shipped())).held();
  }
}
