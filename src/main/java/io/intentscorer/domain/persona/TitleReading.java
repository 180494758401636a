package io.intentscorer.domain.persona;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A title as it was read, with what each answer was read from.
 *
 * @param title the answers
 * @param departmentFrom null when the title tells none
 * @param seniorityFrom null when the title tells none, and where one is told by no word: of a
 *     specialist without a mark of rank
 * @param roles the roles that the title names, in its order; the first that tells a seniority
 *     decides it, the first that tells a department that
 * @param employer what was passed over as the employer, as written; null for nothing
 * @param notHeld ranks that are somebody else's, past or not yet reached, as written
 * @param notKnown words that are in no vocabulary, folded, in the title's order
 */
public record TitleReading(
    Title title,
    @Nullable Evidence departmentFrom,
    @Nullable Evidence seniorityFrom,
    List<Role> roles,
    @Nullable String employer,
    List<String> notHeld,
    List<String> notKnown) {

  /**
   * Words that told something.
   *
   * @param written as they stand in the title
   * @param readAs the vocabulary's spelling of them
   */
  public record Evidence(String written, String readAs) {}

  /**
   * One of the roles of a title.
   *
   * @param phrase its part of the title's phrase
   */
  public record Role(
      String phrase, @Nullable Department department, @Nullable Seniority seniority) {}

  public TitleReading {
    roles = List.copyOf(roles);
    notHeld = List.copyOf(notHeld);
    notKnown = List.copyOf(notKnown);
  }
}
