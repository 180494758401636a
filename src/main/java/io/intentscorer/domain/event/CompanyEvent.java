package io.intentscorer.domain.event;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did, read and cleaned.
 *
 * @param name what happened, folded by {@link Folding#foldName}
 * @param messageId the tracker's id of the message, by which a repetition is known
 * @param time when it happened, in milliseconds since 1970 UTC, after correction
 * @param who the identifiers that it carries
 * @param company what it says of the company, by attribute name; an empty value clears the fact
 * @param contact what it says of the person, likewise
 * @param said what it says of itself: {@code event.name}, {@code page.path}, {@code
 *     properties.plan}, …
 * @param counting how it was counted first; null for an event that never was. An event that moves
 *     to somebody else counts there for what it counted for before, whatever the rules have become.
 */
public record CompanyEvent(
    String name,
    @Nullable String messageId,
    long time,
    Identifiers who,
    Map<String, Optional<Value>> company,
    Map<String, Optional<Value>> contact,
    Map<String, Value> said,
    @Nullable Counting counting) {

  public CompanyEvent {
    company = Keyed.copyOf(company);
    contact = Keyed.copyOf(contact);
    said = Keyed.copyOf(said);
  }

  /**
   * How an event was counted first.
   *
   * @param id by which it is known again, if its sender gave it no id too
   * @param signals the signals that it counted for, each with its {@code since}
   * @param asked by which question, of those that its own identifier was asked, it came where it
   *     is; 0 for none: of two answers to the question whose it is, that to the later one holds
   */
  public record Counting(long id, Map<String, Long> signals, long asked) {
    public Counting {
      signals = Keyed.copyOf(signals);
    }
  }

  /** What is left to remember of an event that counts elsewhere: by whom it came, and when. */
  public CompanyEvent traced() {
    return new CompanyEvent(name, messageId, time, who, Map.of(), Map.of(), Map.of(), counting);
  }

  /** The same event as it is asked anew whose it is. */
  public CompanyEvent asked(long question) {
    return counting == null
        ? this
        : counted(new Counting(counting.id(), counting.signals(), question));
  }

  /** By which question it came where it is. */
  public long asked() {
    return counting == null ? 0 : counting.asked();
  }

  /** The same event with the user that its visitor turned out to be. */
  public CompanyEvent by(String userId) {
    return of(who.linkedTo(userId));
  }

  /** The same event without a user that it did not name itself. */
  public CompanyEvent unlinked() {
    return who.linked() ? of(who.unlinked()) : this;
  }

  /** What is left to remember of an event that was counted: all but what it said of itself. */
  public CompanyEvent counted(Counting first) {
    return new CompanyEvent(name, messageId, time, who, company, contact, Map.of(), first);
  }

  /** The same event at a company's account: another domain that is the company's too is no fact. */
  public CompanyEvent at(String account) {
    Optional<Value> domain = company.get("domain");
    if (domain == null || domain.isEmpty() || domain.get().written().equals(account)) {
      return this;
    }
    Map<String, Optional<Value>> facts = new HashMap<>(company);
    facts.remove("domain");
    return new CompanyEvent(name, messageId, time, who, facts, contact, said, counting);
  }

  private CompanyEvent of(Identifiers others) {
    return new CompanyEvent(name, messageId, time, others, company, contact, said, counting);
  }
}
