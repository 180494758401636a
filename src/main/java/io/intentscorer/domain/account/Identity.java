package io.intentscorer.domain.account;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered behind one identifier, a visitor's or a user's.
 *
 * @param users the users that a visitor turned out to be
 * @param emails the person's addresses, by its own events
 * @param companies the companies that the person joined, by its own events
 * @param lent what visitors who turned out to be this user said of themselves, by their ids
 * @param accounts the accounts that its events went to
 * @param questions how often it was asked of one of its events whose it is
 * @param kept the visits not yet credited to anybody, oldest first
 */
public record Identity(
    Timeline<String> users,
    Timeline<Mailbox> emails,
    Timeline<Membership> companies,
    Map<String, Lent> lent,
    Set<String> accounts,
    long questions,
    List<CompanyEvent> kept) {
  /** Nothing known. */
  public static final Identity UNKNOWN =
      new Identity(
          Timeline.empty(), Timeline.empty(), Timeline.empty(), Map.of(), Set.of(), 0, List.of());

  /** More than this of visitors or accounts are no person's; those that come later do not count. */
  private static final int MOST = 100;

  public Identity {
    lent = Map.copyOf(lent);
    accounts = Set.copyOf(accounts);
    kept = List.copyOf(kept);
  }

  /** What a visitor says of a user. */
  public record Lent(Timeline<Mailbox> emails, Timeline<Membership> companies) {
    /** Nothing. */
    public static final Lent NOTHING = new Lent(Timeline.empty(), Timeline.empty());
  }

  /**
   * A company that was joined; one of the two is known.
   *
   * @param groupId the group that was joined, null when the company was told by its domain alone
   * @param domain the company's domain, null when the group was told by its id alone
   */
  public record Membership(@Nullable String groupId, @Nullable String domain) {
    /** The one that an event tells, null where it tells none. */
    static @Nullable Membership of(CompanyEvent event) {
      Identifiers who = event.who();
      return who.groupId() == null && who.companyDomain() == null
          ? null
          : new Membership(who.groupId(), who.companyDomain());
    }
  }

  /** What this identifier now knows, after an event that carries it. */
  Identity learn(CompanyEvent event) {
    // What is not its own word it is lent by the visitor, who can take it back.
    if (event.who().linked()) {
      return this;
    }
    return new Identity(
        users,
        emails.with(event.who().email(), event.time()),
        companies.with(Membership.of(event), event.time()),
        lent,
        accounts,
        questions,
        kept);
  }

  /** What a user now knows, after a visitor turned out to be them. */
  Identity lentBy(String visitor, Lent words) {
    Map<String, Lent> all = new TreeMap<>(lent);
    if (words.equals(Lent.NOTHING)) {
      all.remove(visitor);
    } else if (all.size() < MOST || all.containsKey(visitor)) {
      all.put(visitor, words);
    }
    return new Identity(users, emails, companies, all, accounts, questions, kept);
  }

  Identity linkedTo(String userId, long time) {
    return new Identity(
        users.with(userId, time), emails, companies, lent, accounts, questions, kept);
  }

  /** After events went to accounts. */
  Identity metAt(Set<String> more) {
    if (accounts.containsAll(more) || accounts.size() >= MOST) {
      return this;
    }
    Set<String> all = new TreeSet<>(accounts);
    all.addAll(more);
    return new Identity(users, emails, companies, lent, all, questions, kept);
  }

  /** After one more question whose an event is. */
  Identity asked() {
    return new Identity(users, emails, companies, lent, accounts, questions + 1, kept);
  }

  Identity keeping(List<CompanyEvent> events) {
    return events.equals(kept)
        ? this
        : new Identity(users, emails, companies, lent, accounts, questions, events);
  }

  /** Whether nothing is known but visits that wait. */
  boolean isNobodys() {
    return users.isEmpty()
        && emails.isEmpty()
        && companies.isEmpty()
        && lent.isEmpty()
        && accounts.isEmpty();
  }

  /** The time of the newest visit that waits; {@link Long#MIN_VALUE} for none. */
  long newestVisit() {
    return kept.isEmpty() ? Long.MIN_VALUE : kept.get(kept.size() - 1).time();
  }

  /**
   * Keeps the newer half of the kept visits, for a visitor whose visits are larger than can be
   * kept.
   */
  public Identity forgettingTheOlderHalf() {
    return keeping(kept.subList((kept.size() + 1) / 2, kept.size()));
  }

  /** What all of it says together. */
  Knowledge knowledge() {
    Timeline<Mailbox> allEmails = emails;
    Timeline<Membership> allCompanies = companies;
    for (Lent words : new TreeMap<>(lent).values()) {
      allEmails = allEmails.with(words.emails());
      allCompanies = allCompanies.with(words.companies());
    }
    return new Knowledge(users, allEmails, allCompanies);
  }
}
