package io.intentscorer.wire;

import io.intentscorer.domain.event.CompanyEvent;

/** What came of reading an event: it is a value either way, since bad input is expected. */
public sealed interface Decoded {
  /** An event that was understood. */
  record Understood(CompanyEvent event) implements Decoded {}

  /** An event that counts for nothing, since no buyer made it. */
  record Ignored(NotPeople.Why why) implements Decoded {}

  /**
   * Bytes that no event can be made of.
   *
   * @param message says where and what to do
   */
  record Unreadable(Reason reason, String message) implements Decoded {}

  /** An event that can be read, but names nobody at all. */
  Unreadable NOBODY =
      new Unreadable(
          Reason.NO_IDENTITY,
          "nothing says who it was; send anonymousId, userId, contact.email or company.domain");

  /** Why bytes are no event; the codes are stable, dashboards count by them. */
  enum Reason {
    EMPTY("empty"),
    TOO_LARGE("too-large"),
    NOT_JSON("not-json"),
    TOO_DEEP("too-deep"),
    NOT_AN_OBJECT("not-an-object"),
    NO_TYPE("no-type"),
    NO_EVENT_NAME("no-event-name"),
    WRONG_TYPE("wrong-type"),
    BAD_TIME("bad-time"),
    NO_IDENTITY("no-identity"),
    NO_RULE_ID("no-rule-id"),
    NO_CONTACT("no-contact");

    private final String code;

    Reason(String code) {
      this.code = code;
    }

    /** The kebab-case code. */
    public String code() {
      return code;
    }
  }
}
