package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.wire.Issue;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what is wrong with a folder of rules, without a cluster. */
@Command(
    name = "validate",
    description = "Says all that is wrong with the rules of a folder; needs no cluster.",
    mixinStandardHelpOptions = true)
final class RulesValidateCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Parameters(paramLabel = "DIR", description = "a folder of rules, one a file")
  private Path folder = Path.of("");

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<RuleFile> files = RuleFiles.read(folder, options.read().rules());
    PrintWriter out = spec.commandLine().getOut();
    long sound = files.stream().filter(RuleFile::isSound).count();
    if (json) {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(machine(files)));
    } else {
      RuleFiles.print(files, out);
      out.println(sound + " of " + files.size() + " rules would be accepted");
    }
    out.flush();
    return sound == files.size() ? 0 : 1;
  }

  private static ArrayNode machine(List<RuleFile> files) {
    ArrayNode list = JSON.createArrayNode();
    for (RuleFile file : files) {
      ObjectNode item = list.addObject();
      item.put("file", file.path().toString()).put("id", file.id()).put("sound", file.isSound());
      ArrayNode issues = item.putArray("issues");
      for (Issue issue : file.issues()) {
        issues
            .addObject()
            .put("severity", issue.severity().word())
            .put("pointer", issue.pointer())
            .put("message", issue.message())
            .put("hint", issue.hint());
      }
    }
    return list;
  }
}
