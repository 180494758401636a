package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.account.People;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The whole pipeline in one process and one thread, with its memory on the heap: for files, for
 * simulations, and as the oracle that the live topology is compared with.
 */
public final class InMemoryScorer {
  private final AccountResolver resolver;
  private final AccountScorer scorer;
  private final Map<String, Identity> visitors = new HashMap<>();
  private final Map<String, Identity> users = new HashMap<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, People> people = new HashMap<>();

  public InMemoryScorer(AccountResolver resolver, AccountScorer scorer) {
    this.resolver = resolver;
    this.scorer = scorer;
  }

  /**
   * Takes in one event.
   *
   * @param now the moment of scoring, in milliseconds since 1970 UTC
   * @param told receives what is published, in order
   * @return false when the event names nobody at all
   */
  public boolean take(CompanyEvent event, RuleBook book, long now, Consumer<Publication> told) {
    // First in, first out, stage by stage: the order in which the topology's hops deliver.
    Deque<Next> waiting = new ArrayDeque<>(resolver.enter(event));
    if (waiting.isEmpty()) {
      return false;
    }
    for (Next next = waiting.poll(); next != null; next = waiting.poll()) {
      if (next instanceof ToAccount sighting) {
        Account known = accounts.get(sighting.key());
        publish(scorer.take(known, people(sighting.key()), sighting, book, now), told);
      } else if (!(next instanceof Met)) {
        waiting.addAll(identify(next));
      }
    }
    return true;
  }

  /** Lets time pass: looks at every account again, at a moment. */
  public void pass(RuleBook book, long now, Consumer<Publication> told) {
    for (Account account : List.copyOf(accounts.values())) {
      publish(scorer.pass(account, people(account.key()), book, now), told);
    }
  }

  /** Follows a change of the rules: looks at every account again. */
  public void follow(RuleBook book, long now, Consumer<Publication> told) {
    for (Account account : List.copyOf(accounts.values())) {
      publish(scorer.follow(account, people(account.key()), book, now), told);
    }
  }

  private List<Next> identify(Next next) {
    boolean ofUser = next instanceof ToUser || next instanceof Introduction;
    Map<String, Identity> identities = ofUser ? users : visitors;
    Identity known = identities.getOrDefault(next.key(), Identity.UNKNOWN);
    Step step;
    if (next instanceof ToUser sighting) {
      step = resolver.user(known, sighting);
    } else if (next instanceof Introduction introduction) {
      step = resolver.user(known, introduction);
    } else if (next instanceof ToVisitor sighting) {
      step = resolver.visitor(known, sighting);
    } else if (next instanceof Link link) {
      step = resolver.visitor(known, link);
    } else {
      throw new IllegalStateException("no identity stage for " + next);
    }
    identities.put(next.key(), step.identity());
    return step.next();
  }

  private void publish(AccountScorer.Outcome outcome, Consumer<Publication> told) {
    accounts.put(outcome.account().key(), outcome.account());
    outcome.published().forEach(told);
  }

  /** Hands over every account with its people, in the order of the accounts' keys. */
  public void forEach(BiConsumer<Account, List<Contact>> each) {
    accounts.forEach((key, account) -> each.accept(account, people(key).contacts()));
  }

  private People people(String account) {
    return people.computeIfAbsent(account, key -> new People());
  }
}
