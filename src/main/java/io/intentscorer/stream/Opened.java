package io.intentscorer.stream;

import org.jspecify.annotations.Nullable;

/** Kafka Streams hands processors their stores in {@code init}; before that there are none. */
final class Opened {
  private Opened() {}

  static <T> T store(@Nullable T store) {
    if (store == null) {
      throw new IllegalStateException("a record before init");
    }
    return store;
  }
}
