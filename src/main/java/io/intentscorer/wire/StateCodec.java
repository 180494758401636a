package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Facts.Fact;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Fate.Counted;
import io.intentscorer.domain.account.Fate.Forgotten;
import io.intentscorer.domain.account.Fate.Passed;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Timeline;
import io.intentscorer.domain.account.Timeline.Telling;
import io.intentscorer.domain.account.Whereabouts;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What is remembered, in its binary form. The first byte is the form's version: a newer program
 * reads every older form, and an older one refuses a newer form instead of misreading it.
 *
 * <p>All readers throw {@link IllegalStateException} for bytes that no version of this class wrote:
 * state that cannot be read is broken infrastructure and not bad input.
 */
public final class StateCodec {
  static final int VERSION = 3;

  /** Rows of form 1 did not count events: theirs never come to nothing. */
  static final int UNCOUNTED = 1 << 30;

  private StateCodec() {}

  public static byte[] account(Account account) {
    Packer out = open();
    AccountCodec.account(out, account);
    return out.bytes();
  }

  public static Account account(byte[] bytes) {
    return read(bytes, AccountCodec::account);
  }

  public static byte[] contact(Contact contact) {
    Packer out = open();
    contact(out, contact);
    return out.bytes();
  }

  static void contact(Packer out, Contact contact) {
    out.text(contact.key());
    facts(out, contact.facts());
    gathered(out, contact.intent());
    out.each(contact.counted(), (signal, time) -> out.text(signal).number(time));
    out.number(contact.firstSeen()).number(contact.lastSeen());
    Contact.Published told = contact.published();
    out.fixed(told.whole()).fixed(told.standing());
    out.optionalText(told.persona()).optionalText(told.track());
    Whereabouts where = contact.where();
    out.number(contact.events()).optionalText(where.home()).number(where.since());
    out.each(where.known(), (account, facts) -> facts(out.text(account), facts));
  }

  public static Contact contact(byte[] bytes) {
    return read(bytes, in -> contact(in));
  }

  static Contact contact(Unpacker in) {
    String key = in.text();
    Facts facts = facts(in);
    Map<String, Gathered> intent = gathered(in);
    Map<String, Long> counted = in.map(in::number);
    long firstSeen = in.number();
    long lastSeen = in.number();
    Contact.Published told =
        new Contact.Published(in.fixed(), in.fixed(), in.optionalText(), in.optionalText());
    boolean counts = in.isOfForm(2);
    int events = counts ? (int) in.number() : UNCOUNTED;
    Whereabouts where = counts ? whereabouts(in) : Whereabouts.HERE;
    return new Contact(key, facts, intent, counted, firstSeen, lastSeen, events, where, told);
  }

  private static Whereabouts whereabouts(Unpacker in) {
    return new Whereabouts(in.optionalText(), in.number(), in.map(() -> facts(in)));
  }

  /** Where an account went. */
  public static byte[] accountKey(AccountKey account) {
    return EventCodec.accountKey(open(), account).bytes();
  }

  public static AccountKey accountKey(byte[] bytes) {
    return read(bytes, EventCodec::accountKey);
  }

  public static byte[] fate(Fate fate) {
    Packer out = open();
    fate(out, fate);
    return out.bytes();
  }

  static void fate(Packer out, Fate fate) {
    if (fate instanceof Counted counted) {
      EventCodec.event(out.octet('c').optionalText(counted.person()), counted.event());
    } else if (fate instanceof Passed passed) {
      out.octet('p').optional(passed.to(), to -> EventCodec.accountKey(out, to));
      EventCodec.event(out, passed.event());
    } else {
      out.octet('f');
    }
  }

  public static Fate fate(byte[] bytes) {
    return read(bytes, in -> fate(in));
  }

  static Fate fate(Unpacker in) {
    int kind = in.octet();
    return switch (kind) {
      case 'c' -> new Counted(in.optionalText(), EventCodec.event(in));
      case 'p' -> new Passed(in.optional(() -> EventCodec.accountKey(in)), EventCodec.event(in));
      case 'f' -> new Forgotten();
      default -> throw new IllegalStateException("no fate of kind " + kind);
    };
  }

  public static byte[] identity(Identity identity) {
    Packer out = open();
    timeline(out, identity.users(), out::text);
    lent(out, new Lent(identity.emails(), identity.companies()));
    out.each(identity.lent(), (visitor, words) -> lent(out.text(visitor), words));
    out.texts(identity.accounts()).number(identity.questions());
    return out.each(identity.kept(), event -> EventCodec.event(out, event)).bytes();
  }

  public static Identity identity(byte[] bytes) {
    return read(bytes, in -> identity(in));
  }

  private static Identity identity(Unpacker in) {
    if (!in.isOfForm(2)) {
      Timeline<String> users = learnt(in, in::text);
      Timeline<Mailbox> emails = learnt(in, () -> EventCodec.mailbox(in));
      Timeline<Membership> companies = learnt(in, () -> membershipOfForm1(in));
      return new Identity(
          users, emails, companies, Map.of(), Set.of(), 0, in.list(() -> EventCodec.event(in)));
    }
    Timeline<String> users = timeline(in, in::text);
    Lent own = lent(in);
    return new Identity(
        users,
        own.emails(),
        own.companies(),
        in.map(() -> lent(in)),
        Set.copyOf(in.list(in::text)),
        in.number(),
        in.list(() -> EventCodec.event(in)));
  }

