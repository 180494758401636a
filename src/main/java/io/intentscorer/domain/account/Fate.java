package io.intentscorer.domain.account;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import org.jspecify.annotations.Nullable;

/** What became of an event at an account. */
public sealed interface Fate {
  /** What is left to remember of the event, see {@link CompanyEvent#counted}; null for nothing. */
  @Nullable CompanyEvent event();

  /**
   * It counts here.
   *
   * @param person the contact's or visitor's key, null for nobody's
   */
  record Counted(@Nullable String person, CompanyEvent event) implements Fate {}

  /**
   * It counted here and turned out to be somebody else's.
   *
   * @param to the account that it was passed on to, null while it waits with its identifier
   */
  record Passed(@Nullable AccountKey to, CompanyEvent event) implements Fate {}

  /** It counts here, and nothing else may be known of it any more. */
  record Forgotten() implements Fate {
    @Override
    public @Nullable CompanyEvent event() {
      return null;
    }
  }

  /** Whether it tells of a contact: by its key, its address, or an identifier. */
  default boolean tellsOf(String contact) {
    CompanyEvent event = event();
    if (event == null) {
      return false;
    }
    Identifiers who = event.who();
    return (this instanceof Counted counted && contact.equals(counted.person()))
        || (who.email() != null && who.email().address().equals(contact))
        || (who.userId() != null && Contact.userKey(who.userId()).equals(contact))
        || (who.anonymousId() != null && Contact.visitorKey(who.anonymousId()).equals(contact));
  }
}
