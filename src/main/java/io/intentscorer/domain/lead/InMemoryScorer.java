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
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.People;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Foresight;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

  /** Which accounts time alone will change, the next one first. */
  private final NavigableSet<Due> due = new TreeSet<>();

  /** When time alone will change what is told of an account. */
  private record Due(long moment, String account) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }

  private static final Comparator<Due> ORDER =
      Comparator.comparingLong(Due::moment).thenComparing(Due::account);

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
    catchUp(book, now, told);
    List<Next> entered = resolver.enter(event);
    deliver(entered, event.time(), book, now, told);
    return !entered.isEmpty();
  }

  /** Forgets a contact. */
  public void forget(String contact, RuleBook book, long now, Consumer<Publication> told) {
    catchUp(book, now, told);
    deliver(List.of(new Erase(contact, Extent.PERSON, null)), now, book, now, told);
  }

  private void deliver(
      List<Next> first, long time, RuleBook book, long now, Consumer<Publication> told) {
    // First in, first out, stage by stage: the order in which the topology's hops deliver.
    Deque<Next> waiting = new ArrayDeque<>(first);
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
        Acquaintance.Step step = known.at(news, time);
        acquaintances.put(news.key(), step.acquaintance());
        waiting.addAll(step.next());
      }
    }
  }

  /** Tells what time alone has changed until a moment, each change as of its own moment. */
  private void catchUp(RuleBook book, long now, Consumer<Publication> told) {
    whileDue(
        now,
        next -> {
          Account account = next.account();
          // As of this one's moment, and not until now: the others' come in between.
          long moment = book.fingerprint() == account.published().rules() ? next.moment() : now;
          keep(account.key(), scorer.catchUp(account, people(account.key()), book, moment), told);
        });
  }

  /** Lets time pass at once: tells what it alone has changed by a moment, all as of that moment. */
  public void pass(RuleBook book, long now, Consumer<Publication> told) {
    whileDue(
        now,
        next -> {
          Account account = next.account();
          keep(account.key(), scorer.pass(account, people(account.key()), book, now), told);
        });
  }

  /** An account whose moment has come. */
  private record Ripe(Account account, long moment) {}

  private void whileDue(long now, Consumer<Ripe> look) {
    while (!due.isEmpty() && due.first().moment() <= now) {
      Due next = due.first();
      Account account = accounts.get(next.account());
      if (account == null) {
        throw new IllegalStateException("nothing is known of what is due: " + next.account());
      }
      look.accept(new Ripe(account, next.moment()));
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
    Account account = outcome.account();
    Account before = account == null ? accounts.remove(key) : accounts.put(key, account);
    if (before != null) {
      due.remove(new Due(before.published().due(), key));
    }
    if (account != null && account.published().due() != Foresight.NEVER) {
      due.add(new Due(account.published().due(), key));
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
