package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Keyed;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Answer;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an account and its person remember of an event. */
final class Memory {
  private Memory() {}

  /**
   * After an event.
   *
   * @param person the person of the event, null where it names none
   * @param matched the signals that it counted for, each with its {@code since}
   */
  record Remembered(Account account, @Nullable Contact person, Map<String, Long> matched) {}

  static Remembered remember(
      Account account, @Nullable Contact person, CompanyEvent event, RuleBook book, long now) {
    Keyed<Gathered> accountIntent = Keyed.copyOf(account.intent());
    Keyed<Gathered> ownIntent = person == null ? Keyed.none() : Keyed.copyOf(person.intent());
    Keyed<Long> counted = person == null ? Keyed.none() : Keyed.copyOf(person.counted());
    Keyed<Long> matched = Keyed.none();
    for (Signal signal : matching(book, event)) {
      matched = matched.with(signal.id(), signal.since());
      Gathered sum = accountIntent.get(signal.id());
      Gathered own = ownIntent.get(signal.id());
      // Whether a person was counted is the person's own matter: of a signal that was deleted and
      // came back, the account may have counted others since, but not this one.
      boolean counts = own != null && own.since() == signal.since() && sum != null;
      Long before = counts && signal.oncePerContact() ? counted.get(signal.id()) : null;
      if (before == null || sum == null) {
        accountIntent = accountIntent.with(signal.id(), Units.add(sum, signal, event.time()));
        ownIntent = ownIntent.with(signal.id(), Units.add(own, signal, event.time()));
        if (signal.oncePerContact() && person != null) {
          counted = counted.with(signal.id(), event.time());
        }
      } else {
        accountIntent =
            accountIntent.with(signal.id(), Units.again(sum, signal, before, event.time()));
        if (own != null) {
          ownIntent = ownIntent.with(signal.id(), Units.again(own, signal, before, event.time()));
        }
        counted = counted.with(signal.id(), Math.min(before, event.time()));
      }
    }
    Keyed<Long> active = Keyed.copyOf(account.people());
    if (person != null) {
      Long last = active.get(person.key());
      active =
          last != null && last >= event.time() ? active : active.with(person.key(), event.time());
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
            account.events() + 1,
            account.aliases(),
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
                person.events() + 1,
                person.where(),
                person.published()),
        matched);
  }

  /**
   * Signals in shadow gather too, so that they can be shown, and count all the same once active.
   */
  private static List<Signal> matching(RuleBook book, CompanyEvent event) {
    CompanyEvent.Counting before = event.counting();
    if (before != null) {
      List<Signal> again = new ArrayList<>();
      before
          .signals()
          .forEach(
              (id, since) -> {
                Signal signal = book.allSignals().get(id);
                if (signal != null && signal.since() == since) {
                  again.add(signal);
                }
              });
      return again;
    }
    Known said = event.said()::get;
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
}
