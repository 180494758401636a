package io.intentscorer.domain.account;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The people of one account, and the messages that it has counted, wherever they are kept. */
public interface Directory {
  /** The person of a key, or null. */
  @Nullable Contact find(String key);

  /** Remembers a person. */
  void put(Contact contact);

  /** Forgets a person. */
  void remove(String key);

  /** Every person of the account, in the order of their keys. */
  void forEach(Consumer<Contact> each);

  /**
   * Whether a message comes for the first time within 24 hours, and remembers that it came.
   *
   * @param now the moment of scoring, in milliseconds since 1970 UTC
   */
  boolean isNew(String messageId, long now);
}
