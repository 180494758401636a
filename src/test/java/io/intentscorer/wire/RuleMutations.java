package io.intentscorer.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules and events as people get them wrong, by chance and yet the same for the same seed. */
final class RuleMutations {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-1",
          "1.5",
          "3",
          "250",
          "10000000",
          "\"\"",
          "\"  \"",
          "\"x\"",
          "\"A1\"",
          "\"B\"",
          "\"active\"",
          "\"icp\"",
          "\"signal\"",
          "\"persona\"",
          "\"tiers\"",
          "\"company.employees\"",
          "\"company.techStack\"",
          "\"company.industry\"",
          "\"company.custom.plan\"",
          "\"contact.title\"",
          "\"contact.custom.plan\"",
          "\"event.name\"",
          "\"properties.plan\"",
          "\"page.path\"",
          "\"company.size\"",
          "[]",
          "[\"x\"]",
          "[\"A1\",\"B2\"]",
          "[1,2]",
          "[2,1]",
          "[1]",
          "[null]",
          "[{}]",
          "[\"\"]",
          "[\"company\"]",
          "{}",
          "{\"a\":1}",
          "{\"attribute\":\"company.city\",\"is\":\"Pune\"}",
          "{\"attribute\":\"event.name\",\"is\":\"x\"}",
          "\"2026-05-04T09:30:00Z\"",
          "\"201-500\"");
  private static final List<String> NAMES =
      List.of(
          "is",
          "in",
          "containsAny",
          "containsAll",
          "between",
          "atLeast",
          "atMost",
          "startsWith",
          "matches",
          "phrase",
          "exists",
          "all",
          "any",
          "not",
          "attribute",
          "points",
          "required",
          "tolerance",
          "id",
          "kind",
          "name",
          "status",
          "priority",
          "criteria",
          "disqualifiers",
          "grades",
          "A",
          "minimumScore",
          "minimumCoverage",
          "accountTypes",
          "icps",
          "buyingRole",
          "messaging",
          "goals",
          "tone",
          "nurture",
          "minimumGrade",
          "requiresConsent",
          "when",
          "halfLifeDays",
          "limit",
          "oncePerContact",
          "category",
          "levels",
          "1",
          "priorities",
          "hot",
          "pionts",
          "$schema",
          "x",
          "type",
          "event",
          "traits",
          "context",
          "company",
          "contact",
          "properties",
          "page",
          "campaign",
          "timestamp",
          "userId",
          "groupId",
          "email",
          "employees",
          "techStack",
          "country",
          "marketingConsent",
          "title");

  private final Random random;

  RuleMutations(long seed) {
    this.random = new Random(seed);
  }

  /** A value with one thing changed, or two. */
  JsonNode of(JsonNode original) {
    JsonNode changed = original.deepCopy();
    for (int change = 0; change <= random.nextInt(2); change++) {
      mutate(changed);
    }
    return changed;
  }

  private void mutate(JsonNode root) {
    List<JsonNode> containers = new ArrayList<>();
    gather(root, containers);
    JsonNode place = containers.get(random.nextInt(containers.size()));
    if (place instanceof ObjectNode object) {
      mutate(object);
    } else if (place instanceof ArrayNode array) {
      mutate(array);
    }
  }

  private void mutate(ObjectNode object) {
    List<String> fields = new ArrayList<>(object.propertyNames());
    int what = random.nextInt(5);
    if (what == 0 || fields.isEmpty()) {
      object.set(name(), value());
      return;
    }
    String field = fields.get(random.nextInt(fields.size()));
    switch (what) {
      case 1 -> object.remove(field);
      case 2 -> object.set(field, value());
      case 3 -> object.set(name(), object.remove(field));
      default -> object.set(field, JSON.createArrayNode().add(object.get(field)));
    }
  }

  private void mutate(ArrayNode array) {
    switch (random.nextInt(4)) {
      case 0 -> array.add(value());
      case 1 -> array.removeAll();
      case 2 -> {
        if (!array.isEmpty()) {
          array.set(random.nextInt(array.size()), value());
        }
      }
      default -> {
        if (!array.isEmpty()) {
          array.add(array.get(random.nextInt(array.size())).deepCopy());
        }
      }
    }
  }

  private String name() {
    return NAMES.get(random.nextInt(NAMES.size()));
  }

  private JsonNode value() {
    return JSON.readTree(VALUES.get(random.nextInt(VALUES.size())));
  }

  private static void gather(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.forEach(child -> gather(child, containers));
    }
  }
}
