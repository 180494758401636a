package io.intentscorer.cli;

import io.intentscorer.wire.Issue;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows verdicts as they are given, and remembers whether all were as wanted. */
final class VerdictScreen {
  private final PrintWriter out;
  private final Map<String, RuleVerdict> verdicts;
  private final Duration patience;
  private boolean asWanted = true;

  VerdictScreen(PrintWriter out, Map<String, RuleVerdict> verdicts, Duration patience) {
    this.out = out;
    this.verdicts = verdicts;
    this.patience = patience;
  }

  /**
   * Prints the verdict on a submission.
   *
   * @param where what stands before each issue, as an editor shows it: the file
   * @param wanted the state that the submission was made for
   */
  void print(String id, String where, State wanted) {
    RuleVerdict verdict = verdicts.get(id);
    out.println(told(id, verdict));
    asWanted &= verdict != null && verdict.state() == wanted;
    if (verdict != null) {
      for (Issue issue : verdict.issues()) {
        out.println("  " + where + ": " + issue.line());
      }
    }
  }

  private String told(String id, @Nullable RuleVerdict verdict) {
    return verdict == null
        ? id + " no verdict within " + patience.toSeconds() + " s; is the scorer running?"
        : id + " " + verdict.state().word() + ", version " + verdict.version();
  }

  /** Whether every submission came to what it was made for. */
  boolean asWanted() {
    return asWanted;
  }
}
