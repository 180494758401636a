package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tally;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.Decoded.Reason;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.Decoded.Unreadable;
import io.intentscorer.wire.RuleVerdict.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What goes in and out is what the published schemas say, and they say all of it. */
final class RecordSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path SCENARIOS = Path.of("src", "test", "resources", "scenarios");
  private static final int MUTATIONS = 10_000;

  private final EventReader events = new EventReader(ReaderSettings.standard());

  private static List<JsonNode> lines(String name) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (Stream<Path> cases = Files.list(SCENARIOS)) {
      for (Path file : cases.sorted().map(folder -> folder.resolve(name)).toList()) {
        for (String line : Files.readAllLines(file)) {
          lines.add(JSON.readTree(line));
        }
      }
    }
    return lines;
  }

  @Test
  void everyRecordOfEveryScenarioIsDescribed() throws IOException {
    Map<String, Integer> seen = new TreeMap<>();
    for (JsonNode line : lines("expected.jsonl")) {
      if (line.path("value").isNull()) {
        continue; // a key that is forgotten
      }
      String topic = line.path("topic").asString();
      String schema = topic.startsWith("nurture.") ? "nurture" : topic;
      assertThat(SchemaCheck.faults(schema, line.path("value"))).as("%s", line).isEmpty();
      assertThat(SchemaCheck.faultsClosed(schema, withoutFacts(line.path("value"))))
          .as("a field that the schema does not describe, in %s", line)
          .isEmpty();
      seen.merge(schema, 1, Integer::sum);
    }
    assertThat(seen)
        .containsOnlyKeys(
            "account-alerts", "fit-scores", "nurture", "score-ledger", "scored-leads");
  }

  @Test
  void aFieldThatNoSchemaDescribesIsNoticedWhereverItStands() throws IOException {
    JsonNode scores = withoutFacts(lines("expected.jsonl").get(0).path("value"));
    for (String place : List.of("", "/fit", "/fit/reasons/0", "/icps/0", "/intent", "/cause")) {
      JsonNode longer = scores.deepCopy();
      ((ObjectNode) longer.at(place)).put("surprise", 1);
      assertThat(SchemaCheck.faults("fit-scores", longer)).as(place).isEmpty();
      assertThat(SchemaCheck.faultsClosed("fit-scores", longer)).as(place).isNotEmpty();
    }
  }

  /** A company's facts are whatever was sent. */
  private static JsonNode withoutFacts(JsonNode value) {
    JsonNode copy = value.deepCopy();
    if (copy.path("company") instanceof ObjectNode facts) {
      facts.removeAll();
    }
    return copy;
  }

  @Test
  void verdictsAndAcceptedRulesAreDescribed() {
    RuleVerdict verdict =
        new RuleVerdict(
            "a-rule",
            State.REJECTED,
            42,
            List.of(Issue.error("/a", "b", "c"), Issue.warning("", "d", null)),
            1_000);
    described("rule-status", verdict.write());
    described("rule-status", verdict.affecting(new Tally(4, 3, 2, 1), 2_000).write());
    RuleReader reader = new RuleReader(TitleReader.shipped());
    AcceptedRules accepted = new AcceptedRules(reader);
    byte[] signal =
        Written.bytes(
            "{'kind':'signal','when':{'attribute':'event.name','is':'x'},'points':1,'halfLifeDays':7}");
    Rule rule = Objects.requireNonNull(reader.read("a-rule", signal, 7).rule());
    byte[] record = accepted.write(signal, new Accepted(rule, 7), 1_000);
    described("rules-accepted", record);
    described("rules-history", record);
    described("rules-history", accepted.deletion(8, 2_000));
  }

  @Test
  void aFarewellIsDescribed() {
    described("nurture", new OutputWriter().write(new Publication.Farewell("cto", "a@b.in", 0)));
    JsonNode others =
        JSON.readTree(
            "{\"transition\":\"left\",\"cause\":{\"kind\":\"rules\"},\"scoredAt\":\"2026-05-04T09:00:00.000Z\",\"schemaVersion\":1}");
    assertThat(SchemaCheck.faults("nurture", others)).isNotEmpty();
  }

  private static void described(String schema, byte[] record) {
    JsonNode value = JSON.readTree(record);
    assertThat(SchemaCheck.faults(schema, value)).as("%s", value).isEmpty();
    assertThat(value.propertyNames())
        .isSubsetOf(SchemaCheck.node(schema).path("properties").propertyNames());
  }

  @Test
  void aRecordThatLacksAFieldIsNotDescribed() throws IOException {
    for (JsonNode line : lines("expected.jsonl").subList(0, 40)) {
      String topic = line.path("topic").asString();
      String schema = topic.startsWith("nurture.") ? "nurture" : topic;
      for (JsonNode required : SchemaCheck.node(schema).path("required")) {
        JsonNode shorter = line.path("value").deepCopy();
        ((ObjectNode) shorter).remove(required.stringValue());
        assertThat(SchemaCheck.faults(schema, shorter)).as(required.stringValue()).isNotEmpty();
      }
    }
  }

  @Test
  void schemaAndReaderSayTheSameOfEvents() throws IOException {
    List<JsonNode> originals = lines("events.jsonl");
    originals.forEach(this::compare);
    originals.addAll(shapes());
    RuleMutations mutations = new RuleMutations(20_260_505);
    int understood = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      understood += compare(mutations.of(originals.get(i % originals.size()))) ? 1 : 0;
    }
    assertThat(understood).isBetween(1_000, MUTATIONS - 1_000);
  }

  private boolean compare(JsonNode event) {
    Decoded decoded =
        events.read(
            event.toString().getBytes(StandardCharsets.UTF_8), Arrival.live(1_777_887_000_000L));
    List<String> faults = SchemaCheck.faults("company-events", event);
    if (decoded instanceof Understood) {
      assertThat(faults).as("understood: %s", event).isEmpty();
      return true;
    }
    // A schema sees the form of a time and not whether there is such a day; fields under the names
    // that other trackers give them are not described.
    Unreadable unreadable = (Unreadable) decoded;
    if (unreadable.reason() != Reason.BAD_TIME) {
      assertThat(faults).as("%s: %s", unreadable.message(), event).isNotEmpty();
    }
    return false;
  }

  /** Every field of the schema, in both dialects. */
  private static List<JsonNode> shapes() {
    return Stream.of(
            "{'type':'signup','messageId':'m','timestamp':'2026-05-04T09:30:00Z','anonymousId':'v',"
                + "'userId':'u','groupId':7,'contact':{'email':'a@b.in','name':'A','title':'CMO',"
                + "'age':'30-40','goals':['x'],'country':'IN','marketingConsent':true},"
                + "'company':{'domain':'b.in','employees':'11-50','techStack':'a, b',"
                + "'annualRevenue':5e6,'country':'India','foundedYear':2001,'industry':['x']},"
                + "'page':{'url':'https://x/y'},'campaign':{'source':'s'},'properties':{'plan':1}}",
            "{'type':'track','event':'Demo','userId':'u','context':{'page':{'url':'https://x/y'},"
                + "'campaign':{'name':'n'},'traits':{'email':'a@b.in','company':{'name':'B'}},"
                + "'groupId':'g','consent':{'categoryPreferences':{'marketing':true}}}}",
            "{'type':'identify','userId':'u','traits':{'email':'a@b.in','company':'B','age':30}}",
            "{'type':'group','groupId':'b.in','traits':{'name':'B','employees':5,'company':7}}",
            "{'type':'alias','previousId':'v','userId':'u','sentAt':1777887000}",
            "{'type':'page','anonymousId':'v','name':'Home','properties':{'url':'https://x/y'}}")
        .map(text -> JSON.readTree(text.replace('\'', '"')))
        .toList();
  }
}
