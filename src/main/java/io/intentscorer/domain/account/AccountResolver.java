package io.intentscorer.domain.account;

import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next.AtUser;
import io.intentscorer.domain.account.Next.AtVisitor;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.ForgetKnownBy;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.Merge;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.RecallFromAccount;
import io.intentscorer.domain.account.Next.RecallFromUser;
import io.intentscorer.domain.account.Next.Rename;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Answers whose event it is.
 *
 * <p>An event climbs: from its visitor (what {@code anonymousId} stands for) to its user (what
 * {@code userId} stands for) to its account. It enters at the highest step that it names, and each
 * step either sends it on or, while nobody is known, keeps it. {@link Knowledge} says where to.
 *
 * <p>When more is learnt, what was kept follows. Of events that went elsewhere than they would now,
 * it is asked anew whose they are: the account that counts them sends each up again, from the
 * identifier that it came by, and hands it over once it is told where to. An account remembers what
 * it counted within the last 24 hours; what is older stays where it was counted. Who was known by
 * an identifier alone is renamed as a whole, however long ago it was.
 *
 * <p>Pure: what is remembered comes in and goes out; nobody here knows where it is stored.
 */
public final class AccountResolver {
  private final Patience patience;

  /**
   * @param keep how long a visit waits for its visitor to be known
   * @param keepVisits how many visits wait, the newest
   */
  public AccountResolver(Duration keep, int keepVisits) {
    this.patience = new Patience(keep, keepVisits);
  }

  /** Thirty days, two hundred visits. */
  public static AccountResolver standard() {
    return new AccountResolver(Duration.ofDays(30), 200);
  }

  /** How long a visit waits for its visitor to be known. */
  public Duration keep() {
    return patience.keep();
  }

