package io.intentscorer.domain.event;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, read and cleaned.
 *
 * @param name what happened, folded by {@link Folding#foldName}
 * @param messageId the tracker's id of the message, by which a repetition is known
 * @param time when it happened, in milliseconds since 1970 UTC, after correction
 * @param who the identifiers that it carries
 * @param company what it says of the company, by attribute name; an empty value clears the fact
 * @param contact what it says of the person, likewise
 * @param said what it says of itself: {@code event.name}, {@code page.path}, {@code
 *     properties.plan}, …
 */
public record CompanyEvent(
    String name,
    @Nullable String messageId,
    long time,
    Identifiers who,
    Map<String, Optional<Value>> company,
    Map<String, Optional<Value>> contact,
    Map<String, Value> said) {

  public CompanyEvent {
    company = Map.copyOf(company);
    contact = Map.copyOf(contact);
    said = Map.copyOf(said);
  }

  /** The same event with the user that its visitor turned out to be. */
  public CompanyEvent by(String userId) {
    return new CompanyEvent(name, messageId, time, who.withUser(userId), company, contact, said);
  }
}
