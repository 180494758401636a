package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.RuleBook;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the persona of a contact. */
public final class PersonaTagger {
  private static final Comparator<PersonaTag> ORDER =
      Comparator.comparingInt((PersonaTag tag) -> -tag.score())
          .thenComparingInt(tag -> tag.persona().priority())
          .thenComparing(tag -> tag.persona().id());

  private PersonaTagger() {}

  /**
   * The personas of a book: those that decide, and those that are only shown.
   *
   * @param asked every attribute of a company that one of them asks about
   */
  private record Personas(PersonaIndex deciding, PersonaIndex shown, Set<String> asked) {
    static Personas of(RuleBook book) {
      return book.derived().get(Personas.class, () -> in(book));
    }

    private static Personas in(RuleBook book) {
      return new Personas(
          new PersonaIndex(book.personas()),
          new PersonaIndex(book.shadowPersonas()),
          Stream.concat(book.personas().stream(), book.shadowPersonas().stream())
              .flatMap(Persona::attributes)
              .filter(name -> name.startsWith(KnownCompany.PREFIX))
              .collect(Collectors.toUnmodifiableSet()));
    }
  }

  /**
   * A persona beside a contact.
   *
   * @param held whether the contact would hold it if no other scored higher
   */
  public record Look(PersonaTag tag, boolean held) {}

  /**
   * The persona with the highest score at or above its minimum, then the lowest priority, then the
   * id; null when none is reached.
   */
  public static @Nullable PersonaTag tag(RuleBook book, Known known) {
    return Personas.of(book).deciding().tag(known);
  }

  /**
   * The persona if those decided too that are only shown.
   *
   * @param decided the persona of the contact
   */
  public static @Nullable PersonaTag shadow(
      RuleBook book, Known known, @Nullable PersonaTag decided) {
    PersonaTag shown = Personas.of(book).shown().tag(known);
    if (shown == null || decided == null) {
      return shown == null ? decided : shown;
    }
    return ORDER.compare(shown, decided) < 0 ? shown : decided;
  }

  /** Whether a company that changed is the same as before to all personas: so are its people. */
  public static boolean isTheSame(RuleBook book, KnownCompany before, KnownCompany after) {
    return before.equals(after)
        || Personas.of(book).asked().stream()
            .allMatch(name -> Objects.equals(before.value(name), after.value(name)));
  }

  /** What one persona scores, and whether that is enough. */
  public static Look look(Persona persona, Known known) {
    ProfileScorer.Sums sums = ProfileScorer.score(persona, known);
    return new Look(
        new PersonaTag(persona, sums.score(), ProfileScorer.reasons(persona, known)),
        isHeld(persona, sums));
  }

  /** What every persona scores: those first that are held, the one first that would be chosen. */
  public static List<Look> looks(List<Persona> personas, Known known) {
    return personas.stream()
        .map(persona -> look(persona, known))
        .sorted(Comparator.comparing((Look look) -> !look.held()).thenComparing(Look::tag, ORDER))
        .toList();
  }

  static boolean isHeld(Persona persona, ProfileScorer.Sums sums) {
    return !sums.disqualified() && !sums.requiredMissed() && sums.score() >= persona.minimumScore();
  }
}
