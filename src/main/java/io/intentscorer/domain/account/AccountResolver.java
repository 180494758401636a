package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers whose event it is.
 *
 * <p>An event climbs: from its visitor (what {@code anonymousId} stands for) to its user (what
 * {@code userId} stands for) to its account. It enters at the highest step that it names, and each
 * step either sends it on or, while nobody is known, keeps it. The account is the first that
 * answers: the event's company domain; the company that the person last joined, if its domain is
 * known; the domain of the e-mail address; the joined group by its bare id; the address itself.
 *
 * <p>Pure: what is remembered comes in and goes out; nobody here knows where it is stored.
 */
public final class AccountResolver {
  static final String GROUP = "group:";

  private final long keepMillis;
  private final int keepVisits;

  /**
   * @param keep how long a visit waits for its visitor to be known
   * @param keepVisits how many visits wait, the newest
   */
  public AccountResolver(Duration keep, int keepVisits) {
    this.keepMillis = keep.toMillis();
    this.keepVisits = keepVisits;
  }

  /** Thirty days, two hundred visits. */
  public static AccountResolver standard() {
    return new AccountResolver(Duration.ofDays(30), 200);
  }

  /** What an identifier knows now, and what that sets moving. */
  public record Step(Identity identity, List<Next> next) {}

  /** The first step of an event; empty when it names nobody at all. */
  public List<Next> enter(CompanyEvent event) {
    Identifiers who = event.who();
    List<Next> next = new ArrayList<>(2);
    String user = who.userId();
    if (user != null) {
      String device = who.anonymousId();
      if (device != null) {
        next.add(new Link(device, user, event.time()));
      }
      String previous = who.previousId();
      if (previous != null && !previous.equals(device) && !previous.equals(user)) {
        next.add(new Link(previous, user, event.time()));
      }
      next.add(new ToUser(user, event));
    } else if (who.anonymousId() != null) {
      next.add(new ToVisitor(who.anonymousId(), event));
    } else {
      resolve(event, Identity.UNKNOWN.learn(event), null).ifPresent(next::add);
    }
    return next;
  }

  /** An event at its visitor. */
  public Step visitor(Identity known, ToVisitor sighting) {
    Identity learnt = known.learn(sighting.event());
    List<Next> news = new ArrayList<>();
    Mailbox told = sighting.event().who().email();
    if (told != null && !known.isAt(told)) {
      news.add(new Met(told.address(), Place.VISITOR, sighting.key()));
    }
    if (learnt.user() != null) {
      String user = learnt.user().what();
      news.add(new ToUser(user, sighting.event().by(user)));
      return new Step(learnt, news);
    }
    return settle(learnt, sighting.event(), Contact.visitorKey(sighting.key()), news);
  }

  /** The news of whom a visitor belongs to: what was kept follows. */
  public Step visitor(Identity known, Link link) {
    Identity linked = known.linkedTo(link.userId(), link.time());
    List<Next> next = new ArrayList<>();
    if (known.user() == null || !known.user().what().equals(link.userId())) {
      next.add(new Met(Contact.userKey(link.userId()), Place.VISITOR, link.key()));
    }
    // Only to the first user: who comes later on the same device is somebody else.
    if (known.user() == null && (known.email() != null || known.company() != null)) {
      next.add(new Introduction(link.userId(), known.email(), known.company()));
    }
    for (CompanyEvent kept : fresh(known.kept(), link.time())) {
      next.add(new ToUser(link.userId(), kept.by(link.userId())));
    }
    return new Step(linked.keeping(List.of()), next);
  }

  /** An event at its user. */
  public Step user(Identity known, ToUser sighting) {
    List<Next> news = news(known, sighting.key(), sighting.event().who().email());
    return settle(
        known.learn(sighting.event()), sighting.event(), Contact.userKey(sighting.key()), news);
  }

  /** What a visitor was known by reaches its user: visits kept there may now be credited. */
  public Step user(Identity known, Introduction introduction) {
    Identity learnt = known.learn(introduction.email(), introduction.company());
    List<Next> visits = credited(learnt.kept(), learnt, Contact.userKey(introduction.key()));
    List<Next> next =
        news(
            known,
            introduction.key(),
            introduction.email() == null ? null : introduction.email().what());
    next.addAll(visits);
    return new Step(visits.isEmpty() ? learnt : learnt.keeping(List.of()), next);
  }

  /** That an address is a user's, and the user is known by it. */
  private static List<Next> news(Identity known, String userId, @Nullable Mailbox told) {
    List<Next> news = new ArrayList<>();
    if (told != null && !known.isAt(told)) {
      news.add(new Met(told.address(), Place.USER, userId));
      news.add(new Met(Contact.userKey(userId), Place.MAILBOX, told.address()));
    }
    return news;
  }

  private Step settle(Identity learnt, CompanyEvent event, String person, List<Next> news) {
    Optional<Next> answer = resolve(event, learnt, person);
    List<CompanyEvent> kept = fresh(learnt.kept(), event.time());
    if (answer.isEmpty()) {
      List<CompanyEvent> more = new ArrayList<>(kept);
      more.add(event);
      more.sort(Comparator.comparingLong(CompanyEvent::time));
      return new Step(
          learnt.keeping(more.subList(Math.max(0, more.size() - keepVisits), more.size())), news);
    }
    List<Next> next = new ArrayList<>(news);
    // The event that says who it is goes first, so that the visits meet a company with its facts.
    next.add(answer.get());
    next.addAll(credited(kept, learnt, person));
    return new Step(learnt.kept().isEmpty() ? learnt : learnt.keeping(List.of()), next);
  }

  private static List<Next> credited(List<CompanyEvent> visits, Identity known, String person) {
    return visits.stream().flatMap(visit -> resolve(visit, known, person).stream()).toList();
  }

  private static Optional<Next> resolve(
      CompanyEvent event, Identity known, @Nullable String person) {
    Mailbox email = event.who().email();
    if (email == null && known.email() != null) {
      email = known.email().what();
    }
    AccountKey account = account(event, known, email);
    return account == null
        ? Optional.empty()
        : Optional.of(new ToAccount(account, email == null ? person : email.address(), event));
  }

  private static @Nullable AccountKey account(
      CompanyEvent event, Identity known, @Nullable Mailbox email) {
    String domain = event.who().companyDomain();
    if (domain != null) {
      return AccountKey.company(domain);
    }
    Membership joined = known.company() == null ? null : known.company().what();
    if (joined != null && joined.hasDomain()) {
      return AccountKey.company(joined.account());
    }
    // A group of which only the id is known cannot say which company it is; a business address can.
    if (email != null && (email.companyDomain() != null || joined == null)) {
      return email.companyDomain() == null
          ? AccountKey.individual(email.address())
          : AccountKey.company(email.companyDomain());
    }
    return joined == null ? null : AccountKey.company(joined.account());
  }

  /**
   * Whether nobody came to claim what is kept under an identifier, and it is time to forget it.
   *
   * @param newest the time of the newest event of all, in milliseconds since 1970 UTC
   */
  public boolean isOver(Identity known, long newest) {
    return known.isNobodys() && known.newestVisit() < newest - keepMillis;
  }

  // Counted back from the newest news and not from the clock, so that a replay keeps what live
  // kept.
  private List<CompanyEvent> fresh(List<CompanyEvent> events, long time) {
    return events.stream().filter(event -> event.time() >= time - keepMillis).toList();
  }

  static String groupKey(String groupId) {
    return GROUP + groupId;
  }
}
