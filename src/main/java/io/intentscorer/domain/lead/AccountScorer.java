package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Next.ToAccount;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.FitScorer;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.KnownCompany;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The whole story of one account in one function: facts + event + rules + time → new facts and what
 * to publish. The live topology, the offline command and every simulation call it, so that they
 * cannot disagree.
 *
 * <p>In the order of the tale: remember what the event says, match it with the signals, score the
 * company, tag its people, route them. The person of the event is always looked at; the others only
 * when something that all leads repeat has changed.
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
   * @param leads how many contacts were looked at
   */
  public record Outcome(Account account, List<Publication> published, int leads) {
    public Outcome {
      published = List.copyOf(published);
    }

    /** The outcome as a part of a sweep. */
    public Tally tally() {
      long scores = published.stream().filter(Publication.Scores.class::isInstance).count();
      long scored = published.stream().filter(Publication.Scored.class::isInstance).count();
      return new Tally(1, scores, leads, scored);
    }
  }

  /**
   * Takes in one event.
   *
   * @param known the account as it was, null for a new one
   * @param people the account's people; updated
   * @param now the moment of scoring, in milliseconds since 1970 UTC
   * @return the new account; the same, with nothing published, for a message that came before
   */
  public Outcome take(
      @Nullable Account known, Directory people, ToAccount sighting, RuleBook book, long now) {
    String messageId = sighting.event().messageId();
    if (messageId != null && !people.isNew(messageId, now) && known != null) {
      return new Outcome(known, List.of(), 0);
    }
    Account before =
        known == null ? Account.unknown(sighting.account(), sighting.event().time()) : known;
    Memory.Remembered remembered = Memory.remember(before, people, sighting, book, now);
    return score(
        before,
        remembered.account(),
        remembered.person(),
        people,
        book,
        Cause.event(messageId),
        now);
  }

  /** Looks at an account again because time has passed. */
  public Outcome pass(Account account, Directory people, RuleBook book, long now) {
    return score(account, account, null, people, book, Cause.decay(), now);
  }

  /** Looks at an account again because the rules have changed. */
  public Outcome follow(Account account, Directory people, RuleBook book, long now) {
    return score(account, account, null, people, book, Cause.rules(), now);
  }

  /**
   * What is left when a contact is forgotten.
   *
   * @param account null when nothing is: the account was the contact
   */
  public record Remainder(@Nullable Account account, List<Publication> published) {
    public Remainder {
      published = List.copyOf(published);
    }
  }

  /**
   * Forgets a contact: the person, the place in the committee, the track. The account's own sums
   * stay, which say nothing of anybody.
   *
   * @param people the account's people; updated
   */
  public Remainder forget(
      Account account, Directory people, String contact, RuleBook book, long now) {
    List<Publication> told = new ArrayList<>();
    if (account.key().equals(contact)) {
      people.forEach(person -> told.addAll(farewell(person, people, now)));
      told.add(new Publication.Gone(Publication.Subject.ACCOUNT, account.key()));
      return new Remainder(null, told);
    }
    Contact person = people.find(contact);
    if (person == null) {
      return new Remainder(account, List.of());
    }
    told.addAll(farewell(person, people, now));
    Outcome outcome =
        score(account, account.without(person), null, people, book, Cause.erasure(), now);
    told.addAll(outcome.published());
    return new Remainder(outcome.account(), told);
  }

  private List<Publication> farewell(Contact person, Directory people, long now) {
    people.remove(person.key());
    List<Publication> told = new ArrayList<>();
    if (!person.isVisitor()) {
      told.add(new Publication.Gone(Publication.Subject.CONTACT, person.key()));
    }
    String track = person.published().track();
    if (track != null && tracks.reachable().test(track)) {
      told.add(new Publication.Farewell(track, person.key(), now));
    }
    return told;
  }

  private Outcome score(
      Account before,
      Account account,
      @Nullable Contact person,
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
    if (forAll) {
      people.forEach(
          other -> {
            if (person == null || !other.key().equals(person.key())) {
              Contact tagged = round.tag(other, false);
              if (!tagged.equals(other)) {
                people.put(tagged);
              }
            }
          });
    }
    if (person != null) {
      people.put(round.tag(person, true));
    }
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
            new Account.Published(
                book.fingerprint(),
                due ? whole : told.whole(),
                due ? lasting : told.lasting(),
                standing.fingerprint(),
                standing.tier())),
        round.published(told, score, due),
        round.looked());
  }
}
