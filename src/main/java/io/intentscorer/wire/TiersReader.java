package io.intentscorer.wire;

import io.intentscorer.domain.event.Folding;
import io.intentscorer.domain.rule.Rule.Tiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the rule of tiers: levels of intent, and what grade and level together are worth. */
final class TiersReader {
  /** Best first; their letters are in that order. */
  private static final List<Character> GRADES = List.of('A', 'B', 'C', 'D', 'F');

  private TiersReader() {}

  static Tiers read(String id, RuleObject object) {
    if (!id.equals(Tiers.ID)) {
      object.error(
          "kind", "a rule of kind tiers has the id tiers", "produce it under the key tiers");
    }
    Map<Integer, Double> levels = new HashMap<>(Tiers.STANDARD.levels());
    RuleObject given = object.object("levels");
    if (given != null) {
      for (int level = 1; level <= 3; level++) {
        levels.put(
            level, given.number(Integer.toString(level), levels.getOrDefault(level, 0.0), 0, 100));
      }
      given.close();
      if (levels.getOrDefault(1, 0.0) < levels.getOrDefault(2, 0.0)
          || levels.getOrDefault(2, 0.0) < levels.getOrDefault(3, 0.0)) {
        object.error(
            "levels",
            "the scores of the levels do not fall from 1 to 3",
            "level 1 needs the highest score, such as 75, 50, 25");
      }
    }
    return new Tiers(id, levels, priorities(object), categories(object));
  }

  private static Map<String, Double> categories(RuleObject object) {
    Map<String, Double> limits = new HashMap<>();
    RuleObject given = object.object("categories");
    if (given == null) {
      return limits;
    }
    for (String category : given.rest().keySet()) {
      RuleObject inside = given.object(category);
      if (inside != null) {
        if (!inside.has("limit")) {
          inside.errorHere("no limit", "add \"limit\", the most that the category may be worth");
        }
        double limit = inside.number("limit", 0, 0, 1_000_000);
        if (limits.putIfAbsent(Folding.fold(category), limit) != null) {
          inside.errorHere(category.strip() + " stands twice", "leave one of them");
        }
        inside.close();
      }
    }
    return limits;
  }

  private static Map<String, String> priorities(RuleObject object) {
    RuleObject given = object.object("priorities");
    if (given == null) {
      return Tiers.STANDARD.priorities();
    }
    Map<String, String> priorities = new HashMap<>();
    for (String priority : given.rest().keySet()) {
      List<String> tiers = given.texts(priority);
      for (int i = 0; i < tiers.size(); i++) {
        String tier = tiers.get(i).toUpperCase(Locale.ROOT);
        if (!tier.matches("[ABCDF][1-4]")) {
          given.error(
              priority + "/" + i,
              "\"" + tiers.get(i) + "\" is no tier",
              "a tier is a grade A, B, C, D or F and a level 1 to 4: B2");
        } else if (priorities.putIfAbsent(tier, priority) != null) {
          given.error(
              priority + "/" + i, tier + " stands in two priorities", "leave it in one of them");
        }
      }
    }
    forgotten(priorities).forEach(tier -> warn(object, tier));
    return priorities;
  }

  /** Tiers that no list holds although one that is worse in grade and level is in some list. */
  private static List<String> forgotten(Map<String, String> priorities) {
    List<String> forgotten = new ArrayList<>();
    for (char grade : GRADES) {
      for (char level = '1'; level <= '4'; level++) {
        char than = level;
        boolean odd =
            priorities.keySet().stream()
                .anyMatch(tier -> tier.charAt(0) >= grade && tier.charAt(1) >= than);
        String tier = "" + grade + level;
        if (odd && !priorities.containsKey(tier)) {
          forgotten.add(tier);
        }
      }
    }
    return forgotten;
  }

  private static void warn(RuleObject object, String tier) {
    object.warning(
        "priorities",
        "tier " + tier + " is in no list, though a worse tier is, so its priority is ignore",
        "put it into a list");
  }
}
