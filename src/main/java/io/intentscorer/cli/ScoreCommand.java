package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.rule.RuleBook;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    List<RuleFile> files = RuleFiles.read(rules);
    if (files.stream().anyMatch(file -> !file.isSound())) {
      RuleFiles.print(files, spec.commandLine().getErr());
      return 1;
    }
    score(settings, RuleFiles.book(files));
    return 0;
  }

  private void score(ScorerSettings settings, RuleBook book) throws IOException {
    // Latin-1 keeps every byte, so that what is not UTF-8 is judged by the event reader, as it is
    // live.
    PrintWriter out =
        new PrintWriter(
            new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
    try (BufferedReader lines =
            new BufferedReader(new InputStreamReader(input(), StandardCharsets.ISO_8859_1));
        Flushing flushing = out::flush) {
      OfflineScoring scoring = new OfflineScoring(settings, book, out);
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          scoring.take(line.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
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

  private InputStream input() {
    if (events == null) {
      return System.in;
    }
    if (Files.isDirectory(events)) {
      throw new CommandFailure(events + " is a folder; name a file of events");
    }
    try {
      return Files.newInputStream(events);
    } catch (IOException unreadable) {
      throw new CommandFailure(events + " cannot be read; name a file of events", unreadable);
    }
  }
}
