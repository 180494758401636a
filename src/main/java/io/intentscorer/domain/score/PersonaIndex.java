package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.MarkTable;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.score.ProfileScorer.Answers;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scores a contact against all personas of a book at once: what {@link FitIndex} does for profiles
 * of companies, without its tables, since of a dozen personas few match anything. Those that do are
 * summed up from their marks; the reasons are only made for the one that is the contact's.
 */
final class PersonaIndex {
  private final List<ProfileRow<Persona>> rows;
  private final ConditionIndex conditions;

  /** The rows that are looked at even if nothing is marked. */
  private final BitSet always = new BitSet();

  /**
   * @param personas by priority and id, so that of equal scores the first one found stands
   */
  PersonaIndex(List<Persona> personas) {
    rows = personas.stream().map(persona -> new ProfileRow<>(persona)).toList();
    ConditionIndex.Draft draft = new ConditionIndex.Draft();
    for (int i = 0; i < rows.size(); i++) {
      ProfileRow<Persona> row = rows.get(i);
      if (row.isMarked()) {
        row.addTo(draft, i);
      }
      // Who asks for nothing is held by anybody.
      always.set(i, !row.isMarked() || row.profile().minimumScore() <= 0);
    }
    conditions = draft.index(rows.size());
  }

  /** The persona of a contact, null for none. */
  @Nullable PersonaTag tag(Known known) {
    MarkTable matched = conditions.table();
    MarkTable unknown = conditions.mark(known, matched);
    Persona best = null;
    Answers ofBest = null;
    int highest = -1;
    for (int i = next(0, matched); i < rows.size(); i = next(i + 1, matched)) {
      Persona persona = rows.get(i).profile();
      int open = unknown == null ? 0 : unknown.row(i);
      Answers answers = rows.get(i).answers(matched.row(i), open, known);
      ProfileScorer.Sums sums = ProfileScorer.score(persona, answers);
      if (sums.score() > highest && PersonaTagger.isHeld(persona, sums)) {
        best = persona;
        ofBest = answers;
        highest = sums.score();
      }
    }
    return best == null || ofBest == null
        ? null
        : new PersonaTag(best, highest, ProfileScorer.reasons(best, ofBest, known));
  }

  /** The next row that is to be looked at. */
  private int next(int from, MarkTable matched) {
    int row = from;
    while (row < rows.size() && !always.get(row) && (matched.marked(row) >>> row & 1) == 0) {
      row++;
    }
    return row;
  }
}
