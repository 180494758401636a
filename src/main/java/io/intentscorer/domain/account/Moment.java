package io.intentscorer.domain.account;

import io.intentscorer.domain.account.AccountResolver.Step;
import io.intentscorer.domain.account.Knowledge.Destination;
import io.intentscorer.domain.account.Next.Assign;
import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.domain.account.Next.Place;
import io.intentscorer.domain.account.Next.Recall;
import io.intentscorer.domain.account.Next.RecallFromAccount;
import io.intentscorer.domain.account.Next.Rename;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.Whose;
import io.intentscorer.domain.event.CompanyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What happens at one identifier: what it knew, what it knows now, and what follows. */
abstract class Moment {
  final String id;
  final long time;
  final Identity before;
  final Identity after;
  final List<Next> next = new ArrayList<>();
  final Set<String> accounts = new TreeSet<>();

  private final Patience patience;

  Moment(String id, long time, Identity before, Identity after, Patience patience) {
    this.patience = patience;
    this.id = id;
    this.time = time;
    this.before = before;
    this.after = after;
  }

  /** Who it is where no address is known. */
  abstract String person();

  abstract Whose whose();

  /** Sends an event on; false where nobody knows whose it is. */
  abstract boolean send(Knowledge knowledge, CompanyEvent event, @Nullable String heldBy);

  /** Asks about what may go elsewhere now. */
  abstract void recall(Knowledge was, Knowledge is);

  /** Tells others for whom the identifier stands. */
  abstract void introduce(Knowledge was, Knowledge is);

  /**
   * Sends on the event and what was kept; keeps what nobody can place.
   *
   * @param news whether something was learnt that may change whose events are
   */
  Step follow(boolean news, @Nullable CompanyEvent event, @Nullable String heldBy) {
    Knowledge is = after.knowledge();
    if (!after.equals(before)) {
      Knowledge was = before.knowledge();
      if (news) {
        recall(was, is);
      }
      // What is repeated here may be news elsewhere, where other things are told.
      introduce(was, is);
    }
    List<CompanyEvent> waiting = new ArrayList<>();
    // The event that says who it is goes first, so that the visits meet a company with its facts.
    if (event != null && !send(is, event, heldBy)) {
      waiting.add(event);
      if (heldBy != null) {
        next.add(new Assign(heldBy, null, null, event));
      }
    }
    for (CompanyEvent kept : patience.fresh(after.kept(), time)) {
      if (!news || !send(is, kept, null)) {
        waiting.add(kept);
      }
    }
    return new Step(after.keeping(patience.newest(waiting)).metAt(accounts), next);
  }

  boolean toAccount(Knowledge knowledge, CompanyEvent event, @Nullable String heldBy) {
    Destination destination = knowledge.destination(person(), event);
    AccountKey account = destination.account();
    if (account == null) {
      return false;
    }
    if (heldBy == null) {
      next.add(new ToAccount(account, destination.person(), event));
      next.addAll(AccountResolver.merges(event));
    } else {
      next.add(new Assign(heldBy, account, destination.person(), event));
      // From there it is on its way: whoever asks about it later has to begin there.
      accounts.add(heldBy);
    }
    accounts.add(account.key());
    return true;
  }

  /** Asks accounts about what may go elsewhere now. */
  void recall(long from, long to) {
    for (String account : new TreeSet<>(after.accounts())) {
      next.add(new RecallFromAccount(account, new Recall(whose(), from, to)));
    }
  }

  /** Who was known by the identifier alone is known by an address now. */
  void rename(Knowledge was, Knowledge is) {
    if (was.emails().isEmpty() && !is.emails().isEmpty()) {
      String address = is.emails().tellings().get(0).what().address();
      for (String account : new TreeSet<>(after.accounts())) {
        next.add(new Rename(account, person(), address));
      }
    }
  }

  static Met met(String contact, Place place, String where) {
    return new Met(contact, place, where, 0);
  }
}
