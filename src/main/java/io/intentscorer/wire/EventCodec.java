package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.Forget;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.util.Map;
import java.util.Optional;

/** Events on their way between the stages, in the binary form of {@link StateCodec}. */
public final class EventCodec {
  private static final int TO_VISITOR = 1;
  private static final int LINK = 2;
  private static final int TO_USER = 3;
  private static final int TO_ACCOUNT = 4;
  private static final int INTRODUCTION = 5;
  private static final int MET = 6;
  private static final int ERASE = 7;
  private static final int FORGET = 8;

  private EventCodec() {}

  public static byte[] next(Next next) {
    Packer out = new Packer().octet(1);
    if (next instanceof ToVisitor sighting) {
      event(out.octet(TO_VISITOR).text(sighting.key()), sighting.event());
    } else if (next instanceof Link link) {
      out.octet(LINK).text(link.key()).text(link.userId()).number(link.time());
    } else if (next instanceof ToUser sighting) {
      event(out.octet(TO_USER).text(sighting.key()), sighting.event());
    } else if (next instanceof Introduction introduction) {
      out.octet(INTRODUCTION).text(introduction.key());
      StateCodec.email(out, introduction.email());
      StateCodec.company(out, introduction.company());
    } else if (next instanceof ToAccount sighting) {
      out.octet(TO_ACCOUNT).text(sighting.account().key());
      accountType(out, sighting.account().type());
      out.optionalText(sighting.person());
      event(out, sighting.event());
    } else if (next instanceof Met met) {
      out.octet(MET).text(met.contact()).text(met.place().name()).text(met.where());
    } else if (next instanceof Erase erase) {
      out.octet(ERASE).text(erase.contact()).text(erase.extent().name());
      out.optionalText(erase.by());
    } else if (next instanceof Forget forget) {
      out.octet(FORGET).text(forget.place().name()).text(forget.key()).text(forget.contact());
    }
    return out.bytes();
  }

  public static Next next(byte[] bytes) {
    Unpacker in = StateCodec.open(bytes);
    int kind = in.octet();
    return switch (kind) {
      case TO_VISITOR -> new ToVisitor(in.text(), event(in));
      case LINK -> new Link(in.text(), in.text(), in.number());
      case TO_USER -> new ToUser(in.text(), event(in));
      case INTRODUCTION ->
          new Introduction(in.text(), StateCodec.email(in), StateCodec.company(in));
      case TO_ACCOUNT ->
          new ToAccount(new AccountKey(in.text(), accountType(in)), in.optionalText(), event(in));
      case MET -> new Met(in.text(), Place.valueOf(in.text()), in.text());
      case ERASE -> new Erase(in.text(), Extent.valueOf(in.text()), in.optionalText());
      case FORGET -> new Forget(Place.valueOf(in.text()), in.text(), in.text());
      default -> throw new IllegalStateException("no stage " + kind);
    };
  }

  static void event(Packer out, CompanyEvent event) {
    out.text(event.name()).optionalText(event.messageId()).number(event.time());
    Identifiers who = event.who();
    out.optionalText(who.anonymousId()).optionalText(who.userId()).optionalText(who.previousId());
    out.optionalText(who.groupId()).optionalText(who.companyDomain());
    out.optional(who.email(), email -> mailbox(out, email));
    facts(out, event.company());
    facts(out, event.contact());
    out.each(event.said(), (name, value) -> value(out.text(name), value));
  }

  static CompanyEvent event(Unpacker in) {
    return new CompanyEvent(
        in.text(),
        in.optionalText(),
        in.number(),
        new Identifiers(
            in.optionalText(),
            in.optionalText(),
            in.optionalText(),
            in.optionalText(),
            in.optionalText(),
            in.optional(() -> mailbox(in))),
        facts(in),
        facts(in),
        in.map(() -> value(in)));
  }

  static void accountType(Packer out, Account.Type type) {
    out.octet(type == Account.Type.COMPANY ? 'c' : 'i');
  }

  static Account.Type accountType(Unpacker in) {
    return in.octet() == 'c' ? Account.Type.COMPANY : Account.Type.INDIVIDUAL;
  }

  static void mailbox(Packer out, Mailbox email) {
    out.text(email.address()).optionalText(email.companyDomain());
  }

  static Mailbox mailbox(Unpacker in) {
    return new Mailbox(in.text(), in.optionalText());
  }

  static void value(Packer out, Value value) {
    if (value instanceof Value.Text text) {
      out.octet('t').text(text.written());
    } else if (value instanceof Value.Flag flag) {
      out.octet(flag.yes() ? 'y' : 'n');
    } else if (value instanceof Value.Quantity quantity) {
      out.octet('q').decimal(quantity.low()).decimal(quantity.high());
      out.optionalText(quantity.text());
    } else if (value instanceof Value.Items items) {
      out.octet('i').each(items.items(), out::text);
    }
  }

  static Value value(Unpacker in) {
    int kind = in.octet();
    return switch (kind) {
      case 't' -> new Value.Text(in.text());
      case 'y' -> new Value.Flag(true);
      case 'n' -> new Value.Flag(false);
      case 'q' -> new Value.Quantity(in.decimal(), in.decimal(), in.optionalText());
      case 'i' -> new Value.Items(in.list(in::text));
      default -> throw new IllegalStateException("no value of kind " + kind);
    };
  }

  private static void facts(Packer out, Map<String, Optional<Value>> facts) {
    out.each(
        facts,
        (name, value) -> out.text(name).optional(value.orElse(null), told -> value(out, told)));
  }

  private static Map<String, Optional<Value>> facts(Unpacker in) {
    return in.map(() -> Optional.ofNullable(in.optional(() -> value(in))));
  }
}
