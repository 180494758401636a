package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Fate.Forgotten;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A contact is forgotten at an account. */
final class Erasing extends Turn {
  Erasing(
      AccountScorer scorer, Directory people, RuleBook book, @Nullable Account known, long now) {
    super(scorer, people, book, known, now);
  }

  /**
   * Forgets a contact: the person, the place in the committee, the track. The account's own sums
   * stay, which say nothing of anybody.
   */
  Outcome forget(String contact) {
    // Also where nobody is left: it is remembered for a day which events went where from here.
    people.forEachFate(
        now,
        (id, fate) -> {
          if (fate.tellsOf(contact)) {
            people.replace(id, new Forgotten(), now);
          }
        });
    if (known == null) {
      return unchanged();
    }
    List<Publication> told = new ArrayList<>();
    if (known.key().equals(contact)) {
      people.forEach(person -> told.addAll(farewell(person)));
      told.add(new Publication.Gone(Publication.Subject.ACCOUNT, contact));
      scorer.close(known, book, Cause.erasure(), now).ifPresent(told::add);
      return new Outcome(null, told, 0, next);
    }
    Contact person = people.find(contact);
    if (person == null) {
      return unchanged();
    }
    told.addAll(farewell(person));
    Outcome outcome = look(known, known.without(person), Cause.erasure(), false);
    told.addAll(outcome.published());
    return new Outcome(outcome.account(), told, outcome.leads(), next);
  }

  private List<Publication> farewell(Contact person) {
    people.remove(person.key());
    List<Publication> told = new ArrayList<>();
    if (!person.isVisitor()) {
      told.add(new Publication.Gone(Publication.Subject.CONTACT, person.key()));
    }
    String track = person.published().track();
    if (track != null && scorer.tracks().reachable().test(track)) {
      told.add(new Publication.Farewell(track, person.key(), now));
    }
    return told;
  }
}
