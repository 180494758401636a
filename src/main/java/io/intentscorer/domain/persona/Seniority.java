package io.intentscorer.domain.persona;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How high somebody stands, highest first, spelt as rules and records spell it. */
public enum Seniority {
  C_LEVEL("c-level"),
  OWNER("owner"),
  VP("vp"),
  HEAD("head"),
  DIRECTOR("director"),
  MANAGER("manager"),
  LEAD("lead"),
  SENIOR("senior"),
  MID("mid"),
  JUNIOR("junior"),
  INTERN("intern");

  private static final Map<String, Seniority> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Seniority::word, Function.identity()));

  private final String word;

  Seniority(String word) {
    this.word = word;
  }

  /** The spelling in rules and records, e.g. {@code c-level}. */
  public String word() {
    return word;
  }

  /** The seniority of that word; {@code "C Level"} and {@code "c_level"} are {@code c-level}. */
  public static Optional<Seniority> of(String word) {
    return Optional.ofNullable(BY_WORD.get(Words.hyphenated(word)));
  }
}
