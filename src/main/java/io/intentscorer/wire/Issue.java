package io.intentscorer.wire;

import org.jspecify.annotations.Nullable;

/**
 * Something about a rule that its author should know.
 *
 * @param pointer where, as a JSON Pointer (RFC 6901); empty for the rule as a whole
 * @param message what is wrong
 * @param hint what to write instead, null where nothing can be suggested
 */
public record Issue(Severity severity, String pointer, String message, @Nullable String hint) {
  /** Whether the rule is refused for it. */
  public enum Severity {
    ERROR("error"),
    WARNING("warning");

    private final String word;

    Severity(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  static Issue error(String pointer, String message, @Nullable String hint) {
    return new Issue(Severity.ERROR, pointer, message, hint);
  }

  static Issue warning(String pointer, String message, @Nullable String hint) {
    return new Issue(Severity.WARNING, pointer, message, hint);
  }

  /** The issue on one line, as an editor shows it. */
  public String line() {
    String where = pointer.isEmpty() ? "" : pointer + ": ";
    return severity.word() + ": " + where + message + (hint == null ? "" : " (" + hint + ")");
  }
}
