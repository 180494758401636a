package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleReading.Evidence;
import io.intentscorer.domain.persona.TitleReading.Role;
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

  /** Stands before the words of a rank that is not held; no plain word contains it. */
  private static final char HIDDEN = '~';

  /** Departments weaker than this count where no role tells a stronger one. */
  private static final int WEAK = 2;

  private final Findings found;
  private final Tokens words;
  private final Speller speller;
  private final TitleText text;
  private int[] begins = new int[4];
  private final List<String> phrases = new ArrayList<>(2);
  private int departmentAt = -1;
  private int seniorityAt = -1;

  Roles(Findings found, Speller speller, TitleText text) {
    this.found = found;
    this.words = found.words;
    this.speller = speller;
    this.text = text;
    divide();
    decide();
  }

  /** The phrases of all roles. */
  String phrase() {
    return phrases.size() == 1 ? phrases.get(0) : String.join(DIVIDER, phrases);
  }

  @Nullable Department department() {
    Field field = departmentAt < 0 ? null : found.fields[departmentAt];
    return field == null ? null : field.department();
  }

  /** The rank held; of whom only a department is known, {@link Seniority#MID}. */
  @Nullable Seniority seniority() {
    Rank rank = seniorityAt < 0 ? null : found.ranks[seniorityAt];
    if (rank != null) {
      return rank.seniority();
    }
    return department() == null || anyNotHeld() || isFieldAlone() ? null : Seniority.MID;
  }

  TitleReading reading() {
    return new TitleReading(
        new Title(phrase(), department(), seniority()),
        departmentAt < 0 ? null : evidence(departmentAt, found.fieldLengths[departmentAt]),
        seniorityAt < 0 ? null : evidence(seniorityAt, found.lengths[seniorityAt]),
        roles(),
        notHeld(),
        notKnown());
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
      if (found.isHeld(at)) {
        for (int each = at; each < Math.min(to, at + found.lengths[at]); each++) {
          if (!found.does(each, TitleVocabulary.MODIFIER | TitleVocabulary.LEARNER)) {
            return true;
          }
        }
      }
    }
    return false;
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
    for (int at : RankOrder.of(found, from, to)) {
      if (phrase.length() > 0) {
        phrase.append(' ');
      }
      if (found.hidden[at]) {
        phrase.append(HIDDEN);
      }
      phrase.append(speller.word(words.word[at]));
    }
    return phrase.toString();
  }

  private void decide() {
    int last = -1;
    for (int role = 0; role < phrases.size(); role++) {
      int from = begins[role * 2];
      int to = begins[role * 2 + 1];
      if (seniorityAt < 0) {
        seniorityAt = rank(from, to);
      }
      int department = department(from, to);
      boolean strong = department >= 0 && strength(department) >= WEAK;
      if (departmentAt < 0 && strong) {
        departmentAt = department;
      }
      last = last < 0 ? department : last;
    }
    departmentAt = departmentAt < 0 ? last : departmentAt;
  }

  private int rank(int from, int to) {
    int decisive = -1;
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

  /** The strongest department, then the one of the longest phrase, then the first. */
  private int department(int from, int to) {
    int decisive = -1;
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
    // Who assists the CFO works in finance; who assists the CEO is no general manager.
    return field.department() != Department.EXECUTIVE || !found.hidden[at];
  }

  private int strength(int at) {
    Field field = found.fields[at];
    return field == null ? 0 : field.strength();
  }

  /** "Sales", "Customer Support": a department, and nobody's job in it. */
  private boolean isFieldAlone() {
    for (int at = 0; at < words.size; at += found.fieldLengths[at]) {
      if (found.fields[at] == null || found.ranks[at] != null) {
        return false;
      }
    }
    return true;
  }

  /** Whether somebody else's rank is named, or the holder is a learner. */
  private boolean anyNotHeld() {
    for (int at = 0; at < words.size; at++) {
      if (found.hidden[at] || found.does(at, TitleVocabulary.LEARNER)) {
        return true;
      }
    }
    return false;
  }

  private Evidence evidence(int at, int length) {
    StringBuilder readAs = new StringBuilder();
    for (int each = at; each < at + length; each++) {
      readAs.append(each == at ? "" : " ").append(speller.word(words.word[each]));
    }
    return new Evidence(written(at, at + length - 1), readAs.toString());
  }

  private String written(int first, int last) {
    return text.written(words.first(first), words.last(last));
  }

  private List<Role> roles() {
    List<Role> roles = new ArrayList<>();
    for (int role = 0; role < phrases.size(); role++) {
      int department = department(begins[role * 2], begins[role * 2 + 1]);
      int rank = rank(begins[role * 2], begins[role * 2 + 1]);
      Field field = department < 0 ? null : found.fields[department];
      Rank held = rank < 0 ? null : found.ranks[rank];
      roles.add(
          new Role(
              phrases.get(role),
              field == null ? null : field.department(),
              held == null ? null : held.seniority()));
    }
    return roles;
  }

  private List<String> notHeld() {
    List<String> notHeld = new ArrayList<>();
    for (int at = 0; at < words.size; at++) {
      int first = at;
      while (at < words.size && found.hidden[at]) {
        at++;
      }
      if (at > first) {
        notHeld.add(written(first, at - 1));
      }
    }
    return notHeld;
  }

  private List<String> notKnown() {
    List<String> notKnown = new ArrayList<>();
    for (int at = 0; at < words.size; at++) {
      if (words.word[at] < 0) {
        notKnown.add(speller.word(words.word[at]));
      }
    }
    return notKnown;
  }
}
