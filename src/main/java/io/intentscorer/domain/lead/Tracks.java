package io.intentscorer.domain.lead;

import io.intentscorer.domain.rule.Rule.Messaging;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Fit.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which nurture track a contact belongs to. ICP first: a persona is looked for in every account,
 * but its track opens only when the company fits.
 *
 * @param reachable whether a persona's topic is known to exist; a transition that cannot be told to
 *     anybody waits
 */
public record Tracks(Predicate<String> reachable) {
  /** Every track can be reached, as offline. */
  public static final Tracks ALL = new Tracks(persona -> true);

  /**
   * Moves a contact from the track it is in to the track it belongs to.
   *
   * @param current the track that the contact is in, null for none
   * @param told receives each transition, once
   * @return the track that the contact is in now
   */
  @Nullable String move(
      @Nullable String current, Lead lead, RuleBook book, List<Publication> told) {
    String wanted = wanted(lead);
    if (Objects.equals(current, wanted) || (current != null && !reachable.test(current))) {
      return current;
    }
    if (current != null) {
      leave(current, lead, book, told);
    }
    if (wanted == null || !reachable.test(wanted)) {
      return null;
    }
    told.add(
        new Publication.Nurture(
            wanted, Publication.Transition.ENTERED, lead, messaging(book, wanted)));
    return wanted;
  }

  /**
   * Takes a contact out of a track.
   *
   * @return the track that the contact is in now: the same while nobody can be told
   */
  @Nullable String leave(String current, Lead lead, RuleBook book, List<Publication> told) {
    if (!reachable.test(current)) {
      return current;
    }
    told.add(
        new Publication.Nurture(
            current, Publication.Transition.LEFT, lead, messaging(book, current)));
    return null;
  }

  private static @Nullable String wanted(Lead lead) {
    Fit fit = lead.standing().fit();
    if (fit == null || lead.persona() == null) {
      return null;
    }
    Persona persona = lead.persona().persona();
    boolean opens =
        fit.verdict() == Verdict.FIT
            && fit.grade().isAtLeast(persona.minimumGrade())
            && persona.isFor(fit.icp());
    return opens && consents(persona, lead.consent()) ? persona.id() : null;
  }

  private static boolean consents(Persona persona, @Nullable Boolean consent) {
    return consent == null ? !persona.requiresConsent() : consent;
  }

  private static Messaging messaging(RuleBook book, String persona) {
    return book.personas().stream()
        .filter(known -> known.id().equals(persona))
        .map(Persona::messaging)
        .findFirst()
        .orElse(Messaging.NONE);
  }
}
