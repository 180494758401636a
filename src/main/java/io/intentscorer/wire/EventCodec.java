package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.CompanyEvent.Counting;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.event.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events in the binary form of {@link StateCodec}. */
final class EventCodec {
  private EventCodec() {}

  static void event(Packer out, CompanyEvent event) {
    out.text(event.name()).optionalText(event.messageId()).number(event.time());
    Identifiers who = event.who();
    out.optionalText(who.anonymousId()).optionalText(who.userId()).optionalText(who.previousId());
    out.optionalText(who.groupId()).optionalText(who.companyDomain());
    out.optional(who.email(), email -> mailbox(out, email));
    facts(out, event.company());
    facts(out, event.contact());
    out.each(event.said(), (name, value) -> value(out.text(name), value));
    out.octet(who.linked() ? 1 : 0).each(who.aliases(), out::text);
    out.optional(
        event.counting(),
        first ->
            out.fixed(first.id())
                .number(first.asked())
                .each(first.signals(), (signal, since) -> out.text(signal).number(since)));
  }

  static CompanyEvent event(Unpacker in) {
    String name = in.text();
    String messageId = in.optionalText();
    long time = in.number();
    String anonymousId = in.optionalText();
    String userId = in.optionalText();
    String previousId = in.optionalText();
    String groupId = in.optionalText();
    String companyDomain = in.optionalText();
    Mailbox email = in.optional(() -> mailbox(in));
    Map<String, Optional<Value>> company = facts(in);
    Map<String, Optional<Value>> contact = facts(in);
    Map<String, Value> said = in.map(() -> value(in));
    boolean whole = in.isOfForm(2);
    boolean linked = whole && in.octet() == 1;
    List<String> aliases = whole ? in.list(in::text) : List.of();
    Counting counting = whole ? in.optional(() -> counting(in)) : null;
    return new CompanyEvent(
        name,
        messageId,
        time,
        new Identifiers(
            anonymousId, userId, linked, previousId, groupId, companyDomain, aliases, email),
        company,
        contact,
        said,
        counting);
  }

  private static Counting counting(Unpacker in) {
    long id = in.fixed();
    long asked = in.number();
    return new Counting(id, in.map(in::number), asked);
  }

  static Packer accountKey(Packer out, AccountKey account) {
    accountType(out.text(account.key()), account.type());
    return out;
  }

  static AccountKey accountKey(Unpacker in) {
    return new AccountKey(in.text(), accountType(in));
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
