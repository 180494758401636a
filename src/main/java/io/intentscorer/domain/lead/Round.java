package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Contact;
import io.intentscorer.domain.account.Facts;
import io.intentscorer.domain.lead.AccountScore.Member;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.BuyingRole;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fits;
import io.intentscorer.domain.score.IntentScorer;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.KnownContact;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.domain.score.PersonaTagger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One look at an account: what is the same for all its people, and what is gathered on the way. */
final class Round {
  private final TitleReader titles;
  private final Tracks tracks;
  private final Account account;
  private final KnownCompany company;
  private final Standing standing;
  private final RuleBook book;
  private final Cause cause;
  private final long now;
  private final List<Publication> leads = new ArrayList<>();
  private final List<Publication> transitions = new ArrayList<>();
  private final List<Publication> gone = new ArrayList<>();
  private int looked;

  Round(
      TitleReader titles,
      Tracks tracks,
      Account account,
      KnownCompany company,
      Standing standing,
      RuleBook book,
      Cause cause,
      long now) {
    this.titles = titles;
    this.tracks = tracks;
    this.account = account;
    this.company = company;
    this.standing = standing;
    this.book = book;
    this.cause = cause;
    this.now = now;
  }

  /** Tags a contact, tells of it where that is due, and gives back what to remember. */
  Contact tag(Contact contact, boolean ofTheEvent) {
    if (contact.isVisitor()) {
      return contact;
    }
    if (contact.isAway()) {
      return leave(contact);
    }
    looked++;
    KnownContact known = KnownContact.of(contact.known(), company, titles);
    PersonaTag tag = PersonaTagger.tag(book, known);
    Lead lead = lead(contact, known, tag);
    Contact.Published told = contact.published();
    String persona = tag == null ? null : tag.persona().id();
    long standingPrint = lead.standingFingerprint();
    long whole = lead.fingerprint(standingPrint);
    boolean due = ofTheEvent ? told.whole() != whole : told.standing() != standingPrint;
    if (due) {
      leads.add(new Publication.Scored(lead));
    }
    String track = tracks.move(told.track(), lead, book, transitions);
    return contact.publishing(
        due
            ? new Contact.Published(whole, standingPrint, persona, track)
            : new Contact.Published(told.whole(), told.standing(), persona, track));
  }

  /** A contact is not at the account any more: out of its committee, its track, the leads. */
  void depart(Contact contact) {
    if (!contact.isVisitor()) {
      leave(contact);
      // Where they are away, the key is another account's to speak of.
      if (!contact.isAway() && contact.published().whole() != 0) {
        gone.add(new Publication.Gone(Publication.Subject.CONTACT, contact.key()));
      }
    }
  }

  private Contact leave(Contact contact) {
    Contact.Published told = contact.published();
    String track = told.track();
    if (track != null) {
      KnownContact known = KnownContact.of(contact.known(), company, titles);
      Lead lead = lead(contact, known, PersonaTagger.tag(book, known));
      track = tracks.leave(track, lead, book, transitions);
    }
    return contact.publishing(new Contact.Published(0, 0, null, track));
  }

  private Lead lead(Contact contact, KnownContact known, @Nullable PersonaTag tag) {
    Facts facts = contact.known();
    return new Lead(
        contact.key(),
        account.key(),
        facts.text("name"),
        facts.text("email"),
        facts.text("title"),
        known.department(),
        known.seniority(),
        Memory.consent(facts),
        tag,
        standing,
        IntentScorer.score(book, contact.intent(), now),
        shadow(contact, known, tag),
        contact.firstSeen(),
        contact.lastSeen(),
        cause,
        now);
  }

  private Shadow.@Nullable OfContact shadow(
      Contact contact, KnownContact known, @Nullable PersonaTag tag) {
    boolean personas = !book.shadowPersonas().isEmpty();
    boolean signals = !book.shadowSignals().isEmpty();
    return personas || signals
        ? new Shadow.OfContact(
            personas,
            PersonaTagger.shadow(book, known, tag),
            signals ? IntentScorer.shadow(book, contact.intent(), now) : null)
        : null;
  }

  /** How many contacts were looked at. */
  int looked() {
    return looked;
  }

  AccountScore accountScore(Fits fits, List<Member> members, Set<BuyingRole> missing) {
    return new AccountScore(
        account.key(),
        account.type(),
        account.company(),
        standing,
        fits.all(),
        members,
        List.copyOf(missing),
        cause,
        now);
  }

  /**
   * @param score null where it is not told
   */
  List<Publication> published(@Nullable AccountScore score, Alerts alerts) {
    List<Publication> published = new ArrayList<>();
    if (score != null) {
      published.add(new Publication.Scores(score));
    }
    published.addAll(leads);
    published.addAll(transitions);
    published.addAll(gone);
    published.addAll(alerts.told());
    return published;
  }

  /** What is published when nothing is left of the account. */
  List<Publication> farewell(Account.Published told) {
    List<Publication> published = new ArrayList<>(transitions);
    published.addAll(gone);
    if (told.whole() != 0) {
      published.add(new Publication.Gone(Publication.Subject.ACCOUNT, account.key()));
    }
    return published;
  }
}
