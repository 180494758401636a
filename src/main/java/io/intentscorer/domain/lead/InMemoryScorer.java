package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.AtAccount;
import io.intentscorer.domain.account.Next.AtAcquaintance;
import io.intentscorer.domain.account.Next.AtUser;
import io.intentscorer.domain.account.Next.AtVisitor;
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
  private final AccountStage stage;
  private final Map<String, Identity> visitors = new HashMap<>();
  private final Map<String, Identity> users = new HashMap<>();
  private final Map<String, Acquaintance> acquaintances = new HashMap<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, People> people = new HashMap<>();

  public InMemoryScorer(AccountResolver resolver, AccountScorer scorer) {
    this.resolver = resolver;
    this.scorer = scorer;
    this.stage = new AccountStage(scorer);
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
      if (next instanceof AtAccount news) {
        Account known = accounts.get(news.key());
        waiting.addAll(
            keep(news.key(), stage.at(known, people(news.key()), news, book, now), told));
      } else if (next instanceof AtVisitor news) {
        Identity known = visitors.getOrDefault(news.key(), Identity.UNKNOWN);
        waiting.addAll(keep(visitors, news.key(), resolver.at(known, news)));
      } else if (next instanceof AtUser news) {
        Identity known = users.getOrDefault(news.key(), Identity.UNKNOWN);
        waiting.addAll(keep(users, news.key(), resolver.at(known, news)));
      } else if (next instanceof AtAcquaintance news) {
        Acquaintance known = acquaintances.getOrDefault(news.key(), Acquaintance.NONE);
        Acquaintance.Step step = known.at(news, event.time());
        acquaintances.put(news.key(), step.acquaintance());
        waiting.addAll(step.next());
      }
    }
    return true;
  }

  /** Lets time pass: looks at every account again, at a moment. */
  public void pass(RuleBook book, long now, Consumer<Publication> told) {
    for (Account account : List.copyOf(accounts.values())) {
      keep(account.key(), scorer.pass(account, people(account.key()), book, now), told);
    }
  }

  /** Follows a change of the rules: looks at every account again. */
  public void follow(RuleBook book, long now, Consumer<Publication> told) {
    for (Account account : List.copyOf(accounts.values())) {
      keep(account.key(), scorer.follow(account, people(account.key()), book, now), told);
    }
  }

  private static List<Next> keep(Map<String, Identity> identities, String key, Step step) {
    if (step.identity() == null) {
      identities.remove(key);
    } else {
      identities.put(key, step.identity());
    }
    return step.next();
  }

  private List<Next> keep(String key, AccountScorer.Outcome outcome, Consumer<Publication> told) {
    if (outcome.account() == null) {
      accounts.remove(key);
    } else {
      accounts.put(key, outcome.account());
    }
    outcome.published().forEach(told);
    return outcome.next();
  }

  /** Hands over every account with its people, in the order of the accounts' keys. */
  public void forEach(BiConsumer<Account, List<Contact>> each) {
    accounts.forEach((key, account) -> each.accept(account, people(key).contacts()));
  }

  private People people(String account) {
    return people.computeIfAbsent(account, key -> new People());
  }
}
