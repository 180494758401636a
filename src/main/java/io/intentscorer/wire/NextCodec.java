package io.intentscorer.wire;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.domain.account.Identity.Lent;
import io.intentscorer.domain.account.Identity.Membership;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Ask;
import io.intentscorer.domain.account.Next.Assign;
import io.intentscorer.domain.account.Next.Away;
import io.intentscorer.domain.account.Next.Erase;
import io.intentscorer.domain.account.Next.Extent;
import io.intentscorer.domain.account.Next.ForgetContact;
import io.intentscorer.domain.account.Next.ForgetKnownBy;
import io.intentscorer.domain.account.Next.ForgetUser;
import io.intentscorer.domain.account.Next.ForgetVisitor;
import io.intentscorer.domain.account.Next.Gone;
import io.intentscorer.domain.account.Next.Home;
import io.intentscorer.domain.account.Next.Introduction;
import io.intentscorer.domain.account.Next.Link;
import io.intentscorer.domain.account.Next.Merge;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Moved;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.RecallFromAccount;
import io.intentscorer.domain.account.Next.RecallFromUser;
import io.intentscorer.domain.account.Next.Rename;
import io.intentscorer.domain.account.Next.Repeat;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.ToUser;
import io.intentscorer.domain.account.Next.ToVisitor;
import io.intentscorer.domain.account.Next.Told;
import io.intentscorer.domain.account.Next.Unmet;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.account.Next.Yielded;
import io.intentscorer.domain.account.Timeline;
import io.intentscorer.domain.event.Identifiers.Mailbox;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is on its way between the stages, in the binary form of {@link StateCodec}. */
public final class NextCodec {
  private static final int TO_VISITOR = 1;
  private static final int LINK = 2;
  private static final int TO_USER = 3;
  private static final int TO_ACCOUNT = 4;
  private static final int INTRODUCTION_OF_FORM_1 = 5;
  private static final int MET_OF_FORM_1 = 6;
  private static final int ERASE = 7;
  private static final int FORGET_OF_FORM_1 = 8;
  private static final int INTRODUCTION = 9;
  private static final int MET = 10;
  private static final int FORGET_VISITOR = 11;
  private static final int FORGET_USER = 12;
  private static final int FORGET_CONTACT = 13;
  private static final int RECALL_FROM_USER = 14;
  private static final int RECALL_FROM_ACCOUNT = 15;
  private static final int RENAME = 16;
  private static final int MERGE = 17;
  private static final int MOVED = 18;
  private static final int AWAY = 22;
  private static final int HOME = 23;
  private static final int UNMET = 24;
  private static final int ASSIGN = 25;
  private static final int REPEAT = 26;
  private static final int ASK = 27;
  private static final int YIELDED = 28;
  private static final int GONE = 29;
  private static final int TOLD = 30;
  private static final int FORGET_KNOWN_BY = 31;

  private NextCodec() {}

  public static byte[] next(Next next) {
    Packer out = StateCodec.open();
    boolean written = identity(out, next) || move(out, next) || acquaintance(out, next);
    if (!written) {
      throw new IllegalStateException("no form for " + next.getClass().getName());
    }
    return out.bytes();
  }

  private static boolean identity(Packer out, Next next) {
    if (next instanceof ToVisitor sighting) {
      EventCodec.event(out.octet(TO_VISITOR).text(sighting.key()), sighting.event());
      out.optionalText(sighting.heldBy());
    } else if (next instanceof Link link) {
      out.octet(LINK).text(link.key()).text(link.userId()).number(link.time());
    } else if (next instanceof ToUser sighting) {
      EventCodec.event(out.octet(TO_USER).text(sighting.key()), sighting.event());
      out.optionalText(sighting.heldBy());
    } else if (next instanceof Introduction introduction) {
      out.octet(INTRODUCTION).text(introduction.key()).text(introduction.visitor());
      StateCodec.lent(out, introduction.lent());
      out.texts(introduction.accounts()).number(introduction.time());
    } else if (next instanceof RecallFromUser call) {
      recall(out.octet(RECALL_FROM_USER).text(call.key()), call.recall());
    } else if (next instanceof ForgetVisitor forget) {
      out.octet(FORGET_VISITOR).text(forget.key());
    } else if (next instanceof ForgetUser forget) {
      out.octet(FORGET_USER).text(forget.key());
    } else if (next instanceof ForgetKnownBy question) {
      out.octet(FORGET_KNOWN_BY).text(question.key());
      out.text(question.address()).text(question.extent().name());
    } else {
      return false;
    }
    return true;
  }

