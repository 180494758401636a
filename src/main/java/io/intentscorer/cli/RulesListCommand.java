package io.intentscorer.cli;

import io.intentscorer.cli.RuleShelf.Entry;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.wire.AcceptedRules.Stored;
import io.intentscorer.wire.RuleVerdict;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the rules of a cluster. */
@Command(
    name = "list",
    description = "Lists the rules: those in force, and those that were rejected.",
    mixinStandardHelpOptions = true)
final class RulesListCommand implements Callable<Integer> {
  private static final JsonMapper JSON = new JsonMapper();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Option(names = "--json", description = "print JSON, for machines")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<Entry> entries = RuleShelf.read(options.read()).entries();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ArrayNode list = JSON.createArrayNode();
      entries.forEach(entry -> list.add(machine(entry)));
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(list));
    } else if (entries.isEmpty()) {
      out.println("no rules yet; rules apply config/rules brings those that ship into force");
    } else {
      TextTable table =
          new TextTable("id", "kind", "name", "state", "version", "status", "when", "affected");
      entries.forEach(entry -> row(table, entry));
      table.print(out);
    }
    out.flush();
    return 0;
  }

  private static void row(TextTable table, Entry entry) {
    JsonNode rule = rule(entry);
    Stored stored = entry.stored();
    RuleVerdict verdict = entry.verdict();
    table.row(
        entry.id(),
        rule.path("kind").asString("–"),
        name(entry),
        state(entry),
        stored == null ? "–" : Long.toString(stored.version()),
        status(entry, "–"),
        verdict == null ? "–" : when(verdict).truncatedTo(ChronoUnit.SECONDS).toString(),
        affected(verdict));
  }

  private static ObjectNode machine(Entry entry) {
    ObjectNode json = JSON.createObjectNode();
    Stored stored = entry.stored();
    RuleVerdict verdict = entry.verdict();
    json.put("id", entry.id());
    json.put("kind", rule(entry).path("kind").asString(null));
    json.put("name", stored == null ? null : name(entry));
    json.put("state", state(entry));
    json.put("version", stored == null ? null : Long.valueOf(stored.version()));
    json.put("status", stored == null ? null : status(entry, ""));
    json.put("when", verdict == null ? null : when(verdict).toString());
    json.set(
        "affected",
        verdict == null ? JSON.nullNode() : JSON.readTree(verdict.write()).path("affected"));
    return json;
  }

  private static JsonNode rule(Entry entry) {
    Stored stored = entry.stored();
    JsonNode rule = stored == null ? null : stored.rule();
    return rule == null ? MissingNode.getInstance() : rule;
  }

  private static String name(Entry entry) {
    return entry.stored() == null ? "–" : rule(entry).path("name").asString(entry.id());
  }

  private static String state(Entry entry) {
    RuleVerdict verdict = entry.verdict();
    return verdict == null ? "accepted" : verdict.state().word();
  }

  private static String status(Entry entry, String otherwise) {
    return entry.stored() == null
        ? otherwise
        : rule(entry).path("status").asString("active").toLowerCase(Locale.ROOT);
  }

  private static Instant when(RuleVerdict verdict) {
    return Instant.ofEpochMilli(verdict.decidedAt());
  }

  private static String affected(@Nullable RuleVerdict verdict) {
    if (verdict == null || verdict.affected() == null) {
      return "–";
    }
    Tally tally = verdict.affected().tally();
    return String.format(
        Locale.ROOT,
        "%,d of %,d accounts, %,d of %,d leads",
        tally.accountsChanged(),
        tally.accounts(),
        tally.leadsChanged(),
        tally.leads());
  }
}
