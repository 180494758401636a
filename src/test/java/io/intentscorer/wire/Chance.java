package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.account.Seat;
import io.intentscorer.domain.account.Timeline;
import io.intentscorer.domain.account.Whereabouts;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that is remembered, by chance and yet the same for the same seed. */
final class Chance {
  private static final List<String> LETTERS = List.of("a", "Z", "é", "ß", "東", "🙂", " ", "\u0000");

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  Account account() {
    return new Account(
        text(),
        type(),
        facts(),
        map(this::gathered),
        map(this::time),
        map(this::seat),
        time(),
        random.nextInt(1_000),
        Set.copyOf(list(this::text)),
        published());
  }

  private Account.Published published() {
    return new Account.Published(
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        random.nextLong(),
        perhaps(),
        random.nextBoolean() ? Long.MAX_VALUE : time(),
        random.nextBoolean(),
        Set.copyOf(list(this::text)),
        random.nextBoolean()
            ? Balance.NOTHING
            : new Balance(1 + random.nextInt(99), random.nextLong(), map(random::nextDouble)));
  }

  private Seat seat() {
    return new Seat(random.nextInt(9), time(), time(), map(random::nextDouble));
  }

  Contact contact() {
    return new Contact(
        text(),
        facts(),
        map(this::gathered),
        map(this::time),
        time(),
        time(),
        random.nextInt(1_000),
        new Whereabouts(perhaps(), time(), map(this::facts)),
        new Contact.Published(random.nextLong(), random.nextLong(), perhaps(), perhaps()));
  }

  Identity identity() {
    return new Identity(
        timeline(this::text),
        timeline(this::mailbox),
        timeline(this::membership),
        map(this::lent),
        Set.copyOf(list(this::text)),
        random.nextInt(9),
        list(this::event));
  }

  Next next() {
    return switch (random.nextInt(25)) {
      case 0 -> new ToVisitor(text(), event(), perhaps());
      case 1 -> new Next.Link(text(), text(), time());
      case 2 -> new ToUser(text(), event(), perhaps());
      case 3 -> new Next.Introduction(text(), text(), lent(), Set.copyOf(list(this::text)), time());
      case 4 -> new Next.RecallFromUser(text(), recall());
      case 5 -> new Next.RecallFromAccount(text(), recall());
      case 6 -> new Next.Rename(text(), text(), text());
      case 7 -> new Next.Merge(text(), accountKey());
      case 8 ->
          new Next.Moved(
              accountKey(), account(), list(this::contact), Map.of(random.nextLong(), fate()));
      case 9 -> new Next.Away(text(), text(), text(), time());
      case 10 -> new Next.Home(text(), text());
      case 11 -> new Next.Met(text(), Place.MAILBOX, text(), time());
      case 12 -> new Next.Unmet(text(), text());
      case 13 -> new Next.Erase(text(), Next.Extent.CONTACT, perhaps());
      case 14 -> new Next.ForgetVisitor(text());
      case 15 -> new Next.ForgetUser(text());
      case 23 -> new Next.ForgetKnownBy(text(), text(), Next.Extent.PERSON);
      case 22 -> new Next.Told(text(), text(), text(), facts());
      case 21 -> new Next.Gone(text(), text());
      case 20 -> new Next.Yielded(text());
      case 19 -> new Next.Ask(text(), event());
      case 18 -> new Next.Repeat(text(), text());
      case 17 ->
          new Next.Assign(text(), random.nextBoolean() ? accountKey() : null, perhaps(), event());
      case 16 -> new Next.ForgetContact(text(), text());
      default -> new ToAccount(accountKey(), perhaps(), event());
    };
  }

  CompanyEvent event() {
    Identifiers who =
        new Identifiers(
            perhaps(),
            perhaps(),
            random.nextBoolean(),
            perhaps(),
            perhaps(),
            perhaps(),
            list(this::text),
            random.nextBoolean() ? mailbox() : null);
    return new CompanyEvent(
        text(),
        perhaps(),
        time(),
        who,
        map(this::told),
        map(this::told),
        map(this::value),
        random.nextBoolean()
            ? new CompanyEvent.Counting(random.nextLong(), map(this::time), time())
            : null);
  }

  private Optional<Value> told() {
    return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(value());
  }

  private Facts facts() {
    return Facts.of(map(() -> new Facts.Fact(told().orElse(null), time())));
  }

  private Gathered gathered() {
    return new Gathered(
        random.nextInt(100_000),
        random.nextDouble() * 100,
        random.nextDouble(),
        random.nextDouble() * 1e-300,
        time(),
        random.nextInt());
  }

  private Value value() {
    return switch (random.nextInt(5)) {
      case 0 -> Value.text(text());
      case 1 -> new Value.Flag(random.nextBoolean());
      case 2 -> Value.number(random.nextGaussian() * 1e6);
      case 3 -> new Value.Quantity(-random.nextDouble(), random.nextInt(1_000), perhaps());
      default -> new Value.Items(list(this::text));
    };
  }

  private Mailbox mailbox() {
    return new Mailbox(text(), perhaps());
  }

  private Account.Type type() {
    return random.nextBoolean() ? Account.Type.COMPANY : Account.Type.INDIVIDUAL;
  }

  private <T> Timeline<T> timeline(Supplier<T> what) {
    return new Timeline<>(list(() -> new Timeline.Telling<>(what.get(), time())));
  }

  private Lent lent() {
    return new Lent(timeline(this::mailbox), timeline(this::membership));
  }

  private Identity.Membership membership() {
    return new Identity.Membership(perhaps(), perhaps());
  }

  Fate fate() {
    return switch (random.nextInt(3)) {
      case 0 -> new Fate.Counted(perhaps(), event());
      case 1 -> new Fate.Passed(random.nextBoolean() ? accountKey() : null, event());
      default -> new Fate.Forgotten();
    };
  }

  private AccountKey accountKey() {
    return new AccountKey(text(), type());
  }

  private Recall recall() {
    return new Recall(
        new Whose(random.nextBoolean() ? Place.USER : Place.VISITOR, text()), time(), time());
  }

  private long time() {
    return switch (random.nextInt(8)) {
      case 0 -> Long.MIN_VALUE;
      case 1 -> Long.MAX_VALUE;
      case 2 -> random.nextInt(200) - 100L;
      default -> 1_777_000_000_000L + random.nextInt();
    };
  }

  private @Nullable String perhaps() {
    return random.nextBoolean() ? text() : null;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 200 : 8); i > 0; i--) {
      text.append(LETTERS.get(random.nextInt(LETTERS.size())));
    }
    return text.toString();
  }

  private <T> List<T> list(Supplier<T> item) {
    List<T> list = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(item.get());
    }
    return list;
  }

  private <V> Map<String, V> map(Supplier<V> value) {
    Map<String, V> map = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(text(), value.get());
    }
    return map;
  }
}
