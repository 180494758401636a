package io.intentscorer.wire;

import io.intentscorer.wire.Issue.Severity;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The issues of one rule as they are found: the first hundred, and how many more there were. A
 * verdict with all that may be wrong in half a mebibyte would fit into no topic.
 */
final class IssueList extends AbstractList<Issue> {
  static final int MOST = 100;

  private final List<Issue> first = new ArrayList<>();
  private Severity worst = Severity.WARNING;
  private int more;

  @Override
  public boolean add(Issue issue) {
    if (first.size() < MOST) {
      return first.add(issue);
    }
    more++;
    worst = issue.severity() == Severity.ERROR ? Severity.ERROR : worst;
    return true;
  }

  @Override
  public Issue get(int place) {
    return place < first.size()
        ? first.get(place)
        : new Issue(worst, "", more + " more issues", "correct these first, and try again");
  }

  @Override
  public int size() {
    return first.size() + (more > 0 ? 1 : 0);
  }
}
