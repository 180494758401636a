package io.intentscorer.stream;

import java.util.Optional;

/**
 * Which personas' topics are known to exist: sending to one that does not would stop the scorer.
 */
public interface NurtureTopics {
  /** Whether the persona's topic is known to exist. */
  boolean isReady(String persona);

  /** Asks for the persona's topic to be found or created; returns at once. */
  void request(String persona);

  /** Why the last request for a persona failed for good. */
  Optional<String> failure(String persona);

  /** Every topic is there, as in tests without a broker. */
  static NurtureTopics existing() {
    return new NurtureTopics() {
      @Override
      public boolean isReady(String persona) {
        return true;
      }

      @Override
      public void request(String persona) {}

      @Override
      public Optional<String> failure(String persona) {
        return Optional.empty();
      }
    };
  }
}