  /**
   * What an identifier knows now, and what that sets moving.
   *
   * @param identity null where nothing is remembered any more
   */
  public record Step(@Nullable Identity identity, List<Next> next) {}

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
      next.add(new ToUser(user, event, null));
    } else if (who.anonymousId() != null) {
      next.add(new ToVisitor(who.anonymousId(), event, null));
    } else if (who.email() != null) {
      next.add(new ToUser(Contact.mailboxKey(who.email().address()), event, null));
    } else {
      Membership joined = Membership.of(event);
      if (joined != null) {
        Timeline<Membership> only = Timeline.of(joined, event.time());
        Knowledge alone = new Knowledge(Timeline.empty(), Timeline.empty(), only);
        AccountKey company = alone.destination("", event).account();
        if (company != null) {
          next.add(new ToAccount(company, null, event));
          next.addAll(merges(event));
        }
      }
    }
    return next;
  }

  /** Something comes to a visitor. */
  public Step at(Identity known, AtVisitor news) {
    if (news instanceof ToVisitor sighting) {
      return visitor(known, sighting);
    } else if (news instanceof Link link) {
      return visitor(known, link);
    }
    return new Step(null, List.of());
  }

  /** Something comes to a user. */
  public Step at(Identity known, AtUser news) {
    if (news instanceof ToUser sighting) {
      return user(known, sighting);
    } else if (news instanceof Introduction introduction) {
      return user(known, introduction);
    } else if (news instanceof RecallFromUser call) {
      return user(known, call);
    } else if (news instanceof ForgetKnownBy question) {
      return user(known, question);
    }
    return new Step(null, List.of());
  }

  /** An event at its visitor. */
  private Step visitor(Identity known, ToVisitor sighting) {
    CompanyEvent event = sighting.event();
    if (event.counting() != null) {
      Identity asked = known.asked();
      return new Visit(sighting.key(), event.time(), known, asked, patience)
          .follow(false, event.asked(asked.questions()), sighting.heldBy());
    }
    Identity learnt = known.learn(event);
    Visit visit = new Visit(sighting.key(), event.time(), known, learnt, patience);
    Mailbox told = event.who().email();
    if (told != null && !known.emails().values().contains(told)) {
      visit.next.add(Moment.met(told.address(), Place.VISITOR, sighting.key()));
    }
    return visit.follow(isNews(known, event), event, null);
  }

  /** The news of whom a visitor belongs to: what was kept follows. */
  private Step visitor(Identity known, Link link) {
    Identity learnt = known.linkedTo(link.userId(), link.time());
    Visit visit = new Visit(link.key(), link.time(), known, learnt, patience);
    if (!known.users().values().contains(link.userId())) {
      visit.next.add(Moment.met(Contact.userKey(link.userId()), Place.VISITOR, link.key()));
    }
    return visit.follow(!link.userId().equals(known.users().asOf(link.time())), null, null);
  }

  /** An event at its user. */
  private Step user(Identity known, ToUser sighting) {
    CompanyEvent event = sighting.event();
    if (event.counting() != null) {
      // Of what came by a visitor, it is the visitor who is asked.
      Identity asked = event.who().linked() ? known : known.asked();
      CompanyEvent again = event.who().linked() ? event : event.asked(asked.questions());
      return new Stay(sighting.key(), event.time(), known, asked, patience)
          .follow(false, again, sighting.heldBy());
    }
    Stay stay = new Stay(sighting.key(), event.time(), known, known.learn(event), patience);
    return stay.follow(isNews(known, event), event, null);
  }

  /** What a visitor says of its user: visits kept there may now be credited. */
  private Step user(Identity known, Introduction introduction) {
    String visitor = introduction.visitor();
    Identity learnt = known.lentBy(visitor, introduction.lent()).metAt(introduction.accounts());
    Stay stay = new Stay(introduction.key(), introduction.time(), known, learnt, patience);
    Mailbox email = learnt.knowledge().emails().at(introduction.time());
    String person = email == null ? stay.person() : email.address();
    for (String account : new TreeSet<>(introduction.accounts())) {
      stay.next.add(new Rename(account, Contact.visitorKey(visitor), person));
    }
    return stay.follow(true, null, null);
  }

  /** What a visitor asks about went on from here, or waits here. */
  private Step user(Identity known, RecallFromUser call) {
    List<Next> next = new ArrayList<>();
    for (String account : new TreeSet<>(known.accounts())) {
      next.add(new RecallFromAccount(account, call.recall()));
    }
    List<CompanyEvent> waiting = new ArrayList<>();
    for (CompanyEvent kept : known.kept()) {
      if (call.recall().calls(kept)) {
        next.add(Next.ask(kept, null));
      } else {
        waiting.add(kept);
      }
    }
    return new Step(known.keeping(waiting), next);
  }

  /** What a user is known by still is forgotten with them, or they with it. */
  private static Step user(Identity known, ForgetKnownBy question) {
    String user = question.key();
    String address = question.address();
    if (!known.knowledge().mayBeKnownBy(address)) {
      return new Step(known, List.of());
    }
    return new Step(
        known,
        List.of(
            question.extent() == Extent.PERSON
                ? new Erase(Contact.userKey(user), Extent.PERSON, null)
                : new Erase(address, Extent.CONTACT, user)));
  }

  /** Whether an event tells what was not known to hold at its time. */
  private static boolean isNews(Identity known, CompanyEvent event) {
    Mailbox email = event.who().email();
    Membership joined = Membership.of(event);
    if (event.who().linked() || (email == null && joined == null)) {
      return false;
    }
    Knowledge before = known.knowledge();
    return (email != null && !email.equals(before.emails().asOf(event.time())))
        || (joined != null && !joined.equals(before.companies().asOf(event.time())));
  }

  /** Other names of the company, told by the event that also tells the one that counts. */
  static List<Next> merges(CompanyEvent event) {
    Identifiers who = event.who();
    String domain = who.companyDomain();
    if (domain == null || event.counting() != null) {
      return List.of();
    }
    List<Next> merges = new ArrayList<>();
    AccountKey company = AccountKey.company(domain);
    for (String alias : who.aliases()) {
      if (!alias.equals(domain)) {
        merges.add(new Merge(alias, company));
      }
    }
    if (who.groupId() != null && !who.groupId().equals(domain)) {
      merges.add(new Merge(AccountKey.group(who.groupId()).key(), company));
    }
    return merges;
  }

  /**
   * Whether nobody came to claim what is kept under an identifier, and it is time to forget it.
   *
   * @param newest the time of the newest event of all, in milliseconds since 1970 UTC
   */
  public boolean isOver(Identity known, long newest) {
    return known.isNobodys() && known.newestVisit() < newest - patience.keep().toMillis();
  }
}
