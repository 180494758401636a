package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Timeline.Telling;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says whose an event is, from all that is known behind an identifier.
 *
 * <p>How it works. An event belongs to what was known at its own time; where that names no company,
 * to the first company that was known later. So the answer depends on when things were told, and
 * not on when the telling arrived: when more is learnt, the same question is asked again of the
 * events for which the answer may have changed.
 *
 * <p>The company at a moment is the first that answers: the one that the person last joined, if its
 * domain is known; the domain of the address; the joined group by its bare id.
 */
record Knowledge(Timeline<String> users, Timeline<Mailbox> emails, Timeline<Membership> companies) {

  /** Whether somebody is, or was, known by an address, as far as that is known still. */
  boolean mayBeKnownBy(String address) {
    return emails.mayHaveHeld(mailbox -> mailbox.address().equals(address));
  }

  /**
   * Where an event goes.
   *
   * @param account null while nobody can say
   */
  record Destination(@Nullable AccountKey account, String person) {}

  /**
   * Where an event goes.
   *
   * @param person who it was where no address is known
   * @param own the address that the event itself gives
   */
  Destination destination(
      String person, long time, @Nullable String companyDomain, @Nullable Mailbox own) {
    Mailbox email = own == null ? emails.at(time) : own;
    String contact = email == null ? person : email.address();
    if (companyDomain != null) {
      return new Destination(AccountKey.company(companyDomain), contact);
    }
    AccountKey company = company(time, own);
    if (company == null && email != null) {
      return new Destination(AccountKey.individual(email.address()), contact);
    }
    return new Destination(company, contact);
  }

  Destination destination(String person, CompanyEvent event) {
    return destination(person, event.time(), event.who().companyDomain(), event.who().email());
  }

  private @Nullable AccountKey company(long time, @Nullable Mailbox own) {
    // Whose address is known at the time keeps it: another one that comes later is a change.
    Mailbox email = own == null ? emails.asOf(time) : own;
    AccountKey known = companyAsOf(time, email);
    if (known != null || (emails.isEmpty() && companies.isEmpty())) {
      return known;
    }
    for (long later : times().tailSet(time)) {
      known = companyAsOf(later, email);
      if (known != null) {
        return known;
      }
    }
    return null;
  }

  private @Nullable AccountKey companyAsOf(long moment, @Nullable Mailbox own) {
    Membership joined = companies.asOf(moment);
    String domain = joined == null ? null : domain(joined);
    Mailbox email = own == null ? emails.asOf(moment) : own;
    if (domain == null && email != null) {
      domain = email.companyDomain();
    }
    if (domain != null) {
      return AccountKey.company(domain);
    }
    return joined == null || joined.groupId() == null ? null : AccountKey.group(joined.groupId());
  }

  /** A group that was once told with its domain has it also where only its id is named. */
  private @Nullable String domain(Membership joined) {
    if (joined.domain() != null) {
      return joined.domain();
    }
    String domain = null;
    for (Telling<Membership> told : companies.tellings()) {
      Membership other = told.what();
      if (other.domain() != null && String.valueOf(joined.groupId()).equals(other.groupId())) {
        domain = other.domain();
      }
    }
    return domain;
  }

  /** Every moment at which something was told. */
  private SortedSet<Long> times() {
    SortedSet<Long> times = new TreeSet<>();
    users.tellings().forEach(told -> times.add(told.time()));
    emails.tellings().forEach(told -> times.add(told.time()));
    companies.tellings().forEach(told -> times.add(told.time()));
    return times;
  }

  /** What is said of one of the users: what was told while the visitor was them. */
  Lent lentTo(String user) {
    return new Lent(
        emails.only(told -> user.equals(users.at(told.time()))),
        companies.only(told -> user.equals(users.at(told.time()))));
  }

  /** What is said of who has an address: the companies joined while it was the user's. */
  Lent lentTo(Mailbox address) {
    return new Lent(
        Timeline.empty(), companies.only(told -> address.equals(emails.at(told.time()))).changes());
  }

  /**
   * A stretch of time, both ends included, whose events go elsewhere now.
   *
   * @param user the user that they went to, null where they went to an account
   */
  record Stretch(long from, long to, @Nullable String user) {}

  /**
   * The stretches of time whose events go elsewhere when more is known. Events of the very moment
   * at which something new was told stay: of those, the order of arrival decides.
   *
   * @param person who it is where no address is known
   */
  List<Stretch> changedBy(Knowledge more, String person) {
    SortedSet<Long> times = times();
    times.addAll(more.times());
    Set<Long> fresh = new HashSet<>();
    fresh(users, more.users, fresh);
    fresh(emails, more.emails, fresh);
    fresh(companies, more.companies, fresh);
    List<Stretch> changed = new ArrayList<>();
    long from = Long.MIN_VALUE;
    for (long time : times) {
      compare(more, person, from, time - 1, changed);
      if (!fresh.contains(time)) {
        compare(more, person, time, time, changed);
      }
      from = time + 1;
    }
    compare(more, person, from, Long.MAX_VALUE, changed);
    return changed;
  }

  private static <T> void fresh(Timeline<T> before, Timeline<T> more, Set<Long> times) {
    for (Telling<T> told : more.tellings()) {
      if (!told.what().equals(before.asOf(told.time()))) {
        times.add(told.time());
      }
    }
  }

  private void compare(Knowledge more, String person, long from, long to, List<Stretch> changed) {
    if (from > to) {
      return;
    }
    String user = users.at(from);
    String other = more.users.at(from);
    Destination before = destination(person, from, null, null);
    Destination after = more.destination(person, from, null, null);
    boolean same =
        (user == null && other == null) ? before.equals(after) : Objects.equals(user, other);
    if (!same) {
      add(changed, from, to, user);
    }
  }

  private static void add(List<Stretch> changed, long from, long to, @Nullable String user) {
    Stretch last = changed.isEmpty() ? null : changed.get(changed.size() - 1);
    if (last != null && last.to() == from - 1 && Objects.equals(last.user(), user)) {
      changed.set(changed.size() - 1, new Stretch(last.from(), to, user));
    } else {
      changed.add(new Stretch(from, to, user));
    }
  }
}
