package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Attribute;
import io.intentscorer.domain.rule.Attribute.Kind;
import io.intentscorer.domain.rule.Attribute.Subject;
import io.intentscorer.wire.Issue.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schema of rules and their reader say the same. */
final class RuleSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final int MUTATIONS = 10_000;

  /** What only the reader can see; everything else the schema must see too. */
  private static final List<Pattern> READERS_OWN =
      Stream.of(
              "between goes from the higher to the lower number",
              "not a regular expression: .*",
              "the expression repeats .*",
              "the phrase \".*\\S.*\" says nothing",
              "two criteria have the id .*",
              "the scores of the levels do not fall from 1 to 3",
              "grade . starts at .*, above the better grade",
              ".* stands in two priorities",
              ".* stands twice",
              "a rule of kind tiers has the id tiers",
              "the rule has \\d+ bytes")
          .map(message -> Pattern.compile(message, Pattern.DOTALL))
          .toList();

  private final RuleReader reader = new RuleReader(TitleReader.shipped());

  static Stream<Path> handMade() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path folder :
        List.of(
            Path.of("config", "rules"),
            RESOURCES.resolve("rejected-rules"),
            RESOURCES.resolve("scenarios"))) {
      try (Stream<Path> all = Files.walk(folder)) {
        all.filter(file -> file.toString().endsWith(".json")).forEach(files::add);
      }
    }
    return files.stream().sorted();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("handMade")
  void bothSayTheSameOfHandMadeRules(Path file) throws IOException {
    JsonNode rule;
    try {
      rule = Json.read(Files.readAllBytes(file));
    } catch (JacksonException notJson) {
      // A schema begins where JSON ends.
      return;
    }
    compare(rule);
  }

  @Test
  void bothSayTheSameOfMutations() throws IOException {
    List<JsonNode> originals = new ArrayList<>();
    for (Path file : handMade().toList()) {
      JsonNode rule = tree(file);
      if (rule.isObject() && errors(rule).isEmpty()) {
        originals.add(rule);
      }
    }
    originals.addAll(everyOperator());
    RuleMutations mutations = new RuleMutations(20_260_504);
    int accepted = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      accepted += compare(mutations.of(originals.get(i % originals.size()))) ? 1 : 0;
    }
    assertThat(accepted).as("mutations that are rules still").isBetween(500, MUTATIONS - 500);
  }

  @Test
  void everyAttributeIsOfferedWhereItMayBeAsked() {
    for (String name : Attribute.names()) {
      Attribute attribute = Attribute.find(name.replace("<name>", "plan")).orElseThrow();
      for (String kind : List.of("icp", "persona", "signal")) {
        for (String operator : OperatorReader.OPERATORS) {
          compare(asking(kind, attribute, operator));
        }
      }
      assertThat(errors(asking(fitting(attribute.subject()), attribute, "exists")))
          .as(name)
          .isEmpty();
    }
  }

  @Test
  void everyAttributeOfTheSchemaIsKnown() {
    List<String> offered = new ArrayList<>();
    SchemaCheck.node("rule")
        .findValues("attribute")
        .forEach(
            attribute ->
                attribute
                    .path("anyOf")
                    .path(0)
                    .path("enum")
                    .forEach(name -> offered.add(name.stringValue())));
    assertThat(offered).hasSizeGreaterThan(50);
    assertThat(offered).allMatch(name -> Attribute.find(name).isPresent());
  }

  @Test
  void aKindHasASchemaOfItsOwn() {
    ObjectNode signal =
        (ObjectNode)
            JSON.readTree(
                "{\"kind\":\"signal\",\"when\":{\"attribute\":\"event.name\",\"is\":\"x\"},\"points\":1,\"halfLifeDays\":7}");
    assertThat(SchemaCheck.faults("signal", signal)).isEmpty();
    assertThat(SchemaCheck.faults("icp", signal)).isNotEmpty();
    assertThat(SchemaCheck.faults("signal", signal.put("pionts", 1))).isNotEmpty();
  }

  /** Holds schema and reader together; returns whether the rule is sound. */
  private boolean compare(JsonNode rule) {
    List<String> errors = errors(rule);
    List<String> faults = SchemaCheck.faults("rule", rule);
    boolean readersOwn =
        errors.stream()
            .allMatch(error -> READERS_OWN.stream().anyMatch(own -> own.matcher(error).matches()));
    // Of an id, the schema sees the letters and the reader the record's key.
    boolean otherId = errors.stream().allMatch(error -> error.contains(" differs from the key "));
    if (otherId && !errors.isEmpty()) {
      return false;
    }
    if (readersOwn) {
      assertThat(faults).as("the reader says %s of %s", errors, rule).isEmpty();
    } else {
      assertThat(faults).as("the reader says %s of %s", errors, rule).isNotEmpty();
    }
    return errors.isEmpty();
  }

  private List<String> errors(JsonNode rule) {
    String id = rule.path("kind").asString("").equals("tiers") ? "tiers" : "a-rule";
    return reader.read(id, JSON.writeValueAsBytes(rule), 1).of(Severity.ERROR).stream()
        .map(Issue::message)
        .toList();
  }

  private static JsonNode tree(Path file) throws IOException {
    try {
      return Json.read(Files.readAllBytes(file));
    } catch (JacksonException notJson) {
      return JSON.missingNode();
    }
  }

  private static List<JsonNode> everyOperator() {
    List<JsonNode> rules = new ArrayList<>();
    for (String name : Attribute.names()) {
      Attribute attribute = Attribute.find(name.replace("<name>", "plan")).orElseThrow();
      for (String operator : OperatorReader.OPERATORS) {
        if (OperatorReader.unfit(attribute, operator) == null) {
          rules.add(asking(fitting(attribute.subject()), attribute, operator));
        }
      }
    }
    return rules;
  }

  private static String fitting(Subject subject) {
    return switch (subject) {
      case COMPANY -> "icp";
      case CONTACT -> "persona";
      case EVENT -> "signal";
    };
  }

  private static JsonNode asking(String kind, Attribute attribute, String operator) {
    String operand =
        switch (operator) {
          case "is" -> attribute.kind() == Kind.NUMBER ? "5" : "\"x\"";
          case "in", "containsAny", "containsAll" -> "[\"x\",\"y\"]";
          case "between" -> "[1,2]";
          case "atLeast", "atMost" -> "1";
          case "exists" -> "false";
          case "phrase" -> "[\"head of marketing\"]";
          default -> "\"x\"";
        };
    String leaf = "\"attribute\":\"%s\",\"%s\":%s".formatted(attribute.name(), operator, operand);
    return JSON.readTree(
        kind.equals("signal")
            ? "{\"kind\":\"signal\",\"when\":{%s},\"points\":5,\"halfLifeDays\":7}".formatted(leaf)
            : "{\"kind\":\"%s\",\"criteria\":[{%s,\"points\":5},{\"not\":{%s},\"points\":5}]}"
                .formatted(kind, leaf, leaf));
  }
}
