package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Seat;
import io.intentscorer.domain.event.Keyed;
import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.Worths;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The buying committee of an account: who of its personas is there, how long ago and how strongly.
 *
 * <p>An event moves one contact, so its seat is corrected by what the contact has gathered more.
 * After anything else all contacts are counted anew.
 */
final class Committee {
  private final RuleBook book;
  private final Map<String, Seat> seats;

  /** Nobody yet. */
  Committee(RuleBook book) {
    this(book, Map.of());
  }

  /** As it was found under the same rules. */
  Committee(RuleBook book, Map<String, Seat> seats) {
    this.book = book;
    this.seats = new TreeMap<>(seats);
  }

  Map<String, Seat> seats() {
    return seats;
  }

  /** A contact takes the seat of the persona that they hold, if they hold one. */
  void enter(Contact contact) {
    String persona = contact.published().persona();
    if (persona != null) {
      Seat known = seats.getOrDefault(persona, new Seat(0, Long.MIN_VALUE, 0, Map.of()));
      seats.put(persona, plus(known, 1, Map.of(), contact));
    }
  }

  /**
   * A contact changed.
   *
   * @param before the contact before it, null for a new one
   * @return false where a seat was left, or a part of what was gathered was taken back, so that all
   *     have to be counted anew
   */
  boolean follow(@Nullable Contact before, Contact contact) {
    String left = before == null ? null : before.published().persona();
    String persona = contact.published().persona();
    Seat seat = persona == null ? null : seats.get(persona);
    if (left == null) {
      enter(contact);
      return true;
    }
    if (before == null || persona == null || seat == null || !left.equals(persona)) {
      return false;
    }
    if (contact.events() < before.events() || contact.lastSeen() < before.lastSeen()) {
      return false;
    }
    seats.put(persona, plus(seat, 0, before.intent(), contact));
    return true;
  }

  private Seat plus(Seat seat, int contacts, Map<String, Gathered> before, Contact contact) {
    long asOf = seat.asOf();
    for (Gathered gathered : contact.intent().values()) {
      asOf = Math.max(asOf, gathered.asOf());
    }
    Keyed<Double> units = Keyed.none();
    for (Signal signal : gathered(seat, contact)) {
      Double known = seat.units().get(signal.id());
      double more =
          IntentScorer.units(signal, contact.intent(), asOf)
              - IntentScorer.units(signal, before, asOf);
      if (known != null) {
        double left = known * signal.halfLife().left(seat.asOf(), asOf);
        units = units.with(signal.id(), left + more);
      } else if (more > 0) {
        units = units.with(signal.id(), more);
      }
    }
    return new Seat(
        seat.contacts() + contacts, Math.max(seat.lastSeen(), contact.lastSeen()), asOf, units);
  }

  /** The signals with positive points that have gathered anything, of the many in the book. */
  private List<Signal> gathered(Seat seat, Contact contact) {
    List<Signal> gathered = new ArrayList<>();
    for (Signal signal : book.signals()) {
      if (signal.points() > 0
          && (seat.units().containsKey(signal.id()) || contact.intent().containsKey(signal.id()))) {
        gathered.add(signal);
      }
    }
    return gathered;
  }

  /**
   * Those who belong to the profile in force.
   *
   * @param icp the profile's id, null for none
   * @param worths what the account's signals are worth at that moment
   */
  List<Member> members(@Nullable String icp, Worths worths, long now) {
    double whole = 0;
    for (Worths.Worth worth : worths.each()) {
      whole += Math.max(0, worth.earned());
    }
    List<Member> members = new ArrayList<>();
    for (Persona persona : book.personas()) {
      Seat seat = seats.get(persona.id());
      if (seat != null && persona.belongsTo(icp)) {
        double own = 0;
        for (Map.Entry<String, Double> gathered : seat.units().entrySet()) {
          Signal signal = book.allSignals().get(gathered.getKey());
          if (signal != null && signal.status() == Status.ACTIVE) {
            double left = signal.halfLife().left(seat.asOf(), now);
            own += signal.points() * gathered.getValue() * left;
          }
        }
        members.add(
            new Member(
                persona.id(),
                persona.buyingRole(),
                seat.contacts(),
                seat.lastSeen(),
                IntentScorer.share(own, whole),
                !seat.units().isEmpty()));
      }
    }
    members.sort((one, other) -> one.persona().compareTo(other.persona()));
    return members;
  }

  /** The buying roles that the personas of a profile name and none of the members holds. */
  Set<BuyingRole> missing(@Nullable String icp, List<Member> members) {
    Set<BuyingRole> missing = EnumSet.noneOf(BuyingRole.class);
    for (Persona persona : book.personas()) {
      BuyingRole role = persona.buyingRole();
      if (role != null && icp != null && persona.belongsTo(icp)) {
        missing.add(role);
      }
    }
    members.forEach(member -> missing.remove(member.role()));
    return missing;
  }

  /** As the account remembers it. */
  static Committee of(RuleBook book, Account account) {
    return new Committee(book, account.committee());
  }
}
