package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.rule.RuleBook;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores a file, without a broker. */
@Command(
    name = "score",
    description =
        "Scores events from a file or standard input and prints every record, a line each.",
    mixinStandardHelpOptions = true)
final class ScoreCommand implements Callable<Integer> {
  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--rules", required = true, paramLabel = "DIR", description = "a folder of rules")
  private Path rules = Path.of("");

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "events, a JSON object a line; standard input by default")
  private @Nullable Path events;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "let time pass to here at the end, such as 2026-06-01T00:00:00Z")
  private @Nullable Instant at;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    ScorerSettings settings = options.read();
    List<RuleFile> files = RuleFiles.read(rules, settings.rules());
    if (!RuleFiles.areSound(files, spec.commandLine().getErr())) {
      return 1;
    }
    score(settings, RuleFiles.book(files));
    return 0;
  }

  private void score(ScorerSettings settings, RuleBook book) throws IOException {
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    try (Flushing flushing = out::flush) {
      OfflineScoring scoring = new OfflineScoring(settings, book, out);
      scoring.score(EventReplay.open(events));
      if (at != null) {
        scoring.pass(at.toEpochMilli());
      }
    }
    if (out.checkError()) {
      throw new CommandFailure("the records cannot be written; is the reader of the pipe gone?");
    }
  }

  /** Whatever ends the scoring, what was told until then is written. */
  private interface Flushing extends AutoCloseable {
    @Override
    void close();
  }
}
