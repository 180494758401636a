package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Facts.Fact;
import io.intentscorer.domain.account.Fate.Counted;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Units;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes back what an account counted of an event, as if it had never come.
 *
 * <p>Sums are made smaller by what the event had added. What is no sum (who was seen last, a fact's
 * newest word, which event of a person is the one that counts) is looked up in what else the
 * account counted within the last 24 hours; of what is older, only what stands in the sums is still
 * known.
 *
 * @param left what else was counted at the account, the newest 24 hours
 * @param leftOfPerson those of it that are the person's
 */
record Withdrawal(RuleBook book, List<Counted> left, List<Counted> leftOfPerson) {
  /** What is left, the person null where nobody's event it was. */
  record Remainder(Account account, @Nullable Contact person) {}

  Remainder of(CompanyEvent event, Account account, @Nullable Contact person) {
    Map<String, Gathered> sums = new HashMap<>(account.intent());
    Map<String, Gathered> own = new HashMap<>(person == null ? Map.of() : person.intent());
    Map<String, Long> counted = new HashMap<>(person == null ? Map.of() : person.counted());
    signals(event).forEach((id, since) -> takeBack(id, since, event.time(), sums, own, counted));
    Contact remaining = person == null ? null : person(event, person, own, counted);
    Map<String, Long> people = new HashMap<>(account.people());
    if (remaining != null) {
      people.computeIfPresent(
          remaining.key(), (key, last) -> remaining.events() == 0 ? null : remaining.lastSeen());
    }
    return new Remainder(
        new Account(
            account.key(),
            account.type(),
            takeBack(account.company(), event.company(), event.time(), left, CompanyEvent::company),
            sums,
            people,
            account.committee(),
            earliest(left, event.time(), account.firstSeen()),
            account.events() - 1,
            account.aliases(),
            account.published()),
        remaining);
  }

  private Contact person(
      CompanyEvent event, Contact person, Map<String, Gathered> own, Map<String, Long> counted) {
    long last = person.lastSeen();
    if (last == event.time()) {
      last = times(leftOfPerson).max().orElse(person.lastSeen());
    }
    return new Contact(
        person.key(),
        takeBack(
            person.facts(), event.contact(), event.time(), leftOfPerson, CompanyEvent::contact),
        own,
        counted,
        earliest(leftOfPerson, event.time(), person.firstSeen()),
        last,
        person.events() - 1,
        person.where(),
        person.published());
  }

  private void takeBack(
      String id,
      long since,
      long time,
      Map<String, Gathered> sums,
      Map<String, Gathered> own,
      Map<String, Long> counted) {
    Signal signal = book.allSignals().get(id);
    Gathered sum = sums.get(id);
    if (signal == null || signal.since() != since || sum == null || sum.since() != since) {
      return;
    }
    Gathered mine = own.get(id);
    Long first = counted.get(id);
    if (mine == null || mine.since() != since || first == null || !signal.oncePerContact()) {
      keep(sums, id, Units.without(sum, signal, time, newest(left, id, time, sum)));
      if (mine != null && mine.since() == since) {
        keep(own, id, Units.without(mine, signal, time, newest(leftOfPerson, id, time, mine)));
      }
      return;
    }
    long newest = newest(left, id, time, sum);
    long myNewest = newest(leftOfPerson, id, time, mine);
    if (first != time) {
      sums.put(id, Units.seenLast(sum, signal, newest));
      own.put(id, Units.seenLast(mine, signal, myNewest));
      return;
    }
    Optional<Long> instead = matching(leftOfPerson, id).boxed().min(Long::compare);
    if (instead.isEmpty()) {
      counted.remove(id);
      keep(sums, id, Units.without(sum, signal, time, newest));
      own.remove(id);
    } else {
      counted.put(id, instead.get());
      sums.put(id, Units.instead(sum, signal, time, instead.get(), newest));
      own.put(id, Units.instead(mine, signal, time, instead.get(), myNewest));
    }
  }

  private static void keep(Map<String, Gathered> sums, String id, @Nullable Gathered sum) {
    if (sum == null) {
      sums.remove(id);
    } else {
      sums.put(id, sum);
    }
  }

  private static long newest(List<Counted> left, String id, long time, Gathered sum) {
    return sum.asOf() > time ? sum.asOf() : matching(left, id).max().orElse(sum.asOf());
  }

  private static LongStream matching(List<Counted> left, String id) {
    return times(
        left.stream().filter(counted -> signals(counted.event()).containsKey(id)).toList());
  }

  private static Map<String, Long> signals(CompanyEvent event) {
    return event.counting() == null ? Map.of() : event.counting().signals();
  }

  private static LongStream times(List<Counted> left) {
    return left.stream().mapToLong(counted -> counted.event().time());
  }

  private static long earliest(List<Counted> left, long time, long first) {
    return first < time ? first : times(left).min().orElse(first);
  }

  private static Facts takeBack(
      Facts facts,
      Map<String, Optional<Value>> said,
      long time,
      List<Counted> left,
      Function<CompanyEvent, Map<String, Optional<Value>>> words) {
    return facts.takeBack(
        said.keySet(),
        time,
        field -> {
          Fact before = null;
          for (Counted counted : left) {
            Optional<Value> word = words.apply(counted.event()).get(field);
            long told = counted.event().time();
            if (word != null && (before == null || told >= before.time())) {
              before = new Fact(word.orElse(null), told);
            }
          }
          return before;
        });
  }
}
