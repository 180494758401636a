package io.intentscorer.story;

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
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.AccountStage;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The stages as many machines might run them: what one sends to another comes in its order, and
 * nothing else is sure. Chance says which of all that is on its way comes next.
 */
final class LooseScorer {
  private static final TitleReader TITLES = TitleReader.shipped();

  private final AccountResolver resolver = AccountResolver.standard();
  private final AccountStage stage = new AccountStage(new AccountScorer(TITLES, Tracks.ALL, true));
  private final Map<String, Identity> identities = new HashMap<>();
  private final Map<String, Acquaintance> acquaintances = new HashMap<>();
  private final Map<String, Account> accounts = new TreeMap<>();
  private final Map<String, People> people = new HashMap<>();

  /** By sender and receiver; only those on which something is on its way. */
  private final Map<String, Deque<Next>> ways = new TreeMap<>();

  private final Random chance;
  private final LastWord world;
  private final long now;

  LooseScorer(long seed, LastWord world, long now) {
    this.chance = new Random(seed);
    this.world = world;
    this.now = now;
  }

  /** An event comes; what it sets moving need not end before the next one comes. */
  void take(CompanyEvent event) {
    // One partition of the events for each device, and one for all others.
    send("events " + event.who().anonymousId(), resolver.enter(event));
    for (int i = chance.nextInt(8); i > 0 && !ways.isEmpty(); i--) {
      go();
    }
  }

  /** Somebody is to be forgotten, which also takes its time. */
  void forget(String contact) {
    send("erasures", List.of(new Erase(contact, Extent.PERSON, null)));
  }

  /** Until nothing is on its way. */
  void end() {
    while (!ways.isEmpty()) {
      go();
    }
  }

  private void go() {
    List<String> all = new ArrayList<>(ways.keySet());
    String way = all.get(chance.nextInt(all.size()));
    Deque<Next> waiting = ways.getOrDefault(way, new ArrayDeque<>());
    Next next = waiting.remove();
    if (waiting.isEmpty()) {
      ways.remove(way);
    }
    arrive(next.stage() + " " + next.key(), next);
  }

  private void arrive(String place, Next next) {
    if (next instanceof AtAccount news) {
      AccountScorer.Outcome outcome =
          stage.at(accounts.get(news.key()), people(news.key()), news, StoryRules.BOOK, now);
      outcome.published().forEach(world::hear);
      Account account = outcome.account();
      if (account == null) {
        accounts.remove(news.key());
      } else {
        accounts.put(news.key(), account);
      }
      send(place, outcome.next());
    } else if (next instanceof AtVisitor news) {
      keep(place, resolver.at(identities.getOrDefault(place, Identity.UNKNOWN), news));
    } else if (next instanceof AtUser news) {
      keep(place, resolver.at(identities.getOrDefault(place, Identity.UNKNOWN), news));
    } else if (next instanceof AtAcquaintance news) {
      Acquaintance known = acquaintances.getOrDefault(place, Acquaintance.NONE);
      Acquaintance.Step step = known.at(news, now);
      acquaintances.put(place, step.acquaintance());
      send(place, step.next());
    }
  }

  private void keep(String place, Step step) {
    Identity identity = step.identity();
    if (identity != null) {
      identities.put(place, identity);
    }
    send(place, step.next());
  }

  private void send(String from, List<Next> next) {
    for (Next one : next) {
      ways.computeIfAbsent(from + " to " + one.stage() + " " + one.key(), way -> new ArrayDeque<>())
          .add(one);
    }
  }

  private People people(String account) {
    return people.computeIfAbsent(account, key -> new People());
  }

  /** Hands over every account with its people. */
  void forEach(BiConsumer<Account, List<Contact>> each) {
    accounts.forEach((key, account) -> each.accept(account, people(key).contacts()));
  }
}
