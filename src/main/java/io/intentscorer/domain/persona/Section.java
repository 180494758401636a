package io.intentscorer.domain.persona;

import java.util.Arrays;
import java.util.Optional;

/** The sections of a vocabulary's file; the comments of {@code en.txt} say what each does. */
enum Section {
  FILLER("filler", false),
  AND("and", false),
  ELIDED("elided", false),
  GENDER_ENDINGS("gender endings", false),
  EMPLOYER_FOLLOWS("employer follows", false),
  SYNONYMS("synonyms", true),
  OFTEN_MISSPELT("often misspelt", false),
  COMPOUND_BEGINNINGS("compound beginnings", true),
  COMPOUND_ENDINGS("compound endings", false),
  COMPOUND_ENDING_MEANINGS("compound endings: meaning", true),
  COMPOUND_LINKS("compound links", false),
  LEADING_RANKS("leading ranks", false),
  TRAILING_RANKS("trailing ranks", false),
  MODIFIERS("modifiers", false),
  SCOPE("scope", false),
  NOT_HELD_TO_THE_END("not held: to the end", false),
  NOT_HELD_TO_THE_COMMA("not held: to the comma", false),
  NOT_HELD_BEFORE("not held: before", false),
  NOT_HELD_DIRECTLY_BEFORE("not held: before, directly", false),
  LEARNERS("learners", false),
  SENIORITY("seniority", true),
  WEAK_SENIORITY("seniority: when nothing else tells", true),
  NO_DEPARTMENT("department: none beside these", false),
  DEPARTMENT("department", true),
  WEAK_DEPARTMENT("department: when nothing else in the role tells", true),
  LAST_DEPARTMENT("department: when no role tells", true);

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

  static Optional<Section> of(String title) {
    return Arrays.stream(values()).filter(each -> each.title.equals(title)).findFirst();
  }
}
