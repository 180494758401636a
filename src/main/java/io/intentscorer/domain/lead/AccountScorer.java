package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Directory;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.FitScorer;
import io.intentscorer.domain.score.Fits;
import io.intentscorer.domain.score.Foresight;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.PersonaTagger;
import io.intentscorer.domain.score.Worths;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Scores an account and its people: facts + rules + time → what to publish. In the order of the
 * tale: score the company, tag its people, route them. Whoever is concerned is always looked at;
 * the others only when something that all leads repeat has changed, or something about the company
 * that a persona asks for.
 */
public final class AccountScorer {
  /** The most people that are remembered of one account, where nothing else is said. */
  public static final int MAX_CONTACTS = 10_000;

  private final TitleReader titles;
  private final Tracks tracks;
  private final boolean ledger;
  private final int maxContacts;

  /** One that keeps no ledger. */
  public AccountScorer(TitleReader titles, Tracks tracks) {
    this(titles, tracks, false);
  }

  /**
   * @param ledger whether an entry is published of every change
   */
  public AccountScorer(TitleReader titles, Tracks tracks, boolean ledger) {
    this(titles, tracks, ledger, MAX_CONTACTS);
  }

  /**
   * @param ledger whether an entry is published of every change
   * @param maxContacts the most people that are remembered of one account, visitors among them;
   *     what others do there is counted, and they are nobody's leads
   */
  public AccountScorer(TitleReader titles, Tracks tracks, boolean ledger, int maxContacts) {
    this.maxContacts = maxContacts;
    this.titles = titles;
    this.tracks = tracks;
    this.ledger = ledger;
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

    /** Nothing came of it. */
    static Outcome of(@Nullable Account account) {
      return new Outcome(account, List.of(), 0, List.of());
    }

    /** The same, and what came of it after that. */
    Outcome then(Outcome more) {
      List<Publication> all = new ArrayList<>(published);
      all.addAll(more.published);
      List<Next> others = new ArrayList<>(next);
      others.addAll(more.next);
      return new Outcome(more.account, all, leads + more.leads, others);
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

  /**
   * Tells what time alone has changed at an account until a moment: each change as of its own
   * moment, however late that is noticed.
   */
  public Outcome catchUp(Account account, Directory people, RuleBook book, long now) {
    Outcome outcome = Outcome.of(account);
    for (Account late = account; late != null && late.published().due() <= now; ) {
      // What was foreseen under other rules holds no longer; where they lead shows now.
      boolean foreseen = late.published().rules() == book.fingerprint();
      Outcome more =
          foreseen
              ? pass(late, people, book, late.published().due())
              : follow(late, people, book, now);
      outcome = outcome.then(more);
      late = more.account();
    }
    return outcome;
  }

  /** Looks at an account again because the rules have changed. */
  public Outcome follow(Account account, Directory people, RuleBook book, long now) {
    return look(account, account, Changed.NOBODY, people, book, Cause.rules(), now);
  }

  /** The last entry in the ledger of an account of which nothing is left, where one is kept. */
  Optional<Publication> close(Account account, RuleBook book, Cause cause, long now) {
    return !ledger || account.published().balance().isNothing()
        ? Optional.empty()
        : Optional.of(new Publication.Booked(new Bookkeeper(book, account, cause, now).closing()));
  }

  /** The most people that are remembered of one account. */
  int maxContacts() {
    return maxContacts;
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
   * @param rest whether of all others nothing changed, so that their seats are known
   */
  record Changed(Collection<Contact> here, Collection<Contact> gone, boolean rest) {
    static final Changed NOBODY = new Changed(List.of(), List.of(), true);

    /** Whether nobody who is gone had a seat. */
    private boolean leavesNoSeat() {
      return gone.stream().allMatch(person -> person.published().persona() == null);
    }
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
    KnownCompany company = KnownCompany.of(account);
    Fits fits = FitScorer.score(book, company, account.type());
    Worths worths = Worths.of(book.tiers(), book.signals(), account.intent(), now);
    Intent intent = IntentScorer.score(book, account, worths, now);
    Intent shadow = IntentScorer.shadow(book, account, now);
    Standing standing = Standing.of(book, fits.best(), intent, shadow);
    Bookkeeper bookkeeper = new Bookkeeper(book, before, cause, now);

    Account.Published told = account.published();
    boolean forAll =
        cause.kind() == Cause.Kind.RULES
            || told.standing() != standing.fingerprint()
            || told.rules() != book.fingerprint()
            || !PersonaTagger.isTheSame(book, KnownCompany.of(before), company);
    Round round = new Round(titles, tracks, account, company, standing, book, cause, now);
    changed.gone().forEach(round::depart);
    if (account.events() == 0) {
      List<Publication> last = round.farewell(told);
      close(before, book, cause, now).ifPresent(last::add);
      return new Outcome(null, last, round.looked(), List.of());
    }
    Committee committee = seat(round, before, changed, people, book, forAll);
    String icp = fits.best() == null ? null : fits.best().icp();
    List<Member> members = committee.members(icp, worths, now);
    AccountScore score = round.accountScore(fits, members, committee.missing(icp, members));
    // On an event whatever differs is told; when only time or the rules moved, drift is not.
    long lasting = score.lastingFingerprint();
    long whole = score.fingerprint(lasting);
    boolean due = cause.isNews() ? told.whole() != whole : told.lasting() != lasting;
    Alerts alerts = Alerts.of(told, account.key(), standing, members, cause, now);
    List<Publication> published = round.published(due ? score : null, alerts);
    Balance balance = ledger ? told.balance() : Balance.NOTHING;
    long terms = ledger ? bookkeeper.terms(worths) : 0;
    if (ledger && (due || balance.terms() != terms)) {
      Bookkeeper.Booking booking =
          bookkeeper.book(standing, worths, personaOf(cause, changed, people), terms);
      balance = booking.balance();
      published.add(new Publication.Booked(booking.entry()));
    }
    return new Outcome(
        new Account(
            account.key(),
            account.type(),
            account.company(),
            account.intent(),
            account.people(),
            committee.seats(),
            account.firstSeen(),
            account.events(),
            account.aliases(),
            new Account.Published(
                book.fingerprint(),
                due ? whole : told.whole(),
                due ? lasting : told.lasting(),
                standing.fingerprint(),
                standing.tier(),
                Foresight.next(book, account, intent, shadow, alerts.surging(), now, told.due()),
                alerts.surging(),
                alerts.engaged(),
                balance)),
        published,
        round.looked(),
        List.of());
  }

  /** Tags those who are to be looked at, and gives each a seat. */
  private static Committee seat(
      Round round,
      Account before,
      Changed changed,
      Directory people,
      RuleBook book,
      boolean forAll) {
    Set<String> ofTheEvent = new HashSet<>();
    changed.here().forEach(person -> ofTheEvent.add(person.key()));
    Committee known = Committee.of(book, before);
    boolean follows = changed.rest() && changed.leavesNoSeat() && !forAll;
    Committee counted = new Committee(book);
    if (forAll) {
      people.forEach(
          other -> {
            if (!ofTheEvent.contains(other.key())) {
              Contact tagged = round.tag(other, false);
              counted.enter(tagged);
              if (!tagged.equals(other)) {
                people.put(tagged);
              }
            }
          });
    }
    for (Contact person : changed.here()) {
      Contact stored = follows ? people.find(person.key()) : null;
      Contact tagged = round.tag(person, true);
      people.put(tagged);
      counted.enter(tagged);
      follows = follows && known.follow(stored, tagged);
    }
    if (follows) {
      return known;
    }
    if (forAll) {
      return counted;
    }
    Committee anew = new Committee(book);
    people.forEach(anew::enter);
    return anew;
  }

  /** The persona of who did the event. */
  private static @Nullable String personaOf(Cause cause, Changed changed, Directory people) {
    if (cause.kind() != Cause.Kind.EVENT || changed.here().size() != 1) {
      return null;
    }
    Contact actor = people.find(changed.here().iterator().next().key());
    return actor == null ? null : actor.published().persona();
  }
}
