package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Units;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Makes one of two: of what was remembered of one person, or of one company, under two names. */
record Union(RuleBook book) {
  /** A person, and their account, in which what counts once a person counts once now. */
  record Merged(Account account, Contact person) {}

  /**
   * Of two people of an account, whose sums both stand in the account's.
   *
   * @param known what the person is called, and was told of
   */
  Merged people(Account account, Contact known, Contact other) {
    Map<String, Gathered> sums = new HashMap<>(account.intent());
    Map<String, Gathered> own = together(known.intent(), other.intent());
    Map<String, Long> counted = new HashMap<>(known.counted());
    other
        .counted()
        .forEach(
            (id, time) -> {
              Long mine = counted.get(id);
              Signal signal = book.allSignals().get(id);
              Gathered sum = sums.get(id);
              Gathered both = own.get(id);
              if (mine != null && signal != null && sum != null && both != null) {
                long later = Math.max(mine, time);
                sums.put(id, once(sum, signal, later));
                own.put(id, once(both, signal, later));
              }
              counted.merge(id, time, Math::min);
            });
    return new Merged(
        account.gathering(sums),
        new Contact(
            known.key(),
            known.facts().merge(other.facts()),
            own,
            counted,
            Math.min(known.firstSeen(), other.firstSeen()),
            Math.max(known.lastSeen(), other.lastSeen()),
            known.events() + other.events(),
            known.where(),
            known.published()));
  }

  /**
   * The sums of both, by signal; of a signal that no rule has any more, the first's or else the
   * other's.
   */
  private Map<String, Gathered> together(Map<String, Gathered> one, Map<String, Gathered> other) {
    Map<String, Gathered> both = new HashMap<>(one);
    other.forEach(
        (id, gathered) -> {
          Signal signal = book.allSignals().get(id);
          if (signal != null) {
            both.put(id, Units.together(both.get(id), gathered, signal));
          } else {
            both.putIfAbsent(id, gathered);
          }
        });
    return both;
  }

  private static Gathered once(Gathered sum, Signal signal, long later) {
    Gathered left = Units.without(sum, signal, later, sum.asOf());
    return left == null ? sum : left;
  }

  /**
   * Of two companies.
   *
   * @param one what the company is called, and was told of
   */
  Account companies(Account one, Account other) {
    Map<String, Gathered> sums = together(one.intent(), other.intent());
    Map<String, Long> people = new HashMap<>(one.people());
    other.people().forEach((person, last) -> people.merge(person, last, Math::max));
    Set<String> aliases = new HashSet<>(one.aliases());
    aliases.addAll(other.aliases());
    aliases.add(other.key());
    aliases.remove(one.key());
    return new Account(
        one.key(),
        one.type(),
        // The other's own domain is not this one's, however new.
        one.company().merge(other.company().without("domain")),
        sums,
        people,
        one.committee(),
        Math.min(one.firstSeen(), other.firstSeen()),
        one.events() + other.events(),
        aliases,
        one.published().with(other.published()));
  }
}
