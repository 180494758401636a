package io.intentscorer.domain.lead;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.PersonaTag;
import org.jspecify.annotations.Nullable;

/** What rules in shadow would make of an account and a contact if they decided; they do not. */
public final class Shadow {
  private Shadow() {}

  /**
   * An account as it would be if its signals in shadow decided too.
   *
   * @param intent the score and level with them; its signals are only those in shadow
   */
  public record OfAccount(Intent intent, @Nullable String tier, String priority) {
    void addLastingTo(Fingerprint print) {
      intent.addLastingTo(print);
      print.add(tier).add(priority);
    }
  }

  /**
   * A contact as it would be.
   *
   * @param personas whether any persona is in shadow; if none is, nothing is said of one
   * @param persona the persona that the contact would hold
   * @param intent the contact's own part of the intent, 0 to 100; null if no signal is in shadow
   */
  public record OfContact(
      boolean personas, @Nullable PersonaTag persona, @Nullable Integer intent) {
    void addStandingTo(Fingerprint print) {
      if (persona != null) {
        persona.addTo(print);
      }
    }

    void addTo(Fingerprint print) {
      print.add(intent == null ? -1L : intent);
    }
  }
}
