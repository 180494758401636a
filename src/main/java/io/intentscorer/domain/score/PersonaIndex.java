package io.intentscorer.domain.score;

import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Persona;
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
  private final int[] unmarked;

  /**
   * @param personas by priority and id, so that of equal scores the first one found stands
   */
  PersonaIndex(List<Persona> personas) {
    rows = personas.stream().map(persona -> new ProfileRow<>(persona)).toList();
    unmarked = new int[rows.size()];
    ConditionIndex.Draft draft = new ConditionIndex.Draft();
    for (int i = 0; i < unmarked.length; i++) {
      ProfileRow<Persona> row = rows.get(i);
      if (row.isMarked()) {
        row.addTo(draft, i);
      }
      // Who asks for nothing is held by anybody.
      boolean always = !row.isMarked() || row.profile().minimumScore() <= 0;
      unmarked[i] = always ? ProfileRow.LOOK : 0;
    }
    conditions = draft.index();
  }

  /** The persona of a contact, null for none. */
  @Nullable PersonaTag tag(Known known) {
    int[] matched = unmarked.clone();
    int[] unknown = conditions.mark(known, matched);
    Persona best = null;
    int highest = -1;
    for (int i = 0; i < matched.length; i++) {
      if (matched[i] != 0) {
        Persona persona = rows.get(i).profile();
        int open = unknown == null ? 0 : unknown[i];
        ProfileScorer.Sums sums = rows.get(i).look(matched[i], open, known);
        if (sums.score() > highest && PersonaTagger.isHeld(persona, sums)) {
          best = persona;
          highest = sums.score();
        }
      }
    }
    return best == null ? null : new PersonaTag(best, highest, ProfileScorer.reasons(best, known));
  }
}
