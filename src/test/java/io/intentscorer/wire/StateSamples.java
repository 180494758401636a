package io.intentscorer.wire;

import static io.intentscorer.wire.Written.book;
import static io.intentscorer.wire.Written.rule;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Acquaintance;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Identity;
import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.account.Seat;
import io.intentscorer.domain.account.Timeline;
import io.intentscorer.domain.account.Timeline.Telling;
import io.intentscorer.domain.account.Whereabouts;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.event.CompanyEvent.Counting;
import io.intentscorer.domain.event.Identifiers;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import io.intentscorer.domain.lead.BookedStory;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Sweep;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.RuleVerdict.State;
import io.intentscorer.wire.SweepCodec.Swept;
import io.intentscorer.wire.SweepCodec.Unswept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One of everything that is stored or on its way, with nothing in it that is left out. */
final class StateSamples {
  private static final long MAY = 1_777_887_000_000L;
  private static final AccountKey ACME = new AccountKey("acme.in", Account.Type.COMPANY);
  private static final AccountKey ALONE = new AccountKey("a@gmail.com", Account.Type.INDIVIDUAL);
  private static final Tally TALLY = new Tally(100_000, 12, 250_000, 34);
  private static final Recall RECALL = new Recall(new Whose(Place.USER, "u-5"), MAY, MAY + 5);
  private static final CompanyEvent EVENT =
      new CompanyEvent(
          "signed_up",
          "m-1",
          MAY,
          new Identifiers(
              "v-77",
              "u-5",
              true,
              "v-76",
              "g-1",
              "acme.in",
              List.of("acme.io"),
              new Mailbox("a@acme.in", "acme.in")),
          Map.of("industry", Optional.empty()),
          StateCodecTest.EVENT.contact(),
          StateCodecTest.EVENT.said(),
          new Counting(-7, Map.of("signup", MAY), MAY));
  private static final Account ACCOUNT =
      new Account(
          "acme.in",
          Account.Type.COMPANY,
          StateCodecTest.FACTS,
          StateCodecTest.INTENT,
          Map.of("a@acme.in", MAY),
          Map.of("cmo", new Seat(2, MAY, MAY, Map.of("pricing", 1.5))),
          MAY,
          17,
          Set.of("acme.io"),
          new Account.Published(
              1, 2, 3, -4, "A2", MAY, true, Set.of("cmo"), new Balance(9, 8, Map.of("x", 0.5))));
  private static final Contact CONTACT =
      new Contact(
          "a@acme.in",
          StateCodecTest.FACTS,
          StateCodecTest.INTENT,
          Map.of("trial", MAY),
          MAY,
          MAY,
          5,
          new Whereabouts("acme.com", MAY, Map.of("acme.com", StateCodecTest.FACTS)),
          new Contact.Published(-1, 2, "cmo", "cmo"));
  private static final Lent LENT =
      new Lent(
          Timeline.of(new Mailbox("a@gmail.com", null), 2),
          Timeline.of(new Membership("g-1", "acme.in"), 3));

  private StateSamples() {}

  /** Bytes as this program writes them, by what they are. */
  static Map<String, byte[]> written() {
    Map<String, byte[]> written = new TreeMap<>(rows());
    for (Next next : onTheirWay()) {
      written.put("next-" + next.getClass().getSimpleName(), NextCodec.next(next));
    }
    written.putAll(records());
    return written;
  }

  private static Map<String, byte[]> rows() {
    return Map.ofEntries(
        Map.entry("account", StateCodec.account(ACCOUNT)),
        Map.entry("contact", StateCodec.contact(CONTACT)),
        Map.entry("key-company", StateCodec.accountKey(ACME)),
        Map.entry("key-individual", StateCodec.accountKey(ALONE)),
        Map.entry("fate-counted", StateCodec.fate(new Fate.Counted("a@acme.in", EVENT))),
        Map.entry("fate-passed", StateCodec.fate(new Fate.Passed(ALONE, EVENT))),
        Map.entry("fate-forgotten", StateCodec.fate(new Fate.Forgotten())),
        Map.entry("identity", StateCodec.identity(identity())),
        Map.entry("acquaintance", StateCodec.acquaintance(acquaintance())),
        Map.entry("sweep", SweepCodec.sweep(new Sweep(3, "a.com", "b", true, false, TALLY, MAY))),
        Map.entry("swept", SweepCodec.swept(new Swept(3, Map.of("cmo", 42L), TALLY))),
        Map.entry("unswept", SweepCodec.unswept(new Unswept(verdict(), Map.of(11, TALLY)))));
  }

