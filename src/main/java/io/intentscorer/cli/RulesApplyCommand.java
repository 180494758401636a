package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.wire.Issue;
import io.intentscorer.wire.RuleVerdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Submits a folder of rules and waits for the verdicts. */
@Command(
    name = "apply",
    description = "Submits the rules of a folder and prints the verdict on each.",
    mixinStandardHelpOptions = true)
final class RulesApplyCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "a folder of rules, one a file")
  private Path folder = Path.of("");

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long to wait for the verdicts (default: ${DEFAULT-VALUE})",
      defaultValue = "30s")
  private Duration timeout = Duration.ofSeconds(30);

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    List<RuleFile> files = RuleFiles.read(folder);
    PrintWriter out = spec.commandLine().getOut();
    boolean allAccepted = true;
    try (RuleDesk desk = new RuleDesk(settings)) {
      Map<String, RuleVerdict> verdicts = desk.submit(files, timeout);
      for (RuleFile file : files) {
        RuleVerdict verdict = verdicts.get(file.id());
        boolean accepted = verdict != null && verdict.state() == RuleVerdict.State.ACCEPTED;
        allAccepted &= accepted;
        out.println(told(file, verdict, timeout));
        if (verdict != null) {
          for (Issue issue : verdict.issues()) {
            out.println("  " + file.path() + ": " + issue.line());
          }
        }
      }
    }
    out.flush();
    return allAccepted ? 0 : 1;
  }

  private static String told(RuleFile file, @Nullable RuleVerdict verdict, Duration timeout) {
    return verdict == null
        ? file.id() + " no verdict within " + timeout.toSeconds() + " s; is the scorer running?"
        : file.id() + " " + verdict.state().word() + ", version " + verdict.version();
  }
}
