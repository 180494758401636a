package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.Forget;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where something is remembered of one contact, so that it can be forgotten there.
 *
 * <p>It leads from an e-mail address to the users and visitors that gave it, from a user to the
 * visitors and addresses, and never from a visitor to a user: who shares a device is not forgotten
 * with its other owner.
 *
 * @param places by kind: accounts, user ids, anonymous ids, e-mail addresses
 * @param erased when the contact was last erased, {@link Long#MIN_VALUE} for never: what was on its
 *     way then is forgotten as it arrives
 */
public record Acquaintance(Map<Place, Set<String>> places, long erased) {
  /** Of somebody unheard of. */
  public static final Acquaintance NONE = new Acquaintance(Map.of(), Long.MIN_VALUE);

  /** More than this of one kind is no person. */
  private static final int MOST = 10_000;

  public Acquaintance {
    places = Map.copyOf(places);
  }

  /** What is known now, and what has to happen. */
  public record Step(Acquaintance acquaintance, List<Next> next) {}

  /** The places of a kind. */
  public Set<String> at(Place place) {
    return places.getOrDefault(place, Set.of());
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
    Set<String> known = at(met.place());
    if (known.contains(met.where()) || known.size() >= MOST) {
      return new Step(this, List.of());
    }
    Set<String> more = new TreeSet<>(known);
    more.add(met.where());
    Map<Place, Set<String>> all = new TreeMap<>(places);
    all.put(met.place(), Set.copyOf(more));
    return new Step(new Acquaintance(all, erased), List.of());
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
    for (Place place : Place.values()) {
      if (erase.extent() == Extent.CONTACT && place != Place.ACCOUNT) {
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
    if (erase.extent() == Extent.PERSON) {
      // What nobody met yet is there too: events that wait for an account.
      Contact.userId(contact).ifPresent(id -> next.add(new Forget(Place.USER, id, contact)));
      Contact.anonymousId(contact)
          .ifPresent(id -> next.add(new Forget(Place.VISITOR, id, contact)));
    }
    return new Step(new Acquaintance(kept, Math.max(erased, time)), next);
  }

  private static Next forgetting(String contact, Place place, String where) {
    return switch (place) {
      case ACCOUNT -> new Forget(Place.ACCOUNT, where, contact);
      case USER -> new Erase(Contact.userKey(where), Extent.PERSON, null);
      case VISITOR -> new Erase(Contact.visitorKey(where), Extent.PERSON, null);
      case MAILBOX -> new Erase(where, Extent.CONTACT, Contact.userId(contact).orElse(null));
    };
  }
}
