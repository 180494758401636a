package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.Title;
import org.jspecify.annotations.Nullable;

/** What a condition can ask for: the attributes of a company, a person or an event. */
@FunctionalInterface
public interface Known {
  /** The value of an attribute ({@code company.employees}), or null where it is not known. */
  @Nullable Value value(String attribute);

  /** The person's title as it was understood, or null where none is known. */
  default @Nullable Title title() {
    return null;
  }
}
