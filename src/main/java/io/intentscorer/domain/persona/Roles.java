package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The roles of a title. A new one begins behind a division where a rank stands on both sides ("CTO
 * / Co-Founder", but not "Head of Growth & Partnerships"), and behind a strong one also where a
 * whole role stands before it ("VP Sales | Acme").
 */
final class Roles {
  /** Stands between the roles of a phrase; no rule's phrase reaches over it. */
  private static final String DIVIDER = " | ";

  /**
   * Stands between words that are joined: who heads sales & operations heads no sales operations.
   */
  private static final String JOINT = " & ";

  /** Stands before the words of a rank that is not held; no plain word contains it. */
  private static final char HIDDEN = '~';

  /** No word tells. */
  static final int NOWHERE = -1;

  private final Findings found;
  private final Tokens words;
  private final Speller speller;
  private int[] begins = new int[4];
  private final List<String> phrases = new ArrayList<>(2);
  private int departmentAt = NOWHERE;
  private int seniorityAt = NOWHERE;

  Roles(Findings found, Speller speller) {
    this.found = found;
    this.words = found.words;
    this.speller = speller;
    divide();
    decide();
  }

  /** How many there are. */
  int count() {
    return phrases.size();
  }

  /** Where a role's words begin. */
  int from(int role) {
    return begins[role * 2];
  }

  /** Where they end. */
  int to(int role) {
    return begins[role * 2 + 1];
  }

  /** The phrase of one role. */
  String phrase(int role) {
    return phrases.get(role);
  }

  /** Where the words are that told the department, or {@link #NOWHERE}. */
  int departmentAt() {
    return departmentAt;
  }

  /** Where the words are that told the seniority, or {@link #NOWHERE}. */
  int seniorityAt() {
    return seniorityAt;
  }

  /** What they say together. */
  Title title() {
    return new Title(phrase(), department(), seniority());
  }

  /** The phrases of all roles. */
  String phrase() {
    return phrases.size() == 1 ? phrases.get(0) : String.join(DIVIDER, phrases);
  }

  private @Nullable Department department() {
    Field field = departmentAt < 0 ? null : found.fields[departmentAt];
    return field == null ? null : field.department();
  }

  /** The rank held; of whom only a department is known, {@link Seniority#MID}. */
  private @Nullable Seniority seniority() {
    Rank rank = seniorityAt < 0 ? null : found.ranks[seniorityAt];
    if (rank != null) {
      // Who assists a chief or a head is no junior.
      boolean assists = found.does(seniorityAt, TitleVocabulary.ASSISTS) && anyHidden();
      return assists && rank.seniority() == Seniority.JUNIOR ? Seniority.MID : rank.seniority();
    }
    boolean told = department() != null && !anyHidden() && !found.anyDoes(TitleVocabulary.LEARNER);
    return told && !isFieldAlone() ? Seniority.MID : null;
  }

  private void divide() {
    int from = 0;
    boolean post = false;
    boolean plain = false;
    for (int at = 0; at < words.size; ) {
      int end = words.end(at, Division.JOINT);
      boolean postHere = holdsPost(at, end) && !isChiefAside(at, end);
      boolean strong = words.division(at) == Division.SEGMENT && plain;
      if (at > 0 && post && (postHere || strong)) {
        add(from, at);
        from = at;
        post = false;
        plain = false;
      }
      post |= postHere;
      plain |= holdsPlain(at, end);
      at = end;
    }
    if (words.size > 0) {
      add(from, words.size);
    }
  }

  /** Whether a rank stands there that is more than a mark of rank, such as "senior". */
  private boolean holdsPost(int from, int to) {
    for (int at = from; at < to; at++) {
      if (found.isHeld(at) && isPost(at, to)) {
        return true;
      }
    }
    return false;
  }

  private boolean isPost(int at, int to) {
    if (found.lengths[at] == 1 && found.does(at, TitleVocabulary.ADJECTIVE)) {
      return false; // "Commercial & Marketing Director"
    }
    int end = Math.min(to, at + found.lengths[at]);
    for (int each = at; each < end; each++) {
      if (!found.does(each, TitleVocabulary.MODIFIER | TitleVocabulary.LEARNER)) {
        return true;
      }
    }
    // "Associate | VP", "Assistant to the CEO": behind nothing to colour it is a post itself.
    Rank rank = found.ranks[at];
    return rank != null && rank.isWeak() && (end == to || words.isOthers(end) || isPlain(end));
  }

  private boolean isPlain(int at) {
    return words.word[at] >= 0 && found.ranks[at] == null && found.fields[at] == null;
  }

  /** "(CFO)" behind "Directeur financier" says the same role in other words. */
  private boolean isChiefAside(int from, int to) {
    Rank rank = found.ranks[from];
    return words.division(from) == Division.ASIDE
        && rank != null
        && rank.seniority() == Seniority.C_LEVEL
        && found.lengths[from] == to - from;
  }

  private boolean holdsPlain(int from, int to) {
    for (int at = from; at < to; at++) {
      if (found.ranks[at] == null
          && !found.does(at, TitleVocabulary.MODIFIER | TitleVocabulary.SCOPE)) {
        return true;
      }
    }
    return false;
  }

  private void add(int from, int to) {
    String phrase = phrase(from, to);
    if (!phrases.contains(phrase)) {
      if (phrases.size() * 2 == begins.length) {
        begins = Arrays.copyOf(begins, begins.length * 2);
      }
      begins[phrases.size() * 2] = from;
      begins[phrases.size() * 2 + 1] = to;
      phrases.add(phrase);
    }
  }

  private String phrase(int from, int to) {
    StringBuilder phrase = new StringBuilder(40);
    int before = NOWHERE;
    for (int at : RankOrder.of(found, from, to)) {
      if (phrase.length() > 0) {
        boolean joined = before == at - 1 && words.division(at) == Division.JOINT;
        phrase.append(joined ? JOINT : " ");
      }
      if (found.hidden[at]) {
        phrase.append(HIDDEN);
      }
      phrase.append(speller.word(words.word[at]));
      before = at;
    }
    return phrase.toString();
  }

  private void decide() {
    int last = NOWHERE;
    for (int role = 0; role < phrases.size(); role++) {
      int from = from(role);
      int to = to(role);
      if (seniorityAt < 0) {
        seniorityAt = rank(from, to);
      }
      int department = department(from, to);
      boolean strong = department >= 0 && strength(department) >= Field.WEAK;
      if (departmentAt < 0 && strong) {
        departmentAt = department;
      }
      last = last < 0 ? department : last;
    }
    departmentAt = departmentAt < 0 ? last : departmentAt;
  }

  /** Where the rank is that decides between two places, or {@link #NOWHERE}. */
  int rank(int from, int to) {
    int decisive = NOWHERE;
    int order = Integer.MAX_VALUE;
    for (int at = from; at < to; at++) {
      Rank rank = found.isHeld(at) ? found.ranks[at] : null;
      if (rank != null && rank.order() < order) {
        decisive = at;
        order = rank.order();
      }
    }
    return decisive;
  }

  /** Where the strongest department is, then the one of the longest phrase, then the first. */
  int department(int from, int to) {
    int decisive = NOWHERE;
    if (found.isOutside(from, to)) {
      return decisive;
    }
    for (int at = from; at < to; at++) {
      if (tellsDepartment(at)
          && (decisive < 0
              || strength(at) > strength(decisive)
              || (strength(at) == strength(decisive)
                  && found.fieldLengths[at] > found.fieldLengths[decisive]))) {
        decisive = at;
      }
    }
    return decisive;
  }

  private boolean tellsDepartment(int at) {
    Field field = found.fields[at];
    if (field == null || field.department() == null) {
      return false;
    }
    Rank rank = found.rankOver(at);
    if (field.strength() == Field.LAST && rank != null && rank.seniority() == null) {
      return false; // a process owner owns no company
    }
    // Who assists the CFO works in finance; who assists the CEO is no general manager.
    return field.department() != Department.EXECUTIVE || !found.hidden[at];
  }

  private int strength(int at) {
    Field field = found.fields[at];
    if (field == null) {
      return 0;
    }
    int most =
        words.isPast(at)
            ? 0
            : words.isOthers(at) && !words.isChiefOnly(at) ? Field.OTHERS : Field.STRONG;
    return Math.min(field.strength(), most);
  }

  /** "Sales", "Customer Support": a department, and nobody's job in it. */
  private boolean isFieldAlone() {
    for (int at = 0; at < words.size; at += Math.max(1, found.fieldLengths[at])) {
      boolean reach = found.does(at, TitleVocabulary.SCOPE);
      if ((found.fields[at] == null && !reach) || found.ranks[at] != null) {
        return false;
      }
    }
    return true;
  }

  private boolean anyHidden() {
    for (boolean hidden : found.hidden) {
      if (hidden) {
        return true;
      }
    }
    return false;
  }
}