  private static boolean move(Packer out, Next next) {
    if (next instanceof ToAccount sighting) {
      EventCodec.accountKey(out.octet(TO_ACCOUNT), sighting.account());
      EventCodec.event(out.optionalText(sighting.person()), sighting.event());
    } else if (next instanceof RecallFromAccount call) {
      recall(out.octet(RECALL_FROM_ACCOUNT).text(call.key()), call.recall());
    } else if (next instanceof Assign assign) {
      out.octet(ASSIGN).text(assign.key());
      out.optional(assign.account(), account -> EventCodec.accountKey(out, account));
      EventCodec.event(out.optionalText(assign.person()), assign.event());
    } else if (next instanceof Rename rename) {
      out.octet(RENAME).text(rename.key()).text(rename.from()).text(rename.to());
    } else if (next instanceof Merge merge) {
      EventCodec.accountKey(out.octet(MERGE).text(merge.key()), merge.into());
    } else if (next instanceof Moved moved) {
      EventCodec.accountKey(out.octet(MOVED), moved.into());
      AccountCodec.account(out, moved.account());
      out.each(moved.people(), person -> StateCodec.contact(out, person));
      out.each(moved.fates(), (id, fate) -> StateCodec.fate(out.fixed(id), fate));
    } else if (next instanceof Ask ask) {
      EventCodec.event(out.octet(ASK).text(ask.key()), ask.event());
    } else {
      return false;
    }
    return true;
  }

  private static boolean acquaintance(Packer out, Next next) {
    if (next instanceof Met met) {
      out.octet(MET).text(met.contact()).text(met.place().name()).text(met.where());
      out.number(met.time());
    } else if (next instanceof Yielded yielded) {
      out.octet(YIELDED).text(yielded.contact());
    } else if (next instanceof Unmet unmet) {
      out.octet(UNMET).text(unmet.contact()).text(unmet.account());
    } else if (next instanceof Away away) {
      out.octet(AWAY).text(away.key()).text(away.contact()).text(away.home()).number(away.since());
    } else if (next instanceof Told told) {
      out.octet(TOLD).text(told.key()).text(told.contact()).text(told.by());
      StateCodec.facts(out, told.facts());
    } else if (next instanceof Repeat repeat) {
      out.octet(REPEAT).text(repeat.key()).text(repeat.contact());
    } else if (next instanceof Gone gone) {
      out.octet(GONE).text(gone.key()).text(gone.contact());
    } else if (next instanceof Home home) {
      out.octet(HOME).text(home.key()).text(home.contact());
    } else if (next instanceof Erase erase) {
      out.octet(ERASE).text(erase.contact()).text(erase.extent().name());
      out.optionalText(erase.by());
    } else if (next instanceof ForgetContact forget) {
      out.octet(FORGET_CONTACT).text(forget.key()).text(forget.contact());
    } else {
      return false;
    }
    return true;
  }

  public static Next next(byte[] bytes) {
    return StateCodec.read(bytes, in -> next(in));
  }

