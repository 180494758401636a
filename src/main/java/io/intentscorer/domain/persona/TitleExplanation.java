package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleReading.Evidence;
import io.intentscorer.domain.persona.TitleReading.Role;
import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells a reading with the words that it was made of. */
final class TitleExplanation {
  private final TitleText text;
  private final Speller speller;
  private final Findings found;
  private final Roles roles;
  private final Tokens words;

  TitleExplanation(TitleText text, Speller speller, Findings found, Roles roles) {
    this.text = text;
    this.speller = speller;
    this.found = found;
    this.roles = roles;
    this.words = found.words;
  }

  TitleReading reading() {
    return new TitleReading(
        roles.title(),
        evidence(roles.departmentAt(), found.fieldLengths),
        evidence(roles.seniorityAt(), found.lengths),
        roles(),
        speller.employer(),
        notHeld(),
        notKnown());
  }

  private @Nullable Evidence evidence(int at, int[] lengths) {
    if (at == Roles.NOWHERE) {
      return null;
    }
    StringBuilder readAs = new StringBuilder();
    for (int each = at; each < at + lengths[at]; each++) {
      readAs.append(each == at ? "" : " ").append(speller.word(words.word[each]));
    }
    return new Evidence(written(at, at + lengths[at] - 1), readAs.toString());
  }

  private String written(int first, int last) {
    return text.written(words.first(first), words.last(last));
  }

  private List<Role> roles() {
    List<Role> list = new ArrayList<>();
    for (int role = 0; role < roles.count(); role++) {
      int department = roles.department(roles.from(role), roles.to(role));
      int rank = roles.rank(roles.from(role), roles.to(role));
      Field field = department == Roles.NOWHERE ? null : found.fields[department];
      Rank held = rank == Roles.NOWHERE ? null : found.ranks[rank];
      list.add(
          new Role(
              roles.phrase(role),
              field == null ? null : field.department(),
              held == null ? null : held.seniority()));
    }
    return list;
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
