package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an event, or what was learnt from it, goes next. */
public sealed interface Next {
  /** What the stage there finds it under. */
  String key();

  /** The stage that it goes to. */
  Stage stage();

  /** The stages, each with a memory of its own. */
  enum Stage {
    VISITORS,
    USERS,
    ACCOUNTS,
    ACQUAINTANCES
  }

  /** To a visitor. */
  sealed interface AtVisitor extends Next {
    @Override
    default Stage stage() {
      return Stage.VISITORS;
    }
  }

  /** To a user. */
  sealed interface AtUser extends Next {
    @Override
    default Stage stage() {
      return Stage.USERS;
    }
  }

  /** To an account; where that has moved, after it. */
  sealed interface AtAccount extends Next {
    @Override
    default Stage stage() {
      return Stage.ACCOUNTS;
    }

    /** The same to where the account went. */
    AtAccount to(AccountKey other);
  }

  /** To what is known of a contact's whereabouts, under a name that does not say who it is. */
  sealed interface AtAcquaintance extends Next {
    String contact();

    @Override
    default String key() {
      return Pseudonym.of(contact());
    }

    @Override
    default Stage stage() {
      return Stage.ACQUAINTANCES;
    }
  }

  /**
   * An event.
   *
   * @param heldBy the account that counts it until it is known whose it is, null for none
   */
  record ToVisitor(String key, CompanyEvent event, @Nullable String heldBy) implements AtVisitor {}

  /** The news of whom a visitor belongs to, since a time. */
  record Link(String key, String userId, long time) implements AtVisitor {}

  /**
   * An event.
   *
   * @param heldBy the account that counts it until it is known whose it is, null for none
   */
  record ToUser(String key, CompanyEvent event, @Nullable String heldBy) implements AtUser {}

  /**
   * What a visitor says of the user that it turned out to be; in place of what it said before.
   *
   * @param accounts where the visitor was met before it was the user
   * @param time since when it is the user
   */
  record Introduction(String key, String visitor, Lent lent, Set<String> accounts, long time)
      implements AtUser {
    public Introduction {
      accounts = Set.copyOf(accounts);
    }
  }

  /**
   * Of what came by an identifier it is to be asked anew whose it is, since more is known now.
   *
   * @param from the earliest time of the events that are asked about
   * @param to the latest
   */
  record Recall(Whose whose, long from, long to) {
    /** Whether an event is asked about. */
    public boolean calls(CompanyEvent event) {
      var who = event.who();
      boolean its =
          switch (whose.place()) {
            case USER -> whose.id().equals(who.userId());
            case VISITOR ->
                whose.id().equals(who.anonymousId()) && (who.userId() == null || who.linked());
            default ->
                who.userId() == null
                    && who.anonymousId() == null
                    && who.email() != null
                    && whose.id().equals(who.email().address());
          };
      return its && event.time() >= from && event.time() <= to;
    }
  }

  /** The question whose an event is, to the identifier that the event itself names. */
  static Next ask(CompanyEvent event, @Nullable String heldBy) {
    String device = event.who().anonymousId();
    String user = event.who().userId();
    if (device != null && (user == null || event.who().linked())) {
      return new ToVisitor(device, event.unlinked(), heldBy);
    }
    Mailbox email = event.who().email();
    String alone = email == null ? "" : Contact.mailboxKey(email.address());
    return new ToUser(user == null ? alone : user, event, heldBy);
  }

  /** An identifier: a user's, a visitor's, or a mailbox of which no other is known. */
  record Whose(Place place, String id) {}

  /** To the user by whom a visitor's events went. */
  record RecallFromUser(String key, Recall recall) implements AtUser {}

