package io.intentscorer.domain.persona;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The sections of a vocabulary's file; the comments of {@code config/titles/en.txt} say what each
 * does.
 */
enum Section {
  FILLER("filler", false),
  AND("and", false),
  ELIDED("elided", false),
  GENDER_ENDINGS("gender endings", false),
  EMPLOYER_FOLLOWS("employer follows", false),
  EMPLOYER_ENDS("employer ends", false),
  SYNONYMS("synonyms", true),
  OFTEN_MISSPELT("often misspelt", false),
  COMPOUND_BEGINNINGS("compound beginnings", true),
  COMPOUND_ENDINGS("compound endings", false),
  COMPOUND_ENDING_MEANINGS("compound endings: meaning", true),
  COMPOUND_LINKS("compound links", false),
  LEADING_RANKS("leading ranks", false),
  TRAILING_RANKS("trailing ranks", false),
  MODIFIERS("modifiers", false),
  ADJECTIVES("adjectives", false),
  SCOPE("scope", false),
  NOT_HELD_TO_THE_END("not held: to the end", false),
  NOT_HELD_CHIEF_TO_THE_END("not held: a chief, to the end", false),
  NOT_HELD_TO_THE_COMMA("not held: to the comma", false),
  NOT_HELD_UNLESS_NAMED("not held: to the comma, unless a name follows", false),
  NOT_HELD_BEFORE("not held: before", false),
  NOT_HELD_DIRECTLY_BEFORE("not held: before, directly", false),
  LEARNERS("learners", false),
  SENIORITY("seniority", true),
  WEAK_SENIORITY("seniority: when nothing else tells", true),
  NO_DEPARTMENT("department: none beside these", false),
  DEPARTMENT("department", true),
  WEAK_DEPARTMENT("department: when nothing else in the role tells", true),
  LAST_DEPARTMENT("department: when no role tells", true);

  private static final Set<Section> OF_WORDS =
      EnumSet.of(
          AND,
          ELIDED,
          GENDER_ENDINGS,
          EMPLOYER_FOLLOWS,
          EMPLOYER_ENDS,
          OFTEN_MISSPELT,
          COMPOUND_BEGINNINGS,
          COMPOUND_ENDINGS,
          COMPOUND_ENDING_MEANINGS,
          COMPOUND_LINKS,
          LEADING_RANKS,
          TRAILING_RANKS,
          MODIFIERS,
          ADJECTIVES,
          SCOPE,
          NOT_HELD_BEFORE,
          NOT_HELD_DIRECTLY_BEFORE,
          LEARNERS);

  private final String title;
  private final boolean named;

  Section(String title, boolean named) {
    this.title = title;
    this.named = named;
  }

  /** What stands in the brackets. */
  String title() {
    return title;
  }

  /** Whether its lines are "name = phrase, phrase" instead of phrases alone. */
  boolean named() {
    return named;
  }

  /** Whether it lists single words only. */
  boolean ofWords() {
    return OF_WORDS.contains(this);
  }

  static Optional<Section> of(String title) {
    return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
  }
}