  private static Next next(Unpacker in) {
    int kind = in.octet();
    return switch (kind) {
      case TO_VISITOR -> new ToVisitor(in.text(), EventCodec.event(in), heldBy(in));
      case LINK -> new Link(in.text(), in.text(), in.number());
      case TO_USER -> new ToUser(in.text(), EventCodec.event(in), heldBy(in));
      case TO_ACCOUNT ->
          new ToAccount(EventCodec.accountKey(in), in.optionalText(), EventCodec.event(in));
      case INTRODUCTION ->
          new Introduction(
              in.text(),
              in.text(),
              StateCodec.lent(in),
              Set.copyOf(in.list(in::text)),
              in.number());
      case RECALL_FROM_USER -> new RecallFromUser(in.text(), recall(in));
      case RECALL_FROM_ACCOUNT -> new RecallFromAccount(in.text(), recall(in));
      case ASSIGN ->
          new Assign(
              in.text(),
              in.optional(() -> EventCodec.accountKey(in)),
              in.optionalText(),
              EventCodec.event(in));
      case RENAME -> new Rename(in.text(), in.text(), in.text());
      case MERGE -> new Merge(in.text(), EventCodec.accountKey(in));
      case MOVED -> moved(in);
      case ASK -> new Ask(in.text(), EventCodec.event(in));
      case MET -> new Met(in.text(), Place.valueOf(in.text()), in.text(), in.number());
      case YIELDED -> new Yielded(in.text());
      case UNMET -> new Unmet(in.text(), in.text());
      case AWAY -> new Away(in.text(), in.text(), in.text(), in.number());
      case TOLD -> new Told(in.text(), in.text(), in.text(), StateCodec.facts(in));
      case REPEAT -> new Repeat(in.text(), in.text());
      case GONE -> new Gone(in.text(), in.text());
      case HOME -> new Home(in.text(), in.text());
      case ERASE -> new Erase(in.text(), Extent.valueOf(in.text()), in.optionalText());
      case FORGET_VISITOR -> new ForgetVisitor(in.text());
      case FORGET_USER -> new ForgetUser(in.text());
      case FORGET_KNOWN_BY -> new ForgetKnownBy(in.text(), in.text(), Extent.valueOf(in.text()));
      case FORGET_CONTACT -> new ForgetContact(in.text(), in.text());
      case INTRODUCTION_OF_FORM_1 -> introductionOfForm1(in);
      case MET_OF_FORM_1 -> new Met(in.text(), Place.valueOf(in.text()), in.text(), 0);
      case FORGET_OF_FORM_1 -> forgetOfForm1(Place.valueOf(in.text()), in.text(), in.text());
      default -> throw new IllegalStateException("nothing on its way has the number " + kind);
    };
  }

  private static Next moved(Unpacker in) {
    AccountKey into = EventCodec.accountKey(in);
    Account account = AccountCodec.account(in);
    List<Contact> people = in.list(() -> StateCodec.contact(in));
    Map<Long, Fate> fates = new HashMap<>();
    for (int events = in.size(); events > 0; events--) {
      fates.put(in.fixed(), StateCodec.fate(in));
    }
    return new Moved(into, account, people, fates);
  }

  private static @Nullable String heldBy(Unpacker in) {
    return in.isOfForm(2) ? in.optionalText() : null;
  }

  private static void recall(Packer out, Recall recall) {
    out.text(recall.whose().place().name()).text(recall.whose().id());
    out.number(recall.from()).number(recall.to());
  }

  private static Recall recall(Unpacker in) {
    return new Recall(new Whose(Place.valueOf(in.text()), in.text()), in.number(), in.number());
  }

  private static Next introductionOfForm1(Unpacker in) {
    String user = in.text();
    Timeline<Mailbox> emails = StateCodec.learnt(in, () -> EventCodec.mailbox(in));
    Timeline<Membership> companies = StateCodec.learnt(in, () -> StateCodec.membershipOfForm1(in));
    // Which visitor it was, nobody wrote down.
    return new Introduction(user, "", new Lent(emails, companies), Set.of(), 0);
  }

  private static Next forgetOfForm1(Place place, String key, String contact) {
    return switch (place) {
      case VISITOR -> new ForgetVisitor(key);
      case USER -> new ForgetUser(key);
      case ACCOUNT, MAILBOX -> new ForgetContact(key, contact);
    };
  }
}
