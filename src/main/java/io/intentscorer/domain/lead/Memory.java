package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Answer;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.IntentScorer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account and its person remember of an event. */
final class Memory {
  private Memory() {}

  /** The account and the person of the event, null where it names none, after the event. */
  record Remembered(Account account, @Nullable Contact person) {}

  static Remembered remember(
      Account account, Directory people, ToAccount sighting, RuleBook book, long now) {
    CompanyEvent event = sighting.event();
    String key = sighting.person();
    Contact person = key == null ? null : known(people, key, event.time());
    Map<String, Gathered> accountIntent = new HashMap<>(account.intent());
    Map<String, Gathered> ownIntent = new HashMap<>(person == null ? Map.of() : person.intent());
    Map<String, Long> counted = new HashMap<>(person == null ? Map.of() : person.counted());
    Known said = event.said()::get;
    for (Signal signal : matching(book, said)) {
      Gathered sum = accountIntent.get(signal.id());
      Gathered own = ownIntent.get(signal.id());
      // Whether a person was counted is the person's own matter: of a signal that was deleted and
      // came back, the account may have counted others since, but not this one.
      boolean counts = own != null && own.since() == signal.since() && sum != null;
      Long before = counts && signal.oncePerContact() ? counted.get(signal.id()) : null;
      if (before == null || sum == null) {
        accountIntent.put(signal.id(), IntentScorer.add(sum, signal, event.time()));
        ownIntent.merge(
            signal.id(),
            IntentScorer.add(null, signal, event.time()),
            (gathered, one) -> IntentScorer.add(gathered, signal, event.time()));
        if (signal.oncePerContact() && person != null) {
          counted.put(signal.id(), event.time());
        }
      } else {
        accountIntent.put(signal.id(), IntentScorer.again(sum, signal, before, event.time()));
        ownIntent.computeIfPresent(
            signal.id(),
            (id, gathered) -> IntentScorer.again(gathered, signal, before, event.time()));
        counted.put(signal.id(), Math.min(before, event.time()));
      }
    }
    Map<String, Long> active = new HashMap<>(account.people());
    if (key != null) {
      active.merge(key, event.time(), Math::max);
    }
    return new Remembered(
        new Account(
            account.key(),
            account.type(),
            account.company().merge(event.company(), event.time()),
            accountIntent,
            IntentScorer.active(active, now),
            account.committee(),
            Math.min(account.firstSeen(), event.time()),
            account.published()),
        person == null
            ? null
            : new Contact(
                person.key(),
                person.facts().merge(event.contact(), event.time()),
                ownIntent,
                counted,
                Math.min(person.firstSeen(), event.time()),
                Math.max(person.lastSeen(), event.time()),
                person.published()));
  }

  /**
   * Signals in shadow gather too, so that they can be shown, and count all the same once active.
   */
  private static List<Signal> matching(RuleBook book, Known said) {
    List<Signal> matching = new ArrayList<>();
    for (List<Signal> signals : List.of(book.signals(), book.shadowSignals())) {
      for (Signal signal : signals) {
        if (signal.when().answer(said) == Answer.MATCHED) {
          matching.add(signal);
        }
      }
    }
    return matching;
  }

  /** The marketing consent that a person gave or refused, null where it is not known. */
  static @Nullable Boolean consent(Facts facts) {
    return facts.value("marketingConsent") instanceof Value.Flag flag ? flag.yes() : null;
  }

  private static Contact known(Directory people, String key, long time) {
    Contact known = people.find(key);
    return known == null ? Contact.unknown(key, time) : known;
  }
}
