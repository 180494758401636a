package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.simulation.Forecast;
import io.intentscorer.domain.simulation.Simulation;
import io.intentscorer.wire.ForecastWriter;
import io.intentscorer.wire.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what a folder of rules would change, and changes nothing. */
@Command(
    name = "simulate",
    description =
        "Says what applying a folder of rules would change for the accounts of a running scorer, or"
            + " for those of a file of events. Changes nothing.",
    mixinStandardHelpOptions = true)
final class RulesSimulateCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "a folder of proposed rules, one a file")
  private Path folder = Path.of("");

  @Option(names = "--prune", description = "as if the rules that the folder lacks were deleted")
  private boolean prune;

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description =
          "take the accounts from events, a JSON object a line, as if the rules had been in force"
              + " from the first one on")
  private @Nullable Path events;

  @Option(
      names = "--current",
      paramLabel = "DIR",
      description = "with --events: compare with this folder instead of the rules in force")
  private @Nullable Path currentFolder;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "look at the accounts at this moment, such as 2026-06-01T00:00:00Z (default: now, or the"
              + " newest event)")
  private @Nullable Instant at;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "how many of the largest movers to show (default: ${DEFAULT-VALUE})",
      defaultValue = "20")
  private int top = 20;

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (currentFolder != null && events == null) {
      throw new ParameterException(
          spec.commandLine(), "--current goes with --events; a running scorer has its own rules");
    }
    if (top < 0) {
      throw new ParameterException(spec.commandLine(), "--top is " + top + "; give 0 or more");
    }
    ScorerSettings settings = options.read();
    TitleReader titles = settings.titles();
    List<RuleFile> files = RuleFiles.read(folder, settings.rules());
    if (!areSound(files)) {
      return 1;
    }
    RuleShelf shelf;
    if (currentFolder == null) {
      shelf = RuleShelf.read(settings);
    } else {
      List<RuleFile> current = RuleFiles.read(currentFolder, settings.rules());
      if (!areSound(current)) {
        return 1;
      }
      shelf = RuleShelf.of(current, titles);
    }
    simulate(settings, shelf, RulePlan.of(files, shelf, RuleFiles.difference(titles)));
    return 0;
  }

  private boolean areSound(List<RuleFile> files) {
    PrintWriter err = spec.commandLine().getErr();
    boolean sound = RuleFiles.areSound(files, err);
    if (!sound) {
      err.println("nothing is simulated: mend the broken files first");
    }
    return sound;
  }

  private void simulate(ScorerSettings settings, RuleShelf shelf, RulePlan plan)
      throws IOException {
    long moment = at == null ? Instant.now().toEpochMilli() : at.toEpochMilli();
    Proposal proposal =
        events == null
            ? Proposal.onward(shelf, settings.titles(), plan, prune, moment)
            : Proposal.fromTheBeginning(shelf, settings.titles(), plan, prune);
    Simulation simulation =
        new Simulation(settings.titles(), proposal.current(), proposal.proposed(), top);
    if (events == null) {
      new RunningScorer(settings).forEach(dossier -> simulation.compare(dossier, moment));
      print(proposal, simulation.forecast(), moment);
    } else {
      TwoTellings tellings = new TwoTellings(settings, proposal);
      tellings.tell(EventReplay.open(events));
      long end = tellings.compare(simulation, at == null ? Long.MIN_VALUE : moment);
      String passedOver = tellings.passedOver();
      if (passedOver != null) {
        spec.commandLine().getErr().println(passedOver);
      }
      print(proposal, simulation.forecast(), end);
    }
  }

  private void print(Proposal proposal, Forecast forecast, long now) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode whole = JSON.createObjectNode().put("at", Times.written(now));
      ArrayNode rules = whole.putArray("rules");
      proposal
          .differing()
          .forEach(
              step -> rules.addObject().put("id", step.id()).put("difference", step.kind().word()));
      ArrayNode notes = whole.putArray("notes");
      proposal.notes().forEach(notes::add);
      ForecastWriter.write(forecast, whole);
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(whole));
    } else {
      new ForecastText(out).print(proposal, forecast, now);
    }
    out.flush();
  }
}
