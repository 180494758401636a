package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.RuleBook;
import org.jspecify.annotations.Nullable;

/** Finds the persona of a contact. */
public final class PersonaTagger {
  private PersonaTagger() {}

  /**
   * The persona with the highest score at or above its minimum, then the lowest priority, then the
   * id; null when none is reached.
   */
  public static @Nullable PersonaTag tag(RuleBook book, Known known) {
    PersonaTag best = null;
    // The book holds personas by priority and id, so of equal scores the first one found stays.
    for (Persona persona : book.personas()) {
      ProfileScorer.Sums sums = ProfileScorer.score(persona, known);
      boolean held =
          !sums.disqualified() && !sums.requiredMissed() && sums.score() >= persona.minimumScore();
      if (held && (best == null || sums.score() > best.score())) {
        best = new PersonaTag(persona, sums.score(), sums.reasons());
      }
    }
    return best;
  }
}
