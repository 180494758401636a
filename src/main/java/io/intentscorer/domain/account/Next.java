package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Learnt;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import org.jspecify.annotations.Nullable;

/** Where an event, or what was learnt from it, goes next. */
public sealed interface Next {
  /** What the stage there finds it under. */
  String key();

  /** To the visitor: an event. */
  record ToVisitor(String key, CompanyEvent event) implements Next {}

  /** To the visitor: the news of whom it belongs to, since a time. */
  record Link(String key, String userId, long time) implements Next {}

  /** To the user: what their visitor was already known by, each part since a time. */
  record Introduction(
      String key, @Nullable Learnt<Mailbox> email, @Nullable Learnt<Membership> company)
      implements Next {}

  /** To the user. */
  record ToUser(String key, CompanyEvent event) implements Next {}

  /**
   * To the account.
   *
   * @param person the contact's or visitor's key, null when only the company is known
   */
  record ToAccount(AccountKey account, @Nullable String person, CompanyEvent event)
      implements Next {
    @Override
    public String key() {
      return account.key();
    }
  }

  /** To the acquaintance of a contact: where something is remembered of them. */
  record Met(String contact, Place place, String where) implements Next {
    @Override
    public String key() {
      return Pseudonym.of(contact);
    }
  }

  /**
   * To the acquaintance of a contact: forget them.
   *
   * @param by the user whose address it was, null where the contact itself is asked for
   */
  record Erase(String contact, Extent extent, @Nullable String by) implements Next {
    @Override
    public String key() {
      return Pseudonym.of(contact);
    }
  }

  /** To a place: forget a contact. */
  record Forget(Place place, String key, String contact) implements Next {}

  /** Where something is remembered of a contact. */
  enum Place {
    VISITOR,
    USER,
    ACCOUNT,
    /** Another contact: an address that a user was known by. */
    MAILBOX
  }

  /** How far an erasure goes. */
  enum Extent {
    /** The contact, and the users and visitors that they were. */
    PERSON,
    /** The contact alone: others may share the address. */
    CONTACT
  }
}
