package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Next.Away;
import io.intentscorer.domain.account.Next.Told;
import io.intentscorer.domain.account.Next.Yielded;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.rule.RuleBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Of a person who was met at several accounts it is settled whose contact they are. */
final class Presence extends Turn {
  Presence(
      AccountScorer scorer, Directory people, RuleBook book, @Nullable Account known, long now) {
    super(scorer, people, book, known, now);
  }

  /** A person is said to be at another account. */
  Outcome away(Away away) {
    Contact person = known == null ? null : people.find(away.contact());
    if (person == null
        || known == null
        // The other account turned out to be this one.
        || away.home().equals(known.key())
        || known.aliases().contains(away.home())) {
      return unchanged();
    }
    if (canBeHome(known, person) && person.lastSeen() > away.since()) {
      arrive(known.key(), person.isAway() ? comeHome(known, person) : person, true);
    } else {
      if (!away.home().equals(person.where().home())) {
        silence(known, person);
      }
      here.put(person.key(), person.awayAt(away.home(), away.since()));
      if (!person.isAway() && person.published().whole() != 0) {
        // The world may have heard it from here last.
        next.add(new Yielded(person.key()));
      }
    }
    return look(known, known, Cause.identity());
  }

  /** A person who was said to be away is here. */
  Outcome home(String contact) {
    Contact person = known == null ? null : people.find(contact);
    return known != null && person != null && person.isAway()
        ? tell(comeHome(known, person))
        : unchanged();
  }

  /** Of a person who is here the world is to be told once more. */
  Outcome repeat(String contact) {
    Contact person = known == null ? null : people.find(contact);
    return person == null || person.isAway() ? unchanged() : tell(person.home());
  }

  /** Of a person who left, and is nowhere else, the world is to forget the key. */
  Outcome gone(String contact) {
    if (people.find(contact) != null) {
      return unchanged();
    }
    next.add(new Yielded(contact));
    Publication last = new Publication.Gone(Publication.Subject.CONTACT, contact);
    return new Outcome(known, List.of(last), 0, next);
  }

  /** What another account knows of a person. */
  Outcome told(Told told) {
    Contact person = known == null ? null : people.find(told.contact());
    Contact knowing = person == null ? null : person.told(told.by(), told.facts());
    return knowing == null || knowing.equals(person) ? unchanged() : tell(knowing);
  }

  private Outcome tell(Contact person) {
    here.put(person.key(), person);
    return known == null ? unchanged() : look(known, known, Cause.identity());
  }
}
