package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.AccountKey;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.account.Next.Ask;
import io.intentscorer.domain.account.Next.Assign;
import io.intentscorer.domain.account.Next.AtAccount;
import io.intentscorer.domain.account.Next.Away;
import io.intentscorer.domain.account.Next.ForgetContact;
import io.intentscorer.domain.account.Next.Gone;
import io.intentscorer.domain.account.Next.Home;
import io.intentscorer.domain.account.Next.Merge;
import io.intentscorer.domain.account.Next.Moved;
import io.intentscorer.domain.account.Next.RecallFromAccount;
import io.intentscorer.domain.account.Next.Rename;
import io.intentscorer.domain.account.Next.Repeat;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.account.Next.Told;
import io.intentscorer.domain.lead.AccountScorer.Outcome;
import io.intentscorer.domain.rule.RuleBook;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of one account in one function: facts + what happens + rules + time → new facts
 * and what to publish. The live topology, the offline command and every simulation call it, so that
 * they cannot disagree.
 */
public final class AccountStage {
  private final AccountScorer scorer;

  public AccountStage(AccountScorer scorer) {
    this.scorer = scorer;
  }

  /**
   * Something happens at an account.
   *
   * @param known the account as it was, null for a new one
   * @param people the account's people; updated
   * @param now the moment of scoring, in milliseconds since 1970 UTC
   * @return the new account; the same, with nothing published, where nothing changes
   */
  public Outcome at(
      @Nullable Account known, Directory people, AtAccount news, RuleBook book, long now) {
    // What time alone has changed came before what happens now.
    Outcome late = known == null ? Outcome.of(null) : scorer.catchUp(known, people, book, now);
    return late.then(happens(late.account(), people, news, book, now));
  }

  private Outcome happens(
      @Nullable Account known, Directory people, AtAccount news, RuleBook book, long now) {
    AccountKey elsewhere = known == null ? people.movedTo() : null;
    if (elsewhere != null && !isOfThisOne(news)) {
      boolean circle = news instanceof Moved moved && moved.account().key().equals(news.key());
      if (!circle) {
        return new Outcome(null, List.of(), 0, List.of(news.to(elsewhere)));
      }
      // What went away came home: the names of the companies were told in a circle. It ends here.
      people.moveTo(null);
    }
    if (news instanceof ToAccount sighting) {
      return new Turn(scorer, people, book, known, now).take(sighting);
    } else if (news instanceof RecallFromAccount call) {
      return new Turn(scorer, people, book, known, now).ask(call.recall());
    } else if (news instanceof Ask ask) {
      return new Turn(scorer, people, book, known, now).ask(ask.event());
    } else if (news instanceof Assign assign) {
      return new Turn(scorer, people, book, known, now).assign(assign);
    } else if (news instanceof Rename rename) {
      return new Turn(scorer, people, book, known, now).rename(rename.from(), rename.to());
    } else if (news instanceof Merge merge) {
      return new Merging(scorer, people, book, known, now).moveInto(merge);
    } else if (news instanceof Moved moved) {
      return new Merging(scorer, people, book, known, now).takeOver(moved);
    } else if (news instanceof Away away) {
      return new Presence(scorer, people, book, known, now).away(away);
    } else if (news instanceof Gone gone) {
      return new Presence(scorer, people, book, known, now).gone(gone.contact());
    } else if (news instanceof Home home) {
      return new Presence(scorer, people, book, known, now).home(home.contact());
    } else if (news instanceof Told told) {
      return new Presence(scorer, people, book, known, now).told(told);
    } else if (news instanceof Repeat repeat) {
      return new Presence(scorer, people, book, known, now).repeat(repeat.contact());
    } else if (news instanceof ForgetContact forget) {
      return new Erasing(scorer, people, book, known, now).forget(forget.contact());
    }
    throw new IllegalStateException("no account is told a " + ((Next) news).getClass().getName());
  }

  /** Whether somebody is at an account is nothing to another: there they are met anew. */
  private static boolean isOfThisOne(AtAccount news) {
    return news instanceof Away
        || news instanceof Home
        || news instanceof Repeat
        || news instanceof Told
        || news instanceof Gone;
  }
}
