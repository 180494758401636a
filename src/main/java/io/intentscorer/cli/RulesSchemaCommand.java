package io.intentscorer.cli;

import io.intentscorer.wire.NearestName;
import io.intentscorer.wire.Schemas;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands out the JSON Schemas of rules and records. */
@Command(
    name = "schema",
    description = "Prints the JSON Schema of rules, of one kind of rule, or of a topic's records.",
    mixinStandardHelpOptions = true)
final class RulesSchemaCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "which one; --list shows all (default: ${DEFAULT-VALUE})",
      defaultValue = "rule")
  private String name = "rule";

  @Option(names = "--list", description = "list the names")
  private boolean list;

  @Option(names = "--dir", paramLabel = "DIR", description = "write all of them there, one a file")
  private @Nullable Path folder;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      Schemas.names().forEach(out::println);
    } else if (folder != null) {
      Files.createDirectories(folder);
      for (String each : Schemas.names()) {
        Path file = folder.resolve(each + ".schema.json");
        Files.writeString(file, text(each));
        out.println(file);
      }
    } else {
      out.print(text(name));
    }
    out.flush();
    return 0;
  }

  private String text(String wanted) {
    return Schemas.text(wanted)
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "there is no schema "
                        + wanted
                        + NearestName.of(wanted, Schemas.names())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; --list shows those there are")));
  }
}
