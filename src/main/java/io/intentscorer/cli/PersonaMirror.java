package io.intentscorer.cli;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.score.KnownContact;
import io.intentscorer.domain.score.PersonaTagger;
import io.intentscorer.domain.score.PersonaTagger.Look;
import java.util.List;

/** What personas make of somebody of whom nothing is known but a title. */
final class PersonaMirror {
  private final TitleReader titles;
  private final List<Persona> personas;

  PersonaMirror(TitleReader titles, List<Persona> personas) {
    this.titles = titles;
    this.personas = List.copyOf(personas);
  }

  /** Every persona beside a title, those that are met first; the first of them would be chosen. */
  List<Look> looks(String title) {
    return PersonaTagger.looks(personas, KnownContact.ofTitle(title, titles));
  }
}
