package io.intentscorer.domain.account;

import java.util.Map;
import java.util.Optional;
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
 * @param published what the world was last told
 */
public record Contact(
    String key,
    Facts facts,
    Map<String, Gathered> intent,
    Map<String, Long> counted,
    long firstSeen,
    long lastSeen,
    Published published) {
  private static final String VISITOR = "visitor:";
  private static final String USER = "user:";

  public Contact {
    intent = Map.copyOf(intent);
    counted = Map.copyOf(counted);
  }

  /** A person whom nobody has heard of. */
  public static Contact unknown(String key, long time) {
    return new Contact(key, Facts.NONE, Map.of(), Map.of(), time, time, Published.NOTHING);
  }

  static String visitorKey(String anonymousId) {
    return VISITOR + anonymousId;
  }

  static String userKey(String userId) {
    return USER + userId;
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
        : new Contact(key, facts, intent, counted, firstSeen, lastSeen, told);
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
