package io.intentscorer.domain.persona;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The part of a company that somebody works in, spelt as rules and records spell it. */
public enum Department {
  MARKETING("marketing"),
  SALES("sales"),
  OPERATIONS("operations"),
  ENGINEERING("engineering"),
  PRODUCT("product"),
  DATA("data"),
  IT("it"),
  SECURITY("security"),
  FINANCE("finance"),
  HR("hr"),
  LEGAL("legal"),
  SUPPORT("support"),
  DESIGN("design"),
  PROCUREMENT("procurement"),
  EXECUTIVE("executive");

  private static final Map<String, Department> BY_WORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Department::word, Function.identity()));

  private final String word;

  Department(String word) {
    this.word = word;
  }

  /** The spelling in rules and records, e.g. {@code hr}. */
  public String word() {
    return word;
  }

  /** The department of that word; case and surrounding space do not matter. */
  public static Optional<Department> of(String word) {
    return Optional.ofNullable(BY_WORD.get(Words.hyphenated(word)));
  }
}
