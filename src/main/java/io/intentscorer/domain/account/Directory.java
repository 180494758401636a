package io.intentscorer.domain.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people of one account, and what it has counted lately, wherever they are kept. */
public interface Directory {
  /** The person of a key, or null. */
  @Nullable Contact find(String key);

  /** Remembers a person. */
  void put(Contact contact);

  /** Forgets a person. */
  void remove(String key);

  /**
   * Whether so many people are remembered, or more.
   *
   * @param atLeast how many there are for certain
   */
  boolean holds(int many, int atLeast);

  /** Every person of the account, in the order of their keys. */
  void forEach(Consumer<Contact> each);

  /** Where the account went as a whole; null where it is here. */
  @Nullable AccountKey movedTo();

  /** Remembers where the account went, null for nowhere. */
  void moveTo(@Nullable AccountKey to);

  /**
   * What became of an event that came within 24 hours; null where none did.
   *
   * @param now the moment of scoring, in milliseconds since 1970 UTC
   */
  @Nullable Fate fate(long event, long now);

  /** Remembers for 24 hours what became of an event of which nothing is remembered yet. */
  void put(long event, Fate fate, long now);

  /** Remembers for 24 hours what became of an event, in place of what was remembered of it. */
  void replace(long event, Fate fate, long now);

  /** Forgets what became of an event. */
  void remove(long event, long now);

  /** Hands over what became of the events that came within 24 hours. */
  void forEachFate(long now, Fates each);

  /** Told what became of each event. */
  interface Fates {
    void of(long event, Fate fate);
  }
}
