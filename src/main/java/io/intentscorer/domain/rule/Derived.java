package io.intentscorer.domain.rule;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What follows from the rules of a book: worked out once, by whoever first needs it, and shared by
 * all who hold the book. As it says nothing that the rules do not say, all are equal.
 */
public final class Derived {
  private final Map<Class<?>, Object> found = new ConcurrentHashMap<>();

  /** The one of its type; it must be immutable. */
  public <T> T get(Class<T> type, Supplier<T> work) {
    Object known = found.get(type);
    return type.cast(known != null ? known : found.computeIfAbsent(type, any -> work.get()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Derived;
  }

  @Override
  public int hashCode() {
    return Derived.class.hashCode();
  }
}
