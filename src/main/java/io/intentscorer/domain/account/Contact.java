package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one person at an account. A visitor whom the account is known of, but
 * nobody's name, is one too; only contacts become leads.
 *
 * @param key the e-mail address, {@code user:<userId>} or {@code visitor:<anonymousId>}
 * @param facts the person's facts
 * @param intent what each signal gathered for this person
 * @param counted for signals that count a person once: the time of the event that counted
 * @param firstSeen the time of the earliest event, in milliseconds since 1970 UTC
 * @param lastSeen the time of the newest event
 * @param events how many events were counted
 * @param where whether the person is at this account, or at which other
 * @param published what the world was last told
 */
public record Contact(
    String key,
    Facts facts,
    Map<String, Gathered> intent,
    Map<String, Long> counted,
    long firstSeen,
    long lastSeen,
    int events,
    Whereabouts where,
    Published published) {
  private static final String VISITOR = "visitor:";
  private static final String USER = "user:";
  private static final String MAILBOX = "mailto:";

  public Contact {
    intent = Keyed.copyOf(intent);
    counted = Keyed.copyOf(counted);
  }

  /** A person whom nobody has heard of. */
  public static Contact unknown(String key, long time) {
    return new Contact(
        key, Facts.NONE, Map.of(), Map.of(), time, time, 0, Whereabouts.HERE, Published.NOTHING);
  }

  static String visitorKey(String anonymousId) {
    return VISITOR + anonymousId;
  }

  static String userKey(String userId) {
    return USER + userId;
  }

  /** What a person is remembered under, beside users, of whom only the address is known. */
  static String mailboxKey(String address) {
    return MAILBOX + address;
  }

  /** The address of a person who is remembered under it. */
  static Optional<String> mailbox(String id) {
    return after(MAILBOX, id);
  }

  /** The user that a contact's key names, if it does. */
  public static Optional<String> userId(String key) {
    return after(USER, key);
  }

  /** The visitor that a contact's key names, if it does. */
  public static Optional<String> anonymousId(String key) {
    return after(VISITOR, key);
  }

  private static Optional<String> after(String prefix, String key) {
    return key.startsWith(prefix) && key.length() > prefix.length()
        ? Optional.of(key.substring(prefix.length()))
        : Optional.empty();
  }

  /** Whether this is a device whose user has not said who they are. */
  public boolean isVisitor() {
    return key.startsWith(VISITOR);
  }

  /** The same person after something was published. */
  public Contact publishing(Published told) {
    return told.equals(published)
        ? this
        : new Contact(key, facts, intent, counted, firstSeen, lastSeen, events, where, told);
  }

  /** Whether the person was seen at another account since. */
  public boolean isAway() {
    return where.isAway();
  }

  /** The same person, at another account since a time. */
  public Contact awayAt(String home, long time) {
    return at(where.at(home, time), published);
  }

  /** The same person, of whom the world is to be told anew that they are here. */
  public Contact home() {
    return at(where.here(), new Published(0, 0, published.persona(), published.track()));
  }

  /** The same person, of whom another account knows something. */
  public Contact told(String account, Facts news) {
    return at(where.told(account, news), published);
  }

  private Contact at(Whereabouts now, Published told) {
    return new Contact(key, facts, intent, counted, firstSeen, lastSeen, events, now, told);
  }

  /** All that is known of the person, here and elsewhere: facts do not change with the company. */
  public Facts known() {
    Facts all = facts;
    for (Facts others : new TreeMap<>(where.known()).values()) {
      all = all.merge(others);
    }
    return all;
  }

  /**
   * The same person by a key of which the world was told nothing, and nobody that they are away.
   */
  public Contact called(String other) {
    return new Contact(
        other,
        facts,
        intent,
        counted,
        firstSeen,
        lastSeen,
        events,
        where.here(),
        Published.NOTHING);
  }

  /** The same person in a track, null for none, before anything else was told. */
  public Contact in(@Nullable String track) {
    return publishing(new Published(0, 0, null, track));
  }

  /**
   * What the world was last told of a contact.
   *
   * @param whole fingerprint of the whole lead, 0 before the first
   * @param standing fingerprint of fit, tier, priority, level and persona
   * @param persona the persona's id, null while there is none
   * @param track the persona whose nurture track the contact is in, null while in none
   */
  public record Published(
      long whole, long standing, @Nullable String persona, @Nullable String track) {
    public static final Published NOTHING = new Published(0, 0, null, null);
  }
}
