package io.intentscorer.cli;

import io.intentscorer.cli.RuleDesk.Submission;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.wire.RuleVerdict.State;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes rules out of force. */
@Command(
    name = "delete",
    description = "Deletes rules; rules history and rollback still know them.",
    mixinStandardHelpOptions = true)
final class RulesDeleteCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "ID", arity = "1..*", description = "the rules' ids")
  private List<String> ids = List.of();

  @Mixin private VerdictPatience patience = new VerdictPatience();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    RuleShelf shelf = RuleShelf.read(settings);
    for (String id : ids) {
      if (shelf.rule(id) == null) {
        throw shelf.unknown(id);
      }
    }
    List<Submission> submissions =
        ids.stream().distinct().map(id -> new Submission(id, null)).toList();
    PrintWriter out = spec.commandLine().getOut();
    try (RuleDesk desk = new RuleDesk(settings)) {
      VerdictScreen screen =
          new VerdictScreen(out, desk.submit(submissions, patience.time()), patience.time());
      submissions.forEach(rule -> screen.print(rule.id(), rule.id(), State.DELETED));
      out.flush();
      return screen.asWanted() ? 0 : 1;
    }
  }
}
