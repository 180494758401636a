package io.intentscorer.cli;

import io.intentscorer.cli.RulePlan.Kind;
import io.intentscorer.cli.RulePlan.Step;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.AcceptedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force, and those that would be if a folder were applied.
 *
 * @param differing what the folder changes, in the order of application
 * @param notes what a reader of the forecast should know beside it
 */
record Proposal(RuleBook current, RuleBook proposed, List<Step> differing, List<String> notes) {
  Proposal {
    differing = List.copyOf(differing);
    notes = List.copyOf(notes);
  }

  /** A folder that is applied to what a running scorer remembers. */
  static Proposal onward(
      RuleShelf shelf, TitleReader titles, RulePlan plan, boolean prune, long now) {
    return of(shelf.accepted(titles), plan, prune, now);
  }

  /** A folder that was in force when everything began. */
  static Proposal fromTheBeginning(
      RuleShelf shelf, TitleReader titles, RulePlan plan, boolean prune) {
    return of(shelf.accepted(titles), plan, prune, null);
  }

  /**
   * @param now when the folder is applied, null for from the beginning
   */
  private static Proposal of(
      Map<String, Accepted> current, RulePlan plan, boolean prune, @Nullable Long now) {
    Map<String, Accepted> proposed = new TreeMap<>(current);
    List<Step> differing = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    long version = RuleBook.of(current.values()).version();
    for (Step step : plan.steps()) {
      Rule rule = step.file() == null ? null : step.file().rule();
      Accepted before = current.get(step.id());
      if (rule != null && step.kind() != Kind.UNCHANGED) {
        differing.add(step);
        version++;
        Rule was = before == null ? null : before.rule();
        Rule is = now == null ? rule : AcceptedRules.continuing(rule, was, now);
        proposed.put(step.id(), new Accepted(is, version));
        note(is, was, now, notes);
      } else if (rule == null && prune) {
        differing.add(step);
        proposed.remove(step.id());
      }
    }
    return new Proposal(
        RuleBook.of(current.values()), RuleBook.of(proposed.values()), differing, notes);
  }

  private static void note(
      Rule rule, @Nullable Rule before, @Nullable Long now, List<String> notes) {
    if (rule.status() == Status.SHADOW) {
      notes.add(
          rule.id()
              + " is in shadow and decides nothing; to see what it would decide, make it active in"
              + " a copy of the folder");
    }
    if (now != null && rule instanceof Signal signal) {
      if (before == null) {
        notes.add(
            rule.id()
                + " counts events from its acceptance on, so it changes nothing yet; --events tries"
                + " it on a file of the past");
      } else if (before instanceof Signal old && !old.when().equals(signal.when())) {
        notes.add(
            rule.id()
                + " keeps what it counted under its old condition; the new one holds for the events"
                + " to come, and --events tries it on a file of the past");
      }
    }
  }
}
