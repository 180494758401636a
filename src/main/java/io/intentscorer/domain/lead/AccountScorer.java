package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.FitScorer;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.KnownCompany;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores an account and its people: facts + rules + time → what to publish. In the order of the
 * tale: score the company, tag its people, route them. Whoever is concerned is always looked at;
 * the others only when something that all leads repeat has changed.
 */
public final class AccountScorer {
  private final TitleReader titles;
  private final Tracks tracks;

  public AccountScorer(TitleReader titles, Tracks tracks) {
    this.titles = titles;
    this.tracks = tracks;
  }

  /**
   * What is known of the account now, and what the world is told, in order.
   *
   * @param account null when nothing is left of it
   * @param leads how many contacts were looked at
   * @param next what others are to know
   */
  public record Outcome(
      @Nullable Account account, List<Publication> published, int leads, List<Next> next) {
    public Outcome {
      published = List.copyOf(published);
      next = List.copyOf(next);
    }

    /** The outcome as a part of a sweep. */
    public Tally tally() {
      long scores = published.stream().filter(Publication.Scores.class::isInstance).count();
      long scored = published.stream().filter(Publication.Scored.class::isInstance).count();
      return new Tally(1, scores, leads, scored);
    }
  }

  /** Looks at an account again because time has passed. */
  public Outcome pass(Account account, Directory people, RuleBook book, long now) {
    return look(account, account, Changed.NOBODY, people, book, Cause.decay(), now);
  }

  /** Looks at an account again because the rules have changed. */
  public Outcome follow(Account account, Directory people, RuleBook book, long now) {
    return look(account, account, Changed.NOBODY, people, book, Cause.rules(), now);
  }

  /** What tracks may be told. */
  Tracks tracks() {
    return tracks;
  }

  /**
   * The people who are to be looked at, whatever else has changed.
   *
   * @param here those who are at the account
   * @param gone those who no longer are
   */
  record Changed(Collection<Contact> here, Collection<Contact> gone) {
    static final Changed NOBODY = new Changed(List.of(), List.of());
  }

  /**
   * Looks at an account, and keeps what was told of its people.
   *
   * @param before the account as it was
   * @param account the account as it is
   */
  Outcome look(
      Account before,
      Account account,
      Changed changed,
      Directory people,
      RuleBook book,
      Cause cause,
      long now) {
    KnownCompany company = new KnownCompany(account.key(), account.type(), account.company());
    FitScorer.Fits fits = FitScorer.score(book, company, account.type());
    Intent intent = IntentScorer.score(book, account, now);
    Standing standing =
        Standing.of(book, fits.best(), intent, IntentScorer.shadow(book, account, now));

    Account.Published told = before.published();
    boolean forAll =
        cause.kind() == Cause.Kind.RULES
            || told.standing() != standing.fingerprint()
            || told.rules() != book.fingerprint()
            || !before.company().knowsTheSameAs(account.company());
    Round round =
        new Round(
            titles,
            tracks,
            account,
            company,
            standing,
            book,
            cause,
            now,
            new TreeMap<>(account.committee()));
    changed.gone().forEach(round::depart);
    if (account.events() == 0) {
      return new Outcome(null, round.farewell(told), round.looked(), List.of());
    }
    if (forAll) {
      Set<String> ofTheEvent = new HashSet<>();
      changed.here().forEach(person -> ofTheEvent.add(person.key()));
      people.forEach(
          other -> {
            if (!ofTheEvent.contains(other.key())) {
              Contact tagged = round.tag(other, false);
              if (!tagged.equals(other)) {
                people.put(tagged);
              }
            }
          });
    }
    changed.here().forEach(person -> people.put(round.tag(person, true)));
    AccountScore score = round.accountScore(fits);
    // On an event whatever differs is told; when only time or the rules moved, drift is not.
    long lasting = score.lastingFingerprint();
    long whole = score.fingerprint(lasting);
    boolean due =
        cause.kind() == Cause.Kind.EVENT ? told.whole() != whole : told.lasting() != lasting;
    return new Outcome(
        new Account(
            account.key(),
            account.type(),
            account.company(),
            account.intent(),
            account.people(),
            round.committee(),
            account.firstSeen(),
            account.events(),
            account.aliases(),
            new Account.Published(
                book.fingerprint(),
                due ? whole : told.whole(),
                due ? lasting : told.lasting(),
                standing.fingerprint(),
                standing.tier())),
        round.published(told, score, due),
        round.looked(),
        List.of());
  }
}