  static void lent(Packer out, Lent lent) {
    timeline(out, lent.emails(), mailbox -> EventCodec.mailbox(out, mailbox));
    timeline(
        out,
        lent.companies(),
        joined -> out.optionalText(joined.groupId()).optionalText(joined.domain()));
  }

  static Lent lent(Unpacker in) {
    return new Lent(
        timeline(in, () -> EventCodec.mailbox(in)),
        timeline(in, () -> new Membership(in.optionalText(), in.optionalText())));
  }

  /** Each thing that was told once, and then the tellings by its number and time. */
  private static <T> void timeline(Packer out, Timeline<T> timeline, Consumer<T> write) {
    List<T> things = timeline.tellings().stream().map(Telling::what).distinct().toList();
    out.each(things, write);
    out.each(
        timeline.tellings(),
        telling -> out.number(things.indexOf(telling.what())).number(telling.time()));
  }

  private static <T> Timeline<T> timeline(Unpacker in, Supplier<T> read) {
    List<T> things = in.list(read);
    return new Timeline<>(
        in.list(
            () -> {
              long thing = in.number();
              if (thing < 0 || thing >= things.size()) {
                throw new IllegalStateException("nothing has the number " + thing);
              }
              return new Telling<>(things.get((int) thing), in.number());
            }));
  }

  static <T> Timeline<T> learnt(Unpacker in, Supplier<T> read) {
    Telling<T> told = in.optional(() -> new Telling<>(read.get(), in.number()));
    return told == null ? Timeline.empty() : new Timeline<>(List.of(told));
  }

  /** A group of which only the id was known stood under an account's key. */
  static Membership membershipOfForm1(Unpacker in) {
    String group = in.optionalText();
    String account = in.text();
    return new Membership(group, account.startsWith("group:") ? null : account);
  }

  public static byte[] acquaintance(Acquaintance acquaintance) {
    Packer out = open().number(acquaintance.erased());
    out.each(acquaintance.places(), (place, keys) -> out.text(place.name()).texts(keys));
    out.each(acquaintance.accounts(), (account, seen) -> out.text(account).number(seen));
    out.optionalText(acquaintance.home()).octet(acquaintance.contested() ? 1 : 0);
    return out.bytes();
  }

  public static Acquaintance acquaintance(byte[] bytes) {
    return read(bytes, in -> acquaintance(in));
  }

  private static Acquaintance acquaintance(Unpacker in) {
    long erased = in.number();
    Map<Place, Set<String>> places = new EnumMap<>(Place.class);
    in.map(() -> in.list(in::text))
        .forEach((place, keys) -> places.put(Place.valueOf(place), Set.copyOf(keys)));
    Map<String, Long> accounts = new HashMap<>();
    String home = null;
    boolean contested = true;
    if (in.isOfForm(2)) {
      accounts.putAll(in.map(in::number));
      home = in.optionalText();
      contested = in.octet() == 1;
    } else {
      Set<String> ofForm1 = places.remove(Place.ACCOUNT);
      (ofForm1 == null ? Set.<String>of() : ofForm1).forEach(key -> accounts.put(key, 0L));
    }
    return new Acquaintance(places, accounts, home, contested, erased);
  }

  static Packer open() {
    return new Packer().octet(VERSION);
  }

  /** Reads a row or a message; what it says may be impossible though its form is right. */
  static <T> T read(byte[] bytes, Function<Unpacker, T> read) {
    try {
      return read.apply(new Unpacker(bytes, VERSION));
    } catch (IllegalArgumentException impossible) {
      throw new IllegalStateException(
          "stored bytes say what cannot be: " + impossible.getMessage(), impossible);
    }
  }

  static void facts(Packer out, Facts facts) {
    out.each(
        facts.byName(),
        (name, fact) -> {
          out.text(name).number(fact.time());
          out.optional(fact.value(), value -> EventCodec.value(out, value));
        });
  }

  static Facts facts(Unpacker in) {
    return Facts.of(
        in.map(
            () -> {
              long time = in.number();
              return new Fact(in.optional(() -> EventCodec.value(in)), time);
            }));
  }

  static void gathered(Packer out, Map<String, Gathered> intent) {
    out.each(
        intent,
        (signal, sum) -> {
          out.text(signal).number(sum.since()).decimal(sum.units()).decimal(sum.week());
          out.decimal(sum.eightWeeks()).number(sum.asOf()).number(sum.events());
        });
  }

  static Map<String, Gathered> gathered(Unpacker in) {
    return in.map(
        () ->
            new Gathered(
                in.number(),
                in.decimal(),
                in.decimal(),
                in.decimal(),
                in.number(),
                (int) in.number()));
  }
}
