package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.persona.TitleReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Says how titles are read, and whom of the personas they meet. */
@Command(
    name = "explain",
    description =
        "Says how job titles are read and what from, and which personas of a folder of rules they"
            + " meet; or of a file of titles, what was not understood.",
    mixinStandardHelpOptions = true)
final class TitlesExplainCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "TITLE", arity = "0..*", description = "a job title, in quotes")
  private List<String> titles = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description =
          "many titles, one a line, in UTF-8: prints what was not understood, most frequent first;"
              + " - is standard input")
  private @Nullable Path file;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      description = "a folder of rules, whose personas are looked at with the title alone")
  private @Nullable Path rules;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "how many words and titles of a file to list (default: ${DEFAULT-VALUE})",
      defaultValue = "20")
  private int top = 20;

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (titles.isEmpty() == (file == null)) {
      throw new ParameterException(
          spec.commandLine(), "Name titles, each in quotes, or a file of them with --file.");
    }
    if (top < 0) {
      throw new ParameterException(spec.commandLine(), "--top takes 0 or more.");
    }
    ScorerSettings settings = options.read();
    TitleReader reader = settings.titles();
    List<RuleFile> files = rules == null ? List.of() : RuleFiles.read(rules, settings.rules());
    if (!RuleFiles.areSound(files, spec.commandLine().getErr())) {
      return 1;
    }
    PersonaMirror mirror = new PersonaMirror(reader, RuleFiles.book(files).personas());
    PrintWriter out = spec.commandLine().getOut();
    if (file == null) {
      explain(new TitlePrint(reader, mirror), out);
    } else {
      survey(new TitleSurvey(reader, mirror), file, out);
    }
    out.flush();
    return 0;
  }

  private void explain(TitlePrint print, PrintWriter out) {
    if (json) {
      ArrayNode list = JSON.createArrayNode();
      titles.forEach(title -> list.add(print.machine(title)));
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list));
    } else {
      titles.forEach(title -> print.person(title, out));
    }
  }

  private void survey(TitleSurvey survey, Path from, PrintWriter out) {
    int number = 0;
    try (BufferedReader lines = open(from)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        survey.add(line);
      }
    } catch (CharacterCodingException other) {
      throw new CommandFailure(
          from + " is not in UTF-8, near line " + (number + 1) + "; save it in that encoding");
    } catch (IOException unreadable) {
      throw new CommandFailure(
          from + " cannot be read; name a file of titles, one a line", unreadable);
    }
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(survey.machine(top)));
    } else {
      survey.print(top, out);
    }
  }

  /** Unlike most readers, one that does not pass over what is not UTF-8. */
  private static BufferedReader open(Path from) throws IOException {
    InputStream in = from.toString().equals("-") ? System.in : Files.newInputStream(from);
    return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
  }
}
