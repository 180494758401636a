package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Fate.Counted;
import io.intentscorer.domain.account.Fate.Forgotten;
import io.intentscorer.domain.account.Fate.Passed;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Ask;
import io.intentscorer.domain.account.Next.Assign;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.Told;
import io.intentscorer.domain.account.Next.Unmet;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.CompanyEvent.Counting;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.lead.AccountScorer.Changed;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One thing that happens at an account: events come, and go to whom they turn out to belong. */
class Turn {
  final AccountScorer scorer;
  final Directory people;
  final RuleBook book;
  final @Nullable Account known;
  final long now;
  final Map<String, Contact> here = new TreeMap<>();
  final List<Contact> gone = new ArrayList<>();
  final List<Next> next = new ArrayList<>();

  Turn(AccountScorer scorer, Directory people, RuleBook book, @Nullable Account known, long now) {
    this.scorer = scorer;
    this.people = people;
    this.book = book;
    this.known = known;
    this.now = now;
  }

  /** An event counts here. */
  Outcome take(ToAccount sighting) {
    CompanyEvent event = sighting.event();
    long id = idOf(sighting.key(), event);
    Fate fate = people.fate(id, now);
    if (fate == null || (fate instanceof Passed && event.counting() != null)) {
      if (fate instanceof Passed passed && event.asked() < passed.event().asked()) {
        // It was passed on since, by the answer to a later question; to whom, this follows.
        if (passed.to() != null) {
          next.add(sighting.to(passed.to()));
        }
        return unchanged();
      }
      Account before = known == null ? Account.unknown(sighting.account(), event.time()) : known;
      Account after = credit(before, sighting.person(), id, event, fate != null);
      return look(before, after, Cause.event(event));
    }
    if (fate instanceof Counted counted
        && known != null
        && event.asked() > counted.event().asked()) {
      return stay(known, id, counted, sighting.person(), event);
    }
    return unchanged();
  }

  /** Counts an event for a person; gives back the account with it. */
  private Account credit(
      Account account, @Nullable String key, long id, CompanyEvent whole, boolean again) {
    CompanyEvent event = whole.at(account.key());
    boolean room = key == null || hasRoom(account, key);
    Contact person = key == null || !room ? null : person(key, event.time());
    Memory.Remembered remembered = Memory.remember(account, person, event, book, now);
    Contact seen = remembered.person();
    Counting counting = new Counting(id, remembered.matched(), event.asked());
    // Of whom nothing is remembered, nothing is to be erased either.
    Fate fate =
        room
            ? new Counted(seen == null ? null : seen.key(), event.counted(counting))
            : new Forgotten();
    if (again) {
      people.replace(id, fate, now);
    } else {
      people.put(id, fate, now);
    }
    if (seen != null) {
      boolean back =
          seen.isAway() && canBeHome(account, seen) && event.time() >= seen.where().since();
      arrive(account.key(), back ? comeHome(account, seen) : seen, back || seen.events() == 1);
    }
    return remembered.account();
  }

  /**
   * Whether a person is remembered here, or can be. So many as no company has would make each event
   * of the account slower, and hold up those of others.
   */
  private boolean hasRoom(Account account, String key) {
    int most = scorer.maxContacts();
    return account.events() < most
        || here.containsKey(key)
        || people.find(key) != null
        || !people.holds(most, account.people().size());
  }

  /** Whose are the events that came by an identifier? */
  Outcome ask(Recall call) {
    people.forEachFate(
        now,
        (id, fate) -> {
          if (fate.event() != null && call.calls(fate.event())) {
            ask(fate);
          }
        });
    return unchanged();
  }

  /** Whose is an event that came here? */
  Outcome ask(CompanyEvent event) {
    Fate fate = known == null ? null : people.fate(idOf(known.key(), event), now);
    if (fate != null) {
      ask(fate);
    }
    return unchanged();
  }

  private void ask(Fate fate) {
    if (fate instanceof Counted counted && known != null) {
      next.add(Next.ask(counted.event(), known.key()));
    } else if (fate instanceof Passed passed && passed.to() != null) {
      // It may still be on its way there.
      next.add(new Ask(passed.to().key(), passed.event()));
    }
  }

  /** An event that came here turns out to be somebody's. */
  Outcome assign(Assign assign) {
    CompanyEvent event = assign.event();
    long id = idOf(assign.key(), event);
    Fate fate = people.fate(id, now);
    if (fate instanceof Passed passed && passed.to() != null) {
      next.add(assign.to(passed.to()));
      return unchanged();
    }
    if (known == null
        || !(fate instanceof Counted counted)
        || event.asked() <= counted.event().asked()) {
      return unchanged();
    }
    AccountKey to = assign.account();
    if (to != null && (to.key().equals(known.key()) || known.aliases().contains(to.key()))) {
      return stay(known, id, counted, assign.person(), event);
    }
    people.replace(id, new Passed(to, event.traced()), now);
    if (to != null) {
      next.add(new ToAccount(to, assign.person(), event));
    }
    return look(known, withdraw(known, counted, counted()), Cause.identity());
  }

