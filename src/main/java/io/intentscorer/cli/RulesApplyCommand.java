package io.intentscorer.cli;

import io.intentscorer.cli.RuleDesk.Submission;
import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.cli.RulePlan.Kind;
import io.intentscorer.cli.RulePlan.Step;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.wire.RuleVerdict;
import io.intentscorer.wire.RuleVerdict.State;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings a folder of rules into force and prints the verdicts. */
@Command(
    name = "apply",
    description =
        "Submits the rules of a folder that differ from those in force, and prints the verdicts.",
    mixinStandardHelpOptions = true)
final class RulesApplyCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "a folder of rules, one a file")
  private Path folder = Path.of("");

  @Option(names = "--dry-run", description = "say what would be done, and do nothing")
  private boolean dryRun;

  @Option(names = "--prune", description = "delete the rules in force that the folder lacks")
  private boolean prune;

  @Mixin private VerdictPatience patience = new VerdictPatience();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    TitleReader titles = settings.titles();
    List<RuleFile> files = RuleFiles.read(folder, settings.rules());
    RulePlan plan = RulePlan.of(files, RuleShelf.read(settings), RuleFiles.difference(titles));
    PrintWriter out = spec.commandLine().getOut();
    boolean broken = !plan.of(Kind.BROKEN).isEmpty();
    boolean good = dryRun ? !broken : submit(settings, plan, out);
    if (dryRun) {
      plan.steps().forEach(step -> foretell(step, out));
    }
    if (prune && broken) {
      out.println("nothing is deleted: mend the broken files first");
    }
    out.flush();
    return good ? 0 : 1;
  }

  private void foretell(Step step, PrintWriter out) {
    RuleFile file = step.file();
    if (file == null) {
      out.println(
          step.id() + (prune ? " would be deleted" : " is not in the folder; --prune deletes it"));
      return;
    }
    out.println(
        step.id()
            + switch (step.kind()) {
              case UNCHANGED -> " is unchanged";
              case BROKEN -> " would be rejected";
              case NEW -> " would be new";
              default -> " would change";
            });
    step.changes().forEach(change -> out.println("  " + change.line()));
    file.issues().forEach(issue -> out.println("  " + file.path() + ": " + issue.line()));
  }

  private boolean submit(ScorerSettings settings, RulePlan plan, PrintWriter out) {
    List<Submission> submissions = new ArrayList<>();
    for (Step step : plan.steps()) {
      if (step.isSubmitted() && step.file() != null) {
        submissions.add(new Submission(step.id(), step.file().bytes()));
      }
    }
    boolean deletes = prune && plan.of(Kind.BROKEN).isEmpty();
    if (deletes) {
      plan.of(Kind.GONE).forEach(step -> submissions.add(new Submission(step.id(), null)));
    }
    Map<String, RuleVerdict> verdicts = Map.of();
    if (!submissions.isEmpty()) {
      try (RuleDesk desk = new RuleDesk(settings)) {
        verdicts = desk.submit(submissions, patience.time());
      }
    }
    VerdictScreen screen = new VerdictScreen(out, verdicts, patience.time());
    for (Step step : plan.steps()) {
      if (step.kind() == Kind.UNCHANGED) {
        out.println(step.id() + " unchanged");
      } else if (step.file() != null) {
        screen.print(step.id(), step.file().path().toString(), State.ACCEPTED);
      } else if (deletes) {
        screen.print(step.id(), step.id(), State.DELETED);
      }
    }
    return screen.asWanted();
  }
}
