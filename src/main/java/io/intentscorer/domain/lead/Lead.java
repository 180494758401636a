package io.intentscorer.domain.lead;

import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.score.PersonaTag;
import org.jspecify.annotations.Nullable;

/**
 * All that is published of a contact.
 *
 * @param consent the marketing consent: true, false, or null where it is not known
 * @param intent the contact's own part of the account's intent, 0 to 100
 * @param shadow the contact as it would be if rules in shadow decided, null where none is
 * @param firstSeenAt in milliseconds since 1970 UTC, as are the other times
 */
public record Lead(
    String contact,
    String account,
    @Nullable String name,
    @Nullable String email,
    @Nullable String title,
    @Nullable String department,
    @Nullable String seniority,
    @Nullable Boolean consent,
    @Nullable PersonaTag persona,
    Standing standing,
    int intent,
    Shadow.@Nullable OfContact shadow,
    long firstSeenAt,
    long lastSeenAt,
    Cause cause,
    long scoredAt) {

  /** Equal while fit, tier, priority, level and persona are. */
  public long standingFingerprint() {
    Fingerprint print = new Fingerprint().add(standing.fingerprint());
    if (persona != null) {
      persona.addTo(print);
    }
    if (shadow != null) {
      shadow.addStandingTo(print);
    }
    return print.value();
  }

  /**
   * Equal while the record is, but for {@code scoredAt} and {@code cause}.
   *
   * @param standing the lead's own {@link #standingFingerprint}
   */
  long fingerprint(long standing) {
    Fingerprint print = new Fingerprint().add(standing);
    print.add(account).add(name).add(email).add(title).add(department).add(seniority);
    print.add(consent == null ? null : Value.text(consent.toString()));
    print.add((long) intent).add((long) this.standing.intent().score());
    if (shadow != null) {
      shadow.addTo(print);
    }
    return print.add(firstSeenAt).add(lastSeenAt).add(this.standing.rulesVersion()).value();
  }
}
