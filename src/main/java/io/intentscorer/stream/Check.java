package io.intentscorer.stream;

import java.util.Comparator;
import java.util.List;

/**
 * Something that was looked at, and how it was found.
 *
 * @param subject what was looked at, in a word or two
 * @param message what was found; unless it is fine, also what to do
 */
public record Check(String subject, Outcome outcome, String message) {
  /** How bad it is, the best first. */
  public enum Outcome {
    OK,
    /** The scorer runs, but perhaps not as wanted. */
    WARN,
    /** The scorer would not start, or would stop. */
    FAIL
  }

  public static Check ok(String subject, String message) {
    return new Check(subject, Outcome.OK, message);
  }

  public static Check warn(String subject, String message) {
    return new Check(subject, Outcome.WARN, message);
  }

  public static Check fail(String subject, String message) {
    return new Check(subject, Outcome.FAIL, message);
  }

  /** The worst of several outcomes; fine when there is none. */
  public static Outcome worst(List<Check> checks) {
    return checks.stream().map(Check::outcome).max(Comparator.naturalOrder()).orElse(Outcome.OK);
  }
}
