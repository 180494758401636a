package io.intentscorer.domain.lead;

import org.jspecify.annotations.Nullable;

/** What made the scorer look again. */
public record Cause(Kind kind, @Nullable String messageId) {
  /** The kinds of cause. */
  public enum Kind {
    EVENT("event"),
    RULES("rules"),
    DECAY("decay"),
    ERASURE("erasure");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  static Cause event(@Nullable String messageId) {
    return new Cause(Kind.EVENT, messageId);
  }

  static Cause rules() {
    return new Cause(Kind.RULES, null);
  }

  static Cause decay() {
    return new Cause(Kind.DECAY, null);
  }

  /** Somebody is to be forgotten. */
  public static Cause erasure() {
    return new Cause(Kind.ERASURE, null);
  }
}
