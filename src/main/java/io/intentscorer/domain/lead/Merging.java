package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Fate.Counted;
import io.intentscorer.domain.account.Fate.Forgotten;
import io.intentscorer.domain.account.Next.Merge;
import io.intentscorer.domain.account.Next.Moved;
import io.intentscorer.domain.account.Next.Unmet;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An account turns out to be another, and what it was goes over there. */
final class Merging extends Turn {
  Merging(
      AccountScorer scorer, Directory people, RuleBook book, @Nullable Account known, long now) {
    super(scorer, people, book, known, now);
  }

  /** The account turns out to be another: all of it goes there, and whatever comes follows. */
  Outcome moveInto(Merge merge) {
    AccountKey into = merge.into();
    if (merge.key().equals(into.key()) || (known != null && known.aliases().contains(into.key()))) {
      return unchanged();
    }
    String key = merge.key();
    // Also where nothing is known yet: it is how a circle of names comes to be seen.
    Account moving = known == null ? Account.nobody(key) : known;
    List<Contact> contacts = new ArrayList<>();
    people.forEach(contacts::add);
    Map<Long, Fate> fates = new TreeMap<>();
    people.forEachFate(now, fates::put);
    for (Contact person : contacts) {
      people.remove(person.key());
      silence(moving, person);
      next.add(new Unmet(person.key(), key));
    }
    fates.keySet().forEach(id -> people.remove(id, now));
    people.moveTo(into);
    next.add(new Moved(into, moving, contacts, fates));
    List<Publication> published = new ArrayList<>();
    if (moving.published().whole() != 0) {
      published.add(new Publication.Gone(Publication.Subject.ACCOUNT, key));
    }
    scorer.close(moving, book, Cause.merge(), now).ifPresent(published::add);
    return new Outcome(null, published, 0, next);
  }

  /** Another account goes over into this one. */
  Outcome takeOver(Moved moved) {
    Account other = moved.account();
    if (known == null && other.events() == 0 && moved.people().isEmpty()) {
      // A name of a company that nobody has heard of.
      return unchanged();
    }
    Account before = known == null ? Account.unknown(moved.into(), other.firstSeen()) : known;
    Union union = new Union(book);
    Account whole = union.companies(before, other);
    for (Contact person : moved.people()) {
      Contact told = person.called(person.key()).in(person.published().track());
      Contact mine = people.find(told.key());
      if (mine == null) {
        arrive(whole.key(), told, true);
      } else {
        Union.Merged merged = union.people(whole, mine, told);
        whole = merged.account();
        arrive(whole.key(), merged.person(), true);
      }
    }
    List<Counted> twice = new ArrayList<>();
    new TreeMap<>(moved.fates()).forEach((id, fate) -> takeOver(moved.into(), id, fate, twice));
    // What both counted counts once.
    List<Counted> once = counted();
    for (Counted counted : twice) {
      whole = withdraw(whole, counted, once);
    }
    return whole.events() == 0 ? unchanged() : look(before, whole, Cause.merge(), false);
  }

  /**
   * What became of an event at the other account.
   *
   * @param twice receives what is counted here already
   */
  private void takeOver(AccountKey account, long id, Fate theirs, List<Counted> twice) {
    Fate mine = people.fate(id, now);
    if (theirs instanceof Counted counted) {
      Counted here = new Counted(counted.person(), counted.event().at(account.key()));
      if (mine instanceof Counted || mine instanceof Forgotten) {
        twice.add(here);
      } else {
        people.replace(id, here, now);
      }
    } else if (mine == null) {
      people.put(id, theirs, now);
    }
  }
}
