package io.intentscorer.domain.score;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.rule.Rule.Persona;
import java.util.List;

/**
 * The persona that a contact holds.
 *
 * @param score 0 to 100
 */
public record PersonaTag(Persona persona, int score, List<Reason> reasons) {
  public PersonaTag {
    reasons = List.copyOf(reasons);
  }

  /** Adds everything that a reader of the tag sees. */
  public void addTo(Fingerprint print) {
    print.add(persona.id()).add(persona.name()).add(persona.buyingRole()).add(score);
    reasons.forEach(reason -> reason.addTo(print));
  }
}
