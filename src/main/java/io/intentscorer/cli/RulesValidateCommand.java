package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a folder of rules, without a cluster. */
@Command(
    name = "validate",
    description = "Says all that is wrong with the rules of a folder; needs no cluster.",
    mixinStandardHelpOptions = true)
final class RulesValidateCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "a folder of rules, one a file")
  private Path folder = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<RuleFile> files = RuleFiles.read(folder);
    PrintWriter out = spec.commandLine().getOut();
    int errors = RuleFiles.print(files, out);
    long sound = files.stream().filter(RuleFile::isSound).count();
    out.println(sound + " of " + files.size() + " rules would be accepted");
    out.flush();
    return errors == 0 ? 0 : 1;
  }
}