  private static Identity identity() {
    return new Identity(
        new Timeline<>(List.of(new Telling<>("u-5", 1), new Telling<>("u-6", 2))),
        LENT.emails(),
        LENT.companies(),
        Map.of("v-77", LENT),
        Set.of("acme.in"),
        3,
        List.of(EVENT));
  }

  private static Acquaintance acquaintance() {
    return new Acquaintance(
        Map.of(Place.USER, Set.of("u-5"), Place.MAILBOX, Set.of("a@gmail.com")),
        Map.of("acme.in", MAY),
        "acme.in",
        true,
        7);
  }

  private static RuleVerdict verdict() {
    return new RuleVerdict(
        "cmo", State.ACCEPTED, 42, List.of(Issue.warning("/a", "odd", "mend it")), MAY, null);
  }

  private static List<Next> onTheirWay() {
    return List.of(
        new Next.ToVisitor("v-77", EVENT, "acme.in"),
        new Next.Link("v-77", "u-5", MAY),
        new Next.ToUser("u-5", EVENT, "acme.in"),
        new Next.Introduction("u-5", "v-77", LENT, Set.of("acme.in"), MAY),
        new Next.RecallFromUser("u-5", RECALL),
        new Next.RecallFromAccount("acme.in", RECALL),
        new Next.ToAccount(ALONE, "a@gmail.com", EVENT),
        new Next.Assign("acme.in", ALONE, "a@gmail.com", EVENT),
        new Next.Rename("acme.in", "visitor:v-77", "a@acme.in"),
        new Next.Merge("acme.io", ACME),
        new Next.Moved(ACME, ACCOUNT, List.of(CONTACT), Map.of(-9L, new Fate.Passed(null, EVENT))),
        new Next.Ask("acme.in", EVENT),
        new Next.Met("a@acme.in", Place.ACCOUNT, "acme.in", MAY),
        new Next.Yielded("a@acme.in"),
        new Next.Unmet("a@acme.in", "acme.in"),
        new Next.Away("acme.in", "a@acme.in", "acme.com", MAY),
        new Next.Told("acme.in", "a@acme.in", "acme.com", StateCodecTest.FACTS),
        new Next.Repeat("acme.in", "a@acme.in"),
        new Next.Gone("acme.in", "a@acme.in"),
        new Next.Home("acme.in", "a@acme.in"),
        new Next.Erase("a@acme.in", Extent.PERSON, "u-5"),
        new Next.ForgetVisitor("v-77"),
        new Next.ForgetUser("u-5"),
        new Next.ForgetKnownBy("u-5", "a@acme.in", Extent.PERSON),
        new Next.ForgetContact("acme.in", "a@acme.in"));
  }

  /** What stands on topics that this application reads again. */
  private static Map<String, byte[]> records() {
    AcceptedRules form = new AcceptedRules(new RuleReader(TitleReader.shipped()));
    String written =
        "{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"pricing\"},"
            + "\"points\":33.3,\"halfLifeDays\":7}";
    Rule pricing = rule("pricing", written);
    Entry entry =
        new BookedStory(book(pricing))
            .tell(0, "'type':'pricing','company':{'domain':'acme.in'}")
            .entries()
            .get(0);
    return Map.of(
        "rules-accepted", form.write(written.getBytes(UTF_8), new Accepted(pricing, 42), MAY),
        "rules-history", form.deletion(43, MAY),
        "rule-status", verdict().write(),
        "score-ledger", new OutputWriter().write(new Publication.Booked(entry)));
  }

  /** What this program reads in bytes of a name. */
  static Object read(String name, byte[] bytes) {
    String kind = name.replaceFirst("-.*", "");
    return switch (kind) {
      case "account" -> StateCodec.account(bytes);
      case "contact" -> StateCodec.contact(bytes);
      case "key" -> StateCodec.accountKey(bytes);
      case "fate" -> StateCodec.fate(bytes);
      case "identity" -> StateCodec.identity(bytes);
      case "acquaintance" -> StateCodec.acquaintance(bytes);
      case "sweep" -> SweepCodec.sweep(bytes);
      case "swept" -> SweepCodec.swept(bytes);
      case "unswept" -> SweepCodec.unswept(bytes);
      case "next" -> NextCodec.next(bytes);
      case "rules" -> AcceptedRules.stored(bytes).orElseThrow();
      case "rule" -> RuleVerdict.read(bytes).orElseThrow();
      case "score" -> LedgerReader.read(bytes).orElseThrow();
      default -> throw new IllegalArgumentException("nothing is called " + name);
    };
  }
}
