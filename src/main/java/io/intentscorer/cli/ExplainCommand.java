package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.lead.Statement;
import io.intentscorer.wire.StatementWriter;
import io.intentscorer.wire.Times;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Says why an account scores as it does, from its ledger. */
@Command(
    name = "explain",
    description =
        "Says why an account scores as it does: what its fit and its intent are made of, what time"
            + " took, and what happened. Reads the topic score-ledger, or what the command score"
            + " printed.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NARROWEST = 40;
  private static final int USUAL = 80;
  private static final int WIDEST = 160;
  private static final int LONGEST = 36_500;

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(
      paramLabel = "ACCOUNT",
      description =
          "a company's domain, such as acme.in, or the e-mail address of somebody who stands for"
              + " themselves")
  private String account = "";

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "as of this moment, such as 2026-06-01T00:00:00Z (default: now, or the newest entry of"
              + " the records)")
  private @Nullable Instant at;

  @Option(
      names = "--records",
      paramLabel = "FILE",
      description = "read what the command score printed instead of a cluster; - is standard input")
  private @Nullable Path records;

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "how many days the picture goes back (default: ${DEFAULT-VALUE})",
      defaultValue = "90")
  private int days = 90;

  @Option(
      names = "--entries",
      paramLabel = "N",
      description = "how many entries to show, the newest (default: ${DEFAULT-VALUE})",
      defaultValue = "20")
  private int entries = 20;

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "characters in a line, 40 to 160 (default: the terminal's, or 80)")
  private @Nullable Integer width;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    if (days < 1 || days > LONGEST) {
      throw new ParameterException(
          spec.commandLine(), "--days is " + days + "; give 1 to " + LONGEST);
    }
    if (entries < 0) {
      throw new ParameterException(
          spec.commandLine(), "--entries is " + entries + "; give 0 or more");
    }
    if (account.isBlank()) {
      throw new ParameterException(spec.commandLine(), "Which account? Give its domain");
    }
    ScorerSettings settings = options.read();
    LedgerRecords found =
        records == null
            ? LedgerRecords.ofCluster(settings, account)
            : LedgerRecords.ofFile(settings, records, account);
    if (found.unreadable() > 0) {
      spec.commandLine()
          .getErr()
          .println(found.unreadable() + " records cannot be read and are passed over");
    }
    explain(new Statement(found.entries()), moment(found));
    return 0;
  }

  private long moment(LedgerRecords found) {
    if (at != null) {
      return at.toEpochMilli();
    }
    return records == null ? Instant.now().toEpochMilli() : found.newest();
  }

  private void explain(Statement whole, long moment) {
    Statement statement = whole.until(moment);
    if (statement.entries().isEmpty()) {
      throw new CommandFailure(
          "the ledger of "
              + account.strip()
              + " begins at "
              + Times.written(whole.entries().get(0).at())
              + ", after "
              + Times.written(moment)
              + "; give a later --at");
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectNode object = JSON.createObjectNode();
      StatementWriter.write(statement, moment, days, entries, object);
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(object));
    } else {
      new StatementText(out, Ansi.AUTO, width(), statement, moment).print(days, entries);
    }
    out.flush();
  }

  private int width() {
    int wanted = width == null ? terminal() : width;
    return Math.max(NARROWEST, Math.min(WIDEST, wanted));
  }

  /** What the terminal says; the usual where there is none. */
  // From JDK 22 on there is always a console; then picocli asks the terminal itself.
  @SuppressWarnings("SystemConsoleNull")
  private int terminal() {
    return System.console() == null ? USUAL : spec.usageMessage().autoWidth(true).width();
  }
}
