package io.intentscorer.domain.account;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known behind one identifier, a visitor's or a user's; each part with the event time at
 * which it was learnt, so that the newest wins in any order of arrival.
 *
 * @param user the user that a visitor turned out to be
 * @param email the person's address
 * @param company the account that the person last joined, by a group or by a company's domain
 * @param kept the visits not yet credited to anybody, oldest first
 */
public record Identity(
    @Nullable Learnt<String> user,
    @Nullable Learnt<Mailbox> email,
    @Nullable Learnt<Membership> company,
    List<CompanyEvent> kept) {
  /** Nothing known. */
  public static final Identity UNKNOWN = new Identity(null, null, null, List.of());

  public Identity {
    kept = List.copyOf(kept);
  }

  /** Something learnt at a time, in milliseconds since 1970 UTC. */
  public record Learnt<T>(T what, long time) {
    /** The newer of two. */
    static <T> @Nullable Learnt<T> newest(@Nullable Learnt<T> known, @Nullable Learnt<T> other) {
      return other == null ? known : newest(known, other.what(), other.time());
    }

    /** The newer of what was known and what is told now. */
    static <T> @Nullable Learnt<T> newest(@Nullable Learnt<T> known, @Nullable T told, long time) {
      if (told == null || (known != null && known.time() > time)) {
        return known;
      }
      return new Learnt<>(told, time);
    }
  }

  /**
   * @param groupId the group that was joined, null when the company was told by its domain alone
   * @param account the account's key
   */
  public record Membership(@Nullable String groupId, String account) {
    /** Whether the company is known by its domain, and not by a group's bare id. */
    boolean hasDomain() {
      return !account.startsWith(AccountResolver.GROUP);
    }
  }

  /** What this identifier now knows, after an event that carries it. */
  Identity learn(CompanyEvent event) {
    Identity learnt =
        new Identity(
            user,
            Learnt.newest(email, event.who().email(), event.time()),
            Learnt.newest(company, membership(event), event.time()),
            kept);
    return learnt.equals(this) ? this : learnt;
  }

  /** What this identifier now knows, after another that stands for the same person was met. */
  Identity learn(@Nullable Learnt<Mailbox> otherEmail, @Nullable Learnt<Membership> otherCompany) {
    return new Identity(
        user, Learnt.newest(email, otherEmail), Learnt.newest(company, otherCompany), kept);
  }

  /** Whether nothing is known but visits that wait. */
  boolean isNobodys() {
    return user == null && email == null && company == null;
  }

  /** The time of the newest visit that waits; {@link Long#MIN_VALUE} for none. */
  long newestVisit() {
    return kept.isEmpty() ? Long.MIN_VALUE : kept.get(kept.size() - 1).time();
  }

  boolean isAt(Mailbox other) {
    return email != null && email.what().address().equals(other.address());
  }

  Identity linkedTo(String userId, long time) {
    return new Identity(Learnt.newest(user, userId, time), email, company, kept);
  }

  Identity keeping(List<CompanyEvent> events) {
    return new Identity(user, email, company, events);
  }

  /**
   * Keeps the newer half of the kept visits, for a visitor whose visits are larger than can be
   * kept.
   */
  public Identity forgettingTheOlderHalf() {
    return keeping(kept.subList((kept.size() + 1) / 2, kept.size()));
  }

  private @Nullable Membership membership(CompanyEvent event) {
    String group = event.who().groupId();
    String domain = event.who().companyDomain();
    if (domain != null) {
      return new Membership(group, domain);
    }
    if (group == null) {
      return null;
    }
    // A group that was once told with its domain keeps it when later only its id is named.
    Membership known = company == null ? null : company.what();
    return known != null && group.equals(known.groupId())
        ? known
        : new Membership(group, AccountResolver.groupKey(group));
  }
}
