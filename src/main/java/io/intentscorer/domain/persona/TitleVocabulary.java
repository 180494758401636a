package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of titles of all languages together, compiled for look-ups; made by {@link
 * VocabularyCompiler}.
 */
final class TitleVocabulary {
  /** Bits that say what a word does; a word may have several. */
  static final int FILLER = 1;

  static final int AND = 1 << 1;
  static final int EMPLOYER_FOLLOWS = 1 << 2;
  static final int LEADING = 1 << 3;
  static final int TRAILING = 1 << 4;
  static final int MODIFIER = 1 << 5;
  static final int SCOPE = 1 << 6;
  static final int ASSISTS = 1 << 7;
  static final int NO_POST = 1 << 8;
  static final int LEARNER = 1 << 9;
  static final int EMPLOYER_ENDS = 1 << 10;
  static final int ADJECTIVE = 1 << 11;

  /** What a phrase says of rank; null seniority: nothing. A lower order decides in a role. */
  record Rank(@Nullable Seniority seniority, int order) {
    /** From here on ranks count where nothing else tells. */
    static final int WEAK = 20;

    boolean isWeak() {
      return order >= WEAK;
    }
  }

  /** What a phrase says of department; null: nothing. A higher strength decides. */
  record Field(@Nullable Department department, int strength) {
    static final int STRONG = 4;

    /** Where nothing stronger tells in the role. */
    static final int WEAK = 3;

    /** The field of somebody else's rank: of the director whom an assistant assists. */
    static final int OTHERS = 2;

    /** Where no role tells. */
    static final int LAST = 1;
  }

  /** A rank that begins with one word and ends with another ("chief … officer"). */
  record Span(int begin, int end, Rank rank) {}

  /** Which ranks behind a phrase are not held, and up to where. */
  enum NotHeld {
    TO_THE_END(Division.SEGMENT, false),

    /** Of a chief, an owner or a vp only: "driver to the CEO". */
    CHIEF_TO_THE_END(Division.SEGMENT, false),

    /** Past, or not yet reached; at the end of a part those before it ("CEO, retired"). */
    TO_THE_COMMA(Division.COMMA, true),

    /** The same, but not before a name: "ex-Google product manager". */
    UNLESS_NAMED(Division.COMMA, true);

    final int reach;
    final boolean past;

    NotHeld(int reach, boolean past) {
      this.reach = reach;
      this.past = past;
    }
  }

  final WordTable words = new WordTable();
  final PhraseTrie<Boolean> fillers = new PhraseTrie<>();
  final PhraseTrie<int[]> synonyms = new PhraseTrie<>();
  final PhraseTrie<NotHeld> notHeld = new PhraseTrie<>();
  final PhraseTrie<Rank> ranks = new PhraseTrie<>();
  final PhraseTrie<Field> fields = new PhraseTrie<>();
  final PhraseTrie<Boolean> noDepartment = new PhraseTrie<>();
  final List<Span> spans = new ArrayList<>();
  final WordTable elided = new WordTable();
  final WordTable genders = new WordTable();
  final Meanings beginnings = new Meanings();
  final Meanings endings = new Meanings();
  final List<String> links = new ArrayList<>();
  int[][] spellings = new int[0][];
  int[] does = new int[0];
  final Derivation derivation = new Derivation(this);

  /** What the listed word between two places of a text is spelt as; null where none is. */
  int @Nullable [] spelling(char[] text, int from, int to) {
    int number = words.find(text, from, to);
    return number == WordTable.UNKNOWN ? null : spellings[number];
  }

  /** Whether a word, by its number, does that. */
  boolean does(int word, int bit) {
    return word >= 0 && (does[word] & bit) != 0;
  }

  /** Whether those letters are an article that an apostrophe cuts short. */
  boolean isElided(char[] letters, int from, int to) {
    return elided.find(letters, from, to) != WordTable.UNKNOWN;
  }

  /** Whether those letters are the ending of a gender. */
  boolean isGender(String text, int from, int to) {
    char[] ending = Letters.folded(text.substring(from, to)).toCharArray();
    return genders.find(ending, 0, ending.length) != WordTable.UNKNOWN;
  }
}
