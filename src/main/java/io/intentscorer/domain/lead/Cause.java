package io.intentscorer.domain.lead;

import io.intentscorer.domain.event.CompanyEvent;
import org.jspecify.annotations.Nullable;

/**
 * What made the scorer look again.
 *
 * @param messageId the event's, null where it had none
 * @param event what the event is called, null where it was none
 * @param time when the event happened, in milliseconds since 1970 UTC; null where it was none
 */
public record Cause(
    Kind kind, @Nullable String messageId, @Nullable String event, @Nullable Long time) {
  /** The kinds of cause. */
  public enum Kind {
    EVENT("event", "event"),
    RULES("rules", "rules"),
    DECAY("decay", "decay"),
    ERASURE("erasure", "erasure"),
    /** Events made it known who somebody is. */
    IDENTITY("event", "identity"),
    /** Events made it known that two accounts are one. */
    MERGE("event", "merge");

    private final String word;
    private final String entry;

    Kind(String word, String entry) {
      this.word = word;
      this.entry = entry;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }

    /** What the ledger calls it, which tells more of them apart. */
    public String entry() {
      return entry;
    }
  }

  private static Cause of(Kind kind) {
    return new Cause(kind, null, null, null);
  }

  static Cause event(CompanyEvent event) {
    return new Cause(Kind.EVENT, event.messageId(), event.name(), event.time());
  }

  static Cause identity() {
    return of(Kind.IDENTITY);
  }

  static Cause merge() {
    return of(Kind.MERGE);
  }

  static Cause rules() {
    return of(Kind.RULES);
  }

  static Cause decay() {
    return of(Kind.DECAY);
  }

  /** Somebody is to be forgotten. */
  public static Cause erasure() {
    return of(Kind.ERASURE);
  }

  /** Whether something was learnt, so that all that differs is told, and not only what lasts. */
  boolean isNews() {
    return kind != Kind.RULES && kind != Kind.DECAY;
  }
}
