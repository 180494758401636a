package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Facts.Fact;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Identity.Learnt;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered, in its binary form. The first byte is the form's version: a newer program
 * reads every older form, and an older one refuses a newer form instead of misreading it.
 *
 * <p>All readers throw {@link IllegalStateException} for bytes that no version of this class wrote:
 * state that cannot be read is broken infrastructure and not bad input.
 */
public final class StateCodec {
  static final int VERSION = 1;

  private StateCodec() {}

  public static byte[] account(Account account) {
    Packer out = new Packer().octet(VERSION);
    EventCodec.accountType(out.text(account.key()), account.type());
    facts(out, account.company());
    gathered(out, account.intent());
    out.each(account.people(), (person, last) -> out.text(person).number(last));
    out.each(account.committee(), (persona, contacts) -> out.text(persona).number(contacts));
    out.number(account.firstSeen());
    Account.Published told = account.published();
    out.fixed(told.rules()).fixed(told.whole()).fixed(told.lasting()).fixed(told.standing());
    out.optionalText(told.tier());
    return out.bytes();
  }

  public static Account account(byte[] bytes) {
    Unpacker in = open(bytes);
    return new Account(
        in.text(),
        EventCodec.accountType(in),
        facts(in),
        gathered(in),
        in.map(in::number),
        in.map(() -> (int) in.number()),
        in.number(),
        new Account.Published(in.fixed(), in.fixed(), in.fixed(), in.fixed(), in.optionalText()));
  }

  public static byte[] contact(Contact contact) {
    Packer out = new Packer().octet(VERSION).text(contact.key());
    facts(out, contact.facts());
    gathered(out, contact.intent());
    out.each(contact.counted(), (signal, time) -> out.text(signal).number(time));
    out.number(contact.firstSeen()).number(contact.lastSeen());
    Contact.Published told = contact.published();
    out.fixed(told.whole()).fixed(told.standing());
    return out.optionalText(told.persona()).optionalText(told.track()).bytes();
  }

  public static Contact contact(byte[] bytes) {
    Unpacker in = open(bytes);
    return new Contact(
        in.text(),
        facts(in),
        gathered(in),
        in.map(in::number),
        in.number(),
        in.number(),
        new Contact.Published(in.fixed(), in.fixed(), in.optionalText(), in.optionalText()));
  }

  public static byte[] identity(Identity identity) {
    Packer out = new Packer().octet(VERSION);
    learnt(out, identity.user(), out::text);
    email(out, identity.email());
    company(out, identity.company());
    return out.each(identity.kept(), event -> EventCodec.event(out, event)).bytes();
  }

  public static Identity identity(byte[] bytes) {
    Unpacker in = open(bytes);
    Learnt<String> user = in.optional(() -> new Learnt<>(in.text(), in.number()));
    return new Identity(user, email(in), company(in), in.list(() -> EventCodec.event(in)));
  }

  public static byte[] acquaintance(Acquaintance acquaintance) {
    Packer out = new Packer().octet(VERSION).number(acquaintance.erased());
    return out.each(
            acquaintance.places(), (place, keys) -> out.text(place.name()).each(keys, out::text))
        .bytes();
  }

  public static Acquaintance acquaintance(byte[] bytes) {
    Unpacker in = open(bytes);
    long erased = in.number();
    Map<Place, Set<String>> places = new EnumMap<>(Place.class);
    in.map(() -> in.list(in::text))
        .forEach((place, keys) -> places.put(Place.valueOf(place), Set.copyOf(keys)));
    return new Acquaintance(places, erased);
  }

  static void email(Packer out, @Nullable Learnt<Mailbox> email) {
    learnt(out, email, mailbox -> EventCodec.mailbox(out, mailbox));
  }

  static @Nullable Learnt<Mailbox> email(Unpacker in) {
    return in.optional(() -> new Learnt<>(EventCodec.mailbox(in), in.number()));
  }

  static void company(Packer out, @Nullable Learnt<Membership> company) {
    learnt(out, company, known -> out.optionalText(known.groupId()).text(known.account()));
  }

  static @Nullable Learnt<Membership> company(Unpacker in) {
    return in.optional(
        () -> new Learnt<>(new Membership(in.optionalText(), in.text()), in.number()));
  }

  static Unpacker open(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    int version = in.octet();
    if (version != VERSION) {
      throw new IllegalStateException(
          "state in form "
              + version
              + ", this program reads form "
              + VERSION
              + "; run the program that wrote it, or a newer one");
    }
    return in;
  }

  private static <T> void learnt(Packer out, @Nullable Learnt<T> learnt, Consumer<T> write) {
    out.optional(
        learnt,
        known -> {
          write.accept(known.what());
          out.number(known.time());
        });
  }

  private static void facts(Packer out, Facts facts) {
    out.each(
        facts.byName(),
        (name, fact) -> {
          out.text(name).number(fact.time());
          out.optional(fact.value(), value -> EventCodec.value(out, value));
        });
  }

  private static Facts facts(Unpacker in) {
    return Facts.of(
        in.map(
            () -> {
              long time = in.number();
              return new Fact(in.optional(() -> EventCodec.value(in)), time);
            }));
  }

  private static void gathered(Packer out, Map<String, Gathered> intent) {
    out.each(
        intent,
        (signal, sum) -> {
          out.text(signal).number(sum.since()).decimal(sum.units()).decimal(sum.week());
          out.decimal(sum.eightWeeks()).number(sum.asOf()).number(sum.events());
        });
  }

  private static Map<String, Gathered> gathered(Unpacker in) {
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