  /** An event that counts here is the same account's, and some person's there. */
  private Outcome stay(
      Account account, long id, Counted counted, @Nullable String person, CompanyEvent event) {
    if (Objects.equals(person, counted.person())) {
      people.replace(id, new Counted(person, event.at(account.key())), now);
      return unchanged();
    }
    people.replace(id, new Passed(null, event.traced()), now);
    Account rest = withdraw(account, counted, counted());
    return look(account, credit(rest, person, id, event, true), Cause.identity());
  }

  /** What counts here. */
  List<Counted> counted() {
    List<Counted> all = new ArrayList<>();
    people.forEachFate(
        now,
        (id, fate) -> {
          if (fate instanceof Counted counted) {
            all.add(counted);
          }
        });
    return all;
  }

  Account withdraw(Account account, Counted counted, List<Counted> left) {
    String key = counted.person();
    Contact person = key == null ? null : here.containsKey(key) ? here.get(key) : people.find(key);
    List<Counted> ofPerson =
        key == null
            ? List.of()
            : left.stream().filter(other -> key.equals(other.person())).toList();
    Withdrawal.Remainder remainder =
        new Withdrawal(book, left, ofPerson).of(counted.event(), account, person);
    Contact rest = remainder.person();
    if (rest != null && person != null) {
      arrive(account.key(), rest, rest.lastSeen() < person.lastSeen() && !rest.isVisitor());
    }
    return remainder.account();
  }

  /** Who was known by an identifier is known by an address. */
  Outcome rename(String from, String to) {
    Contact person = known == null ? null : people.find(from);
    if (person == null || known == null || from.equals(to)) {
      return unchanged();
    }
    Contact other = people.find(to);
    people.remove(from);
    people.forEachFate(
        now,
        (id, fate) -> {
          if (fate instanceof Counted counted && from.equals(counted.person())) {
            people.replace(id, new Counted(to, counted.event()), now);
          }
        });
    silence(known, person);
    gone.add(person);
    next.add(new Unmet(from, known.key()));
    Account rest = renamed(known, person, to);
    if (other == null) {
      arrive(rest.key(), person.called(to), true);
    } else {
      Union.Merged merged = new Union(book).people(rest, other, person);
      rest = merged.account();
      boolean back =
          other.isAway()
              && canBeHome(rest, other)
              && merged.person().lastSeen() > other.where().since();
      arrive(rest.key(), back ? comeHome(rest, merged.person()) : merged.person(), back);
    }
    return look(known, rest, Cause.identity());
  }

  private static Account renamed(Account account, Contact person, String name) {
    Map<String, Long> active = new TreeMap<>(account.people());
    Long last = active.remove(person.key());
    if (last != null) {
      active.merge(name, last, Math::max);
    }
    return account.active(active);
  }

  Contact comeHome(Account account, Contact person) {
    silence(account, person);
    return person.home();
  }

  /** What was known of a person here is no longer for the account that they are at. */
  void silence(Account account, Contact person) {
    String home = person.where().home();
    if (home != null) {
      next.add(new Told(home, person.key(), account.key(), Facts.NONE));
    }
  }

  /** Who is at a company does not stand for themselves. */
  static boolean canBeHome(Account account, Contact person) {
    return !account.key().equals(person.key());
  }

  private Contact person(String key, long time) {
    Contact mine = here.get(key);
    Contact found = mine == null ? people.find(key) : mine;
    return found == null ? Contact.unknown(key, time) : found;
  }

  /** A person is here; where that is news, those who know of other accounts are told. */
  void arrive(String account, Contact person, boolean news) {
    here.put(person.key(), person);
    if (news) {
      next.add(new Met(person.key(), Place.ACCOUNT, account, person.lastSeen()));
    }
  }

  Outcome look(Account before, Account account, Cause cause) {
    return look(before, account, cause, true);
  }

  /**
   * @param rest whether of all but those who are here, or gone, nothing changed
   */
  Outcome look(Account before, Account account, Cause cause, boolean rest) {
    for (Contact person : List.copyOf(here.values())) {
      if (person.events() <= 0) {
        here.remove(person.key());
        people.remove(person.key());
        silence(account, person);
        gone.add(person);
        next.add(new Unmet(person.key(), account.key()));
      } else if (person.where().home() != null) {
        String home = person.where().home();
        next.add(new Told(home, person.key(), account.key(), person.facts()));
      }
    }
    Changed changed = new Changed(here.values(), gone, rest);
    Outcome outcome = scorer.look(before, account, changed, people, book, cause, now);
    return new Outcome(outcome.account(), outcome.published(), outcome.leads(), next);
  }

  Outcome unchanged() {
    return new Outcome(known, List.of(), 0, next);
  }

  /** By what an event is known again. */
  private long idOf(String account, CompanyEvent event) {
    if (event.counting() != null) {
      return event.counting().id();
    }
    if (event.messageId() != null) {
      return new Fingerprint().add(event.messageId()).value();
    }
    // An event that its sender did not name is like no other.
    long number = 0;
    long id;
    do {
      id = new Fingerprint().add(account).add(event.time()).add(number++).value();
    } while (people.fate(id, now) != null);
    return id;
  }
}
