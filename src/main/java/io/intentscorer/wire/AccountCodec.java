package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Account.Published;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.account.Gathered;
import io.intentscorer.domain.account.Seat;
import io.intentscorer.domain.score.Foresight;
import java.util.Map;
import java.util.Set;

/** Accounts in their binary form; see {@link StateCodec} on versions. */
final class AccountCodec {
  private AccountCodec() {}

  static void account(Packer out, Account account) {
    EventCodec.accountType(out.text(account.key()), account.type());
    StateCodec.facts(out, account.company());
    StateCodec.gathered(out, account.intent());
    out.each(account.people(), (person, last) -> out.text(person).number(last));
    out.each(account.committee(), (persona, seat) -> seat(out.text(persona), seat));
    out.number(account.firstSeen());
    published(out, account.published());
    out.number(account.events()).texts(account.aliases());
  }

  static Account account(Unpacker in) {
    String key = in.text();
    Account.Type type = EventCodec.accountType(in);
    Facts company = StateCodec.facts(in);
    Map<String, Gathered> intent = StateCodec.gathered(in);
    Map<String, Long> people = in.map(in::number);
    Map<String, Seat> committee = in.map(() -> seat(in));
    long firstSeen = in.number();
    Published told = in.isOfForm(3) ? published(in) : publishedOfForm2(in, committee.keySet());
    boolean counts = in.isOfForm(2);
    int events = counts ? (int) in.number() : StateCodec.UNCOUNTED;
    Set<String> aliases = counts ? Set.copyOf(in.list(in::text)) : Set.of();
    return new Account(
        key, type, company, intent, people, committee, firstSeen, events, aliases, told);
  }

  private static void seat(Packer out, Seat seat) {
    out.number(seat.contacts()).number(seat.lastSeen()).number(seat.asOf());
    out.each(seat.units(), (signal, units) -> out.text(signal).decimal(units));
  }

  /** Until form 3 only the contacts were counted; the rest is counted anew at the next look. */
  private static Seat seat(Unpacker in) {
    int contacts = (int) in.number();
    return in.isOfForm(3)
        ? new Seat(contacts, in.number(), in.number(), in.map(in::decimal))
        : new Seat(contacts, Long.MIN_VALUE, 0, Map.of());
  }

  private static void published(Packer out, Published told) {
    out.fixed(told.rules()).fixed(told.whole()).fixed(told.lasting()).fixed(told.standing());
    out.optionalText(told.tier());
    Long due = told.due() == Foresight.NEVER ? null : told.due();
    out.optional(due, out::number).octet(told.surging() ? 1 : 0);
    out.texts(told.engaged());
    Balance balance = told.balance();
    out.number(balance.at());
    if (!balance.isNothing()) {
      out.fixed(balance.terms());
      out.each(balance.lines(), (line, points) -> out.text(line).decimal(points));
    }
  }

  private static Published published(Unpacker in) {
    long rules = in.fixed();
    long whole = in.fixed();
    long lasting = in.fixed();
    long standing = in.fixed();
    String tier = in.optionalText();
    Long due = in.optional(in::number);
    boolean surging = in.octet() == 1;
    Set<String> engaged = Set.copyOf(in.list(in::text));
    long at = in.number();
    Balance balance = at == 0 ? Balance.NOTHING : new Balance(at, in.fixed(), in.map(in::decimal));
    return new Published(
        rules,
        whole,
        lasting,
        standing,
        tier,
        due == null ? Foresight.NEVER : due,
        surging,
        engaged,
        balance);
  }

  /**
   * Until form 3 nobody knew what is due: as under no rules, the account is looked at as a whole at
   * the next occasion. Personas that were there are no news.
   */
  private static Published publishedOfForm2(Unpacker in, Set<String> personas) {
    in.fixed();
    return new Published(
        0,
        in.fixed(),
        in.fixed(),
        in.fixed(),
        in.optionalText(),
        Foresight.NEVER,
        false,
        personas,
        Balance.NOTHING);
  }
}
