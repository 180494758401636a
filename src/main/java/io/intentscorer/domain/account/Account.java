package io.intentscorer.domain.account;

import io.intentscorer.domain.event.Keyed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one account.
 *
 * @param key the registrable domain, {@code group:<id>}, or the e-mail address of an individual
 * @param type whether it is a company or one person
 * @param company the company's facts
 * @param intent what each signal gathered, by the signal's id
 * @param people when each contact and visitor was last active, those of the last seven days only
 * @param committee the personas that contacts hold, by the persona's id
 * @param firstSeen the time of the earliest event, in milliseconds since 1970 UTC
 * @param events how many events were counted
 * @param aliases the keys of accounts that turned out to be this one
 * @param published what the world was last told
 */
public record Account(
    String key,
    Type type,
    Facts company,
    Map<String, Gathered> intent,
    Map<String, Long> people,
    Map<String, Seat> committee,
    long firstSeen,
    int events,
    Set<String> aliases,
    Published published) {

  public Account {
    intent = Keyed.copyOf(intent);
    people = Keyed.copyOf(people);
    committee = Keyed.copyOf(committee);
    aliases = Set.copyOf(aliases);
  }

  /** An account that nobody has heard of. */
  public static Account unknown(AccountKey key, long time) {
    return new Account(
        key.key(),
        key.type(),
        Facts.NONE,
        Map.of(),
        Map.of(),
        Map.of(),
        time,
        0,
        Set.of(),
        Published.NOTHING);
  }

  /** A company's key, and nothing else. */
  public static Account nobody(String key) {
    return unknown(new AccountKey(key, Type.COMPANY), Long.MAX_VALUE);
  }

  /** The same without one of its people; what they did stays counted. */
  public Account without(Contact person) {
    Map<String, Long> others = new HashMap<>(people);
    others.remove(person.key());
    return active(others);
  }

  /** The same with other sums of what was done. */
  public Account gathering(Map<String, Gathered> sums) {
    return new Account(
        key, type, company, sums, people, committee, firstSeen, events, aliases, published);
  }

  /** The same with other people active. */
  public Account active(Map<String, Long> others) {
    return new Account(
        key, type, company, intent, others, committee, firstSeen, events, aliases, published);
  }

  /** Companies, and people who stand for themselves. */
  public enum Type {
    COMPANY("company"),
    INDIVIDUAL("individual");

    private final String word;

    Type(String word) {
      this.word = word;
    }

    /** The contract's spelling. */
    public String word() {
      return word;
    }
  }

  /**
   * What the world was last told of an account, as far as the next decision needs it.
   *
   * @param rules the fingerprint of the rule book that the account was last scored under
   * @param whole fingerprint of the whole record, 0 before the first
   * @param lasting fingerprint of what does not drift as time passes
   * @param standing fingerprint of what the account's leads repeat: fit, tier, priority, level
   * @param tier the tier, null while there is none
   * @param due the moment at which time alone will next change what was told, in milliseconds since
   *     1970 UTC; {@link Long#MAX_VALUE} for never
   * @param surging whether the start of a surge was told, and its end was not
   * @param engaged the personas that were told to have shown intent here
   * @param balance how the ledger left the account; nothing where none is kept
   */
  public record Published(
      long rules,
      long whole,
      long lasting,
      long standing,
      @Nullable String tier,
      long due,
      boolean surging,
      Set<String> engaged,
      Balance balance) {
    public static final Published NOTHING =
        new Published(0, 0, 0, 0, null, Long.MAX_VALUE, false, Set.of(), Balance.NOTHING);

    public Published {
      engaged = Set.copyOf(engaged);
    }

    /** The same of an account that another one went over into. */
    public Published with(Published other) {
      Set<String> both = new HashSet<>(engaged);
      both.addAll(other.engaged);
      return new Published(
          rules, whole, lasting, standing, tier, due, surging || other.surging, both, balance);
    }
  }
}
