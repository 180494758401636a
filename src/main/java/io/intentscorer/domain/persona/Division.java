package io.intentscorer.domain.persona;

/** What stands between two words of a title, by force; numbers, since every word has one. */
final class Division {
  /** A space, a hyphen. */
  static final int NONE = 0;

  /** {@code /}, {@code &}, "and". */
  static final int JOINT = 1;

  /** A comma. */
  static final int COMMA = 2;

  /** An opening bracket: what follows is said aside. */
  static final int ASIDE = 3;

  /** {@code |}, {@code ;}, a dash, a line's end, a closing bracket. */
  static final int SEGMENT = 4;

  private Division() {}
}
