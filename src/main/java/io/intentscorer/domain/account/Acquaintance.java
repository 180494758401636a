package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Next.AtAcquaintance;
import io.intentscorer.domain.account.Next.Away;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.ForgetContact;
import io.intentscorer.domain.account.Next.ForgetKnownBy;
import io.intentscorer.domain.account.Next.ForgetUser;
import io.intentscorer.domain.account.Next.ForgetVisitor;
import io.intentscorer.domain.account.Next.Gone;
import io.intentscorer.domain.account.Next.Home;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Repeat;
import io.intentscorer.domain.account.Next.Unmet;
import io.intentscorer.domain.account.Next.Yielded;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where something is remembered of one contact: so that it can be forgotten there, and so that of
 * several accounts only one says whose contact it is.
 *
 * <p>That one, the home, is the account where the contact was seen last. An account tells when it
 * meets a contact first, or again after it was away; in between it keeps to itself when it saw
 * them. So an account that is told that a contact is elsewhere, and has seen them since, objects,
 * and the last word is that of the account with the newest event.
 *
 * <p>To forget somebody, it leads from an e-mail address to the users and visitors that gave it,
 * from a user to the visitors and addresses, and never from a visitor to a user: who shares a
 * device is not forgotten with its other owner. Whether a user is known by an address still, the
 * user says.
 *
 * @param places by kind: user ids, anonymous ids, e-mail addresses, and the accounts that the
 *     contact has left, where it may be remembered still which events went where
 * @param accounts when the contact was last seen at each account, as far as was told
 * @param home the account whose contact it is, null for none
 * @param contested whether the contact was ever met at more than one account, or left one: others
 *     may still be on their way to say so
 * @param erased when the contact was last erased, {@link Long#MIN_VALUE} for never: what was on its
 *     way then is forgotten as it arrives
 */
public record Acquaintance(
    Map<Place, Set<String>> places,
    Map<String, Long> accounts,
    @Nullable String home,
    boolean contested,
    long erased) {
  /** Of somebody unheard of. */
  public static final Acquaintance NONE =
      new Acquaintance(Map.of(), Map.of(), null, false, Long.MIN_VALUE);

  /** More than this of one kind is no person. */
  private static final int MOST = 10_000;

  public Acquaintance {
    places = Map.copyOf(places);
    accounts = Map.copyOf(accounts);
  }

  /** What is known now, and what has to happen. */
  public record Step(Acquaintance acquaintance, List<Next> next) {}

  /** The places of a kind; of accounts, those that were left. */
  public Set<String> at(Place place) {
    return places.getOrDefault(place, Set.of());
  }

  /**
   * Whether nothing is known but that the contact was erased, and that is long enough ago that
   * nothing of before can still be on its way.
   *
   * @param before in milliseconds since 1970 UTC
   */
  public boolean isOver(long before) {
    return places.isEmpty() && accounts.isEmpty() && erased < before;
  }

  /**
   * Something is told of the contact.
   *
   * @param time of the record that brought it, in milliseconds since 1970 UTC
   */
  public Step at(AtAcquaintance news, long time) {
    if (news instanceof Met met) {
      return met(met, time);
    } else if (news instanceof Unmet unmet) {
      return unmet(unmet);
    } else if (news instanceof Yielded yielded) {
      return new Step(
          this, home == null ? List.of() : List.of(new Repeat(home, yielded.contact())));
    } else if (news instanceof Erase erase) {
      return erase(erase, time);
    }
    throw new IllegalStateException("no acquaintance is told a " + news.getClass().getName());
  }

  /**
   * Something is remembered of the contact somewhere.
   *
   * @param time of the record that brought it there, in milliseconds since 1970 UTC
   */
  public Step met(Met met, long time) {
    if (time <= erased) {
      return new Step(this, List.of(forgetting(met.contact(), met.place(), met.where())));
    }
    if (met.place() == Place.ACCOUNT) {
      return seen(met);
    }
    Map<Place, Set<String>> all = with(met.place(), met.where());
    return new Step(new Acquaintance(all, accounts, home, contested, erased), List.of());
  }

  private Map<Place, Set<String>> with(Place place, String where) {
    Set<String> known = at(place);
    if (known.contains(where) || known.size() >= MOST) {
      return places;
    }
    Set<String> more = new TreeSet<>(known);
    more.add(where);
    Map<Place, Set<String>> all = new TreeMap<>(places);
    all.put(place, Set.copyOf(more));
    return all;
  }

  private Step seen(Met met) {
    Long before = accounts.get(met.where());
    if (before == null && accounts.size() >= MOST) {
      return new Step(this, List.of());
    }
    Map<String, Long> all = new TreeMap<>(accounts);
    all.put(met.where(), met.time());
    boolean several = contested || all.size() > 1;
    String now = met.where();
    if (home != null && rank(met.contact(), home, all) > rank(met.contact(), now, all)) {
      now = home;
    }
    String newest = newest(met.contact(), all);
    // Of two of the same moment, the one that speaks is believed.
    now =
        newest != null && rank(met.contact(), newest, all) > rank(met.contact(), now, all)
            ? newest
            : now;
    Acquaintance known = new Acquaintance(places, all, now, several, erased);
    if (!several || Contact.anonymousId(met.contact()).isPresent()) {
      return new Step(known, List.of());
    }
    List<Next> next = new ArrayList<>();
    next.add(new Home(now, met.contact()));
    if (!now.equals(home)) {
      next.add(new Repeat(now, met.contact()));
    }
    // Whoever saw the contact since may object.
    next.addAll(away(met.contact(), all, now));
    return new Step(known, next);
  }

  /** Nothing is remembered of the contact at an account any more. */
  public Step unmet(Unmet unmet) {
    Map<String, Long> all = new TreeMap<>(accounts);
    all.remove(unmet.account());
    Map<Place, Set<String>> left = with(Place.ACCOUNT, unmet.account());
    String now = unmet.account().equals(home) ? newest(unmet.contact(), all) : home;
    Acquaintance known = new Acquaintance(left, all, now, true, erased);
    if (Contact.anonymousId(unmet.contact()).isPresent()) {
      return new Step(known, List.of());
    }
    if (now == null) {
      return new Step(known, List.of(new Gone(unmet.account(), unmet.contact())));
    }
    List<Next> next = new ArrayList<>();
    next.add(new Home(now, unmet.contact()));
    next.add(new Repeat(now, unmet.contact()));
    next.addAll(away(unmet.contact(), all, now));
    return new Step(known, next);
  }

  /** Tells the other accounts that the contact is at one of them. */
  private static List<Next> away(String contact, Map<String, Long> all, String home) {
    long since = all.getOrDefault(home, Long.MIN_VALUE);
    return all.keySet().stream()
        .filter(other -> !other.equals(home))
        .sorted()
        .<Next>map(other -> new Away(other, contact, home, since))
        .toList();
  }

  private static @Nullable String newest(String contact, Map<String, Long> all) {
    return all.keySet().stream()
        .max(
            Comparator.comparingLong((String account) -> rank(contact, account, all))
                .thenComparing(Comparator.naturalOrder()))
        .orElse(null);
  }

  /** The later, the higher; who is at any company does not stand for themselves. */
  private static long rank(String contact, String account, Map<String, Long> all) {
    return account.equals(contact) ? Long.MIN_VALUE : all.getOrDefault(account, Long.MIN_VALUE);
  }

  /**
   * The contact is to be forgotten.
   *
   * @param time of the record that asks for it, in milliseconds since 1970 UTC
   */
  public Step erase(Erase erase, long time) {
    String contact = erase.contact();
    List<Next> next = new ArrayList<>();
    Map<Place, Set<String>> kept = new TreeMap<>();
    Set<String> met = new TreeSet<>(accounts.keySet());
    met.addAll(at(Place.ACCOUNT));
    met.forEach(where -> next.add(new ForgetContact(where, contact)));
    for (Place place : List.of(Place.VISITOR, Place.USER, Place.MAILBOX)) {
      if (erase.extent() == Extent.CONTACT) {
        Set<String> others = new TreeSet<>(at(place));
        if (place == Place.USER && erase.by() != null) {
          others.remove(erase.by());
        }
        if (!others.isEmpty()) {
          kept.put(place, others);
        }
      } else {
        at(place).stream().sorted().forEach(where -> next.add(forgetting(contact, place, where)));
      }
    }
    // After the questions about the addresses: then it has no answers any more.
    if (contact.indexOf('@') > 0) {
      next.add(new ForgetUser(Contact.mailboxKey(contact)));
    }
    if (erase.extent() == Extent.PERSON) {
      // What nobody met yet is there too: events that wait for an account.
      Contact.userId(contact).ifPresent(id -> next.add(new ForgetUser(id)));
      Contact.anonymousId(contact).ifPresent(id -> next.add(new ForgetVisitor(id)));
    }
    return new Step(
        new Acquaintance(kept, Map.of(), null, contested, Math.max(erased, time)), next);
  }

  private static Next forgetting(String contact, Place place, String where) {
    return switch (place) {
      case ACCOUNT -> new ForgetContact(where, contact);
      case USER -> new ForgetKnownBy(where, contact, Extent.PERSON);
      case VISITOR -> new Erase(Contact.visitorKey(where), Extent.PERSON, null);
      case MAILBOX ->
          new ForgetKnownBy(Contact.userId(contact).orElse(contact), where, Extent.CONTACT);
    };
  }
}
