package io.intentscorer.cli;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Facts.Fact;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.KnownContact;
import io.intentscorer.domain.score.PersonaTagger;
import io.intentscorer.domain.score.PersonaTagger.Look;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** What personas make of somebody of whom nothing is known but a title. */
final class PersonaMirror {
  /** The order in which personas are chosen. */
  private static final Comparator<Look> ORDER =
      Comparator.comparing((Look look) -> !look.held())
          .thenComparing(look -> -look.tag().score())
          .thenComparing(look -> look.tag().persona().priority())
          .thenComparing(look -> look.tag().persona().id());

  private final TitleReader titles;
  private final List<Persona> personas;

  PersonaMirror(TitleReader titles, List<Persona> personas) {
    this.titles = titles;
    this.personas = List.copyOf(personas);
  }

  /** Every persona beside a title, those that are met first; the first of them would be chosen. */
  List<Look> looks(String title) {
    KnownCompany nobody = new KnownCompany("", Account.Type.COMPANY, Facts.NONE);
    Facts facts = Facts.of(Map.of("title", new Fact(Value.text(title), 0)));
    KnownContact known = KnownContact.of(facts, nobody, titles);
    return personas.stream()
        .map(persona -> PersonaTagger.look(persona, known))
        .sorted(ORDER)
        .toList();
  }
}
