package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.NotHeld;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import java.util.EnumSet;
import java.util.Set;

/**
 * Finds the ranks of a title that its holder does not hold: somebody else's ("assistant to the
 * CEO", "CEO office", "CFO consultant"), past ones ("former", "retired") and those not yet reached
 * ("aspiring", a student's). In doubt a high rank is not held: a wrong chief is worse than none.
 */
final class Hiding {
  private static final Set<Seniority> ALL = EnumSet.allOf(Seniority.class);
  private static final Set<Seniority> HIGH = EnumSet.range(Seniority.C_LEVEL, Seniority.MANAGER);
  private static final Set<Seniority> TOP = EnumSet.range(Seniority.C_LEVEL, Seniority.VP);
  private static final Set<Seniority> CHIEF = EnumSet.of(Seniority.C_LEVEL);
  private static final Set<Seniority> CHIEF_OR_OWNER =
      EnumSet.of(Seniority.C_LEVEL, Seniority.OWNER);
  private static final Set<Seniority> CHIEF_OR_VP = EnumSet.of(Seniority.C_LEVEL, Seniority.VP);
  private static final Set<Seniority> OWNER = EnumSet.of(Seniority.OWNER);

  /** Of a piece without a joint: who has such a job is no chief, whose initials stand beside it. */
  private static final Set<Seniority> JOBS =
      EnumSet.of(Seniority.MANAGER, Seniority.LEAD, Seniority.MID, Seniority.JUNIOR);

  private final Findings found;
  private final Tokens words;

  private Hiding(Findings found) {
    this.found = found;
    this.words = found.words;
  }

  /** Marks the words behind or before such as "assistant to", "former" and "retired". */
  static void mark(TitleVocabulary vocabulary, Tokens words) {
    for (int at = 0; at < words.size; at++) {
      int node = vocabulary.notHeld.longestOver(words, at, words.size);
      NotHeld kind = vocabulary.notHeld.value(node);
      if (kind == null) {
        int filler = vocabulary.fillers.longestOver(words, at, words.size);
        at += Math.max(0, vocabulary.fillers.length(filler) - 1); // "m/f/d" is no "f.d."
        continue;
      }
      int behind = at + vocabulary.notHeld.length(node);
      boolean named =
          behind < words.size
              && (words.word[behind] < 0
                  || vocabulary.does(words.word[behind], TitleVocabulary.SCOPE));
      boolean ends = behind == words.size || words.division(behind) >= Division.COMMA;
      if (kind == NotHeld.UNLESS_NAMED && named) {
        continue; // "ex-Google"
      }
      int from = behind;
      int to = words.end(at, kind.reach);
      if (kind.past && ends) { // "CEO, retired"
        from = words.begin(at, Division.SEGMENT);
        to = at;
      }
      for (int each = from; each < to; each++) {
        words.giveToOthers(each, kind);
      }
    }
  }

  /** Hides the ranks that are not held. */
  static void hide(Findings found) {
    new Hiding(found).hide();
  }

  private void hide() {
    // Most titles have one rank and nothing that could hide it.
    boolean learners = found.anyDoes(TitleVocabulary.LEARNER);
    for (int from = 0; learners && from < words.size; from = words.end(from, Division.SEGMENT)) {
      learners(from, words.end(from, Division.SEGMENT));
    }
    boolean pieces =
        found.rankCount() > 1 || found.anyDoes(TitleVocabulary.NO_POST | TitleVocabulary.ASSISTS);
    for (int from = 0; pieces && from < words.size; from = words.end(from, Division.JOINT)) {
      piece(from, words.end(from, Division.JOINT));
    }
    for (int at = 0; at < words.size; at++) {
      if (words.isOthers(at)) {
        hide(at, at + 1, words.isChiefOnly(at) ? TOP : ALL);
      }
    }
  }

  /** A stretch without a division. */
  private void piece(int from, int to) {
    for (int at = from + 1; at < to; at++) {
      int chief = found.does(at, TitleVocabulary.NO_POST) ? found.rankEndingAt(at) : -1;
      if (chief >= from) {
        hide(chief, at, TOP); // "CEO office"
      }
    }
    int end = to;
    while (end > from + 1 && found.does(end - 1, TitleVocabulary.SCOPE)) {
      end--;
    }
    int last = found.rankEndingAt(end);
    if (!words.isOthers(end - 1) && found.does(end - 1, TitleVocabulary.ASSISTS)) {
      hide(from, last < from ? end - 1 : last, HIGH); // "VP Marketing assistant"
    } else if (last >= from && isJob(last)) {
      boolean low = seniority(last).compareTo(Seniority.MID) >= 0;
      hide(from, last, low ? TOP : CHIEF_OR_OWNER); // "CFO consultant", "Partner manager"
    }
    behindFirst(from, to);
  }

  /** "Secretary CEO", "Head CEO office", "Director of partners". */
  private void behindFirst(int from, int to) {
    for (int at = from; at < to; at++) {
      if (found.isHeld(at)) {
        Seniority first = seniority(at);
        int behind = at + found.lengths[at];
        if (isJob(at)) {
          hide(behind, to, CHIEF_OR_VP);
        } else if (first == Seniority.HEAD) {
          hide(behind, to, CHIEF);
        }
        if (first.compareTo(Seniority.VP) >= 0 && first.compareTo(Seniority.LEAD) <= 0) {
          hide(behind, to, OWNER);
        }
        if (!isMark(at)) {
          return;
        }
        at = behind - 1;
      }
    }
  }

  private void learners(int from, int to) {
    for (int part = from; part < to; part = words.end(part, Division.COMMA)) {
      int end = words.end(part, Division.COMMA);
      boolean leads = part == from || end == part + 1; // not "VP, student life"
      boolean first = leads && found.does(part, TitleVocabulary.LEARNER) && !endsHigh(part, end);
      boolean last = found.does(end - 1, TitleVocabulary.LEARNER) && !endsHigh(part, end);
      if (first || last) {
        hide(from, to, HIGH);
        if (found.rankOver(first ? part : end - 1) == null) {
          hide(part, end, ALL); // a student
        }
      }
    }
  }

  /** "Student success manager". */
  private boolean endsHigh(int from, int to) {
    int rank = found.rankEndingAt(to);
    return rank >= from && HIGH.contains(seniority(rank));
  }

  private boolean isJob(int at) {
    return JOBS.contains(seniority(at)) && !isMark(at);
  }

  /** Whether a rank is one word that may also only colour another ("assistant", "senior"). */
  private boolean isMark(int at) {
    return found.lengths[at] == 1
        && found.does(at, TitleVocabulary.MODIFIER | TitleVocabulary.ADJECTIVE);
  }

  private Seniority seniority(int at) {
    Rank rank = found.ranks[at];
    return rank == null || rank.seniority() == null ? Seniority.INTERN : rank.seniority();
  }

  private void hide(int from, int to, Set<Seniority> which) {
    for (int at = from; at < to; at++) {
      Rank rank = found.ranks[at];
      if (rank != null && rank.seniority() != null && which.contains(rank.seniority())) {
        for (int each = at; each < at + found.lengths[at]; each++) {
          found.hidden[each] = true;
        }
      }
    }
  }
}
