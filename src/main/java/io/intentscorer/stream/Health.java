package io.intentscorer.stream;

import java.util.List;

/** Whether all is well with a running scorer, and if not, what is the matter. */
public record Health(List<Part> parts) {
  public Health {
    parts = List.copyOf(parts);
  }

  /**
   * One thing that has to be well.
   *
   * @param name in lower case with hyphens
   * @param up whether it is well
   * @param detail how it was found
   */
  public record Part(String name, boolean up, String detail) {}

  /** Whether everything is well. */
  public boolean up() {
    return parts.stream().allMatch(Part::up);
  }
}
