package io.intentscorer.cli;

import io.intentscorer.cli.RuleDesk.Submission;
import io.intentscorer.cli.RuleShelf.Version;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.wire.RuleVerdict.State;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Brings an earlier version of a rule back into force. */
@Command(
    name = "rollback",
    description = "Submits an earlier version of a rule again, as its newest.",
    mixinStandardHelpOptions = true)
final class RulesRollbackCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "ID", description = "the rule's id")
  private String id = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "VERSION",
      description = "a version of its history")
  private long version;

  @Mixin private VerdictPatience patience = new VerdictPatience();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    ScorerSettings settings = options.read();
    JsonNode rule = wanted(settings, RuleShelf.history(settings, id));
    Submission submission = new Submission(id, JSON.writeValueAsBytes(rule));
    PrintWriter out = spec.commandLine().getOut();
    try (RuleDesk desk = new RuleDesk(settings)) {
      VerdictScreen screen =
          new VerdictScreen(
              out, desk.submit(List.of(submission), patience.time()), patience.time());
      screen.print(id, id, State.ACCEPTED);
      out.flush();
      return screen.asWanted() ? 0 : 1;
    }
  }

  private JsonNode wanted(ScorerSettings settings, List<Version> history) {
    if (history.isEmpty()) {
      throw RuleShelf.read(settings).unknown(id);
    }
    for (Version known : history) {
      JsonNode rule = known.stored().rule();
      if (known.stored().version() == version && rule != null) {
        return rule;
      }
    }
    String versions =
        history.stream()
            .filter(known -> known.stored().rule() != null)
            .map(known -> Long.toString(known.stored().version()))
            .collect(Collectors.joining(", "));
    throw new CommandFailure(
        "rule " + id + " has no version " + version + " to go back to; it has " + versions);
  }
}