  /** To an account that counted them. */
  record RecallFromAccount(String key, Recall recall) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new RecallFromAccount(other.key(), recall);
    }
  }

  /** Whose is an event that the account counts, or passed on? */
  record Ask(String key, CompanyEvent event) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Ask(other.key(), event);
    }
  }

  /**
   * An event that counts at an account.
   *
   * @param person the contact's or visitor's key, null when only the company is known
   */
  record ToAccount(AccountKey account, @Nullable String person, CompanyEvent event)
      implements AtAccount {
    @Override
    public String key() {
      return account.key();
    }

    @Override
    public AtAccount to(AccountKey other) {
      return new ToAccount(other, person, event);
    }
  }

  /**
   * Whose an event is that the account counts, or counted.
   *
   * @param account where it belongs, null for nowhere as yet
   * @param person the contact's or visitor's key
   * @param event the event, with the user by whom it came now
   */
  record Assign(
      String key, @Nullable AccountKey account, @Nullable String person, CompanyEvent event)
      implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Assign(other.key(), account, person, event);
    }
  }

  /** Who was known by one key is known by a better one. */
  record Rename(String key, String from, String to) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Rename(other.key(), from, to);
    }
  }

  /** An account turns out to be another. */
  record Merge(String key, AccountKey into) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Merge(other.key(), into);
    }
  }

  /**
   * What an account was goes over into another.
   *
   * @param account its sums and facts
   * @param people those who were met there
   * @param fates what became of the events that came there, by what they are called there
   */
  record Moved(AccountKey into, Account account, List<Contact> people, Map<Long, Fate> fates)
      implements AtAccount {
    public Moved {
      people = List.copyOf(people);
      fates = Map.copyOf(fates);
    }

    @Override
    public String key() {
      return into.key();
    }

    @Override
    public AtAccount to(AccountKey other) {
      return new Moved(other, account, people, fates);
    }

    /** Whether it can be told in two. */
    public boolean isSeveral() {
      return people.size() + fates.size() > 1;
    }

    /** The same in two parts, for a record that would be too large. */
    public List<Moved> halves() {
      List<Moved> halves = new ArrayList<>();
      List<Long> ids = fates.keySet().stream().sorted().toList();
      for (int half = 0; half < 2; half++) {
        Map<Long, Fate> some = new HashMap<>();
        for (long id : half(ids, half)) {
          Fate fate = fates.get(id);
          if (fate != null) {
            some.put(id, fate);
          }
        }
        Account sums = half == 0 ? account : Account.nobody(account.key());
        halves.add(new Moved(into, sums, half(people, half), some));
      }
      return halves;
    }

    private static <T> List<T> half(List<T> all, int half) {
      int middle = (all.size() + 1) / 2;
      return half == 0 ? all.subList(0, middle) : all.subList(middle, all.size());
    }
  }

  /**
   * A person is at another account.
   *
   * @param home the other account
   * @param since when the person was last seen there, as far as is known
   */
  record Away(String key, String contact, String home, long since) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Away(other.key(), contact, home, since);
    }
  }

  /**
   * What another account knows of a person who is here; in place of what it knew before.
   *
   * @param by the other account
   */
  record Told(String key, String contact, String by, Facts facts) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Told(other.key(), contact, by, facts);
    }
  }

  /** If a person is here, the world is to be told so again: another account spoke in between. */
  record Repeat(String key, String contact) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Repeat(other.key(), contact);
    }
  }

  /** A person who left the account is nowhere else: the world is to forget the key. */
  record Gone(String key, String contact) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Gone(other.key(), contact);
    }
  }

  /** A person is here, though it was said before that they are away. */
  record Home(String key, String contact) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new Home(other.key(), contact);
    }
  }

  /**
   * Something is remembered of a contact somewhere.
   *
   * @param time at an account, when the contact was last seen there; else of no meaning
   */
  record Met(String contact, Place place, String where, long time) implements AtAcquaintance {}

  /** An account that spoke of a contact as its own is silent now: they are elsewhere. */
  record Yielded(String contact) implements AtAcquaintance {}

  /** Nothing is remembered of a contact at an account any more. */
  record Unmet(String contact, String account) implements AtAcquaintance {}

  /**
   * A contact is to be forgotten.
   *
   * @param by the user whose address it was, null where the contact itself is asked for
   */
  record Erase(String contact, Extent extent, @Nullable String by) implements AtAcquaintance {}

  /** A visitor is to be forgotten. */
  record ForgetVisitor(String key) implements AtVisitor {}

  /** A user is to be forgotten. */
  record ForgetUser(String key) implements AtUser {}

  /**
   * Something that a user is, or was, known by is asked about: visitors lend users their words, and
   * take them back, so that only the user can tell what is still said of them.
   *
   * @param address that the user may be known by
   * @param extent {@link Extent#PERSON} where the address is being forgotten, and its users with
   *     it, {@link Extent#CONTACT} where the user is, and the addresses with them
   */
  record ForgetKnownBy(String key, String address, Extent extent) implements AtUser {}

  /** A contact of an account is to be forgotten. */
  record ForgetContact(String key, String contact) implements AtAccount {
    @Override
    public AtAccount to(AccountKey other) {
      return new ForgetContact(other.key(), contact);
    }
  }

  /** Where something is remembered of a contact. */
  enum Place {
    VISITOR,
    USER,
    ACCOUNT,
    /** Another contact: an address that a user was known by. */
    MAILBOX
  }

  /** How far an erasure goes. */
  enum Extent {
    /** The contact, and the users and visitors that they were. */
    PERSON,
    /** The contact alone: others may share the address. */
    CONTACT
  }
}
