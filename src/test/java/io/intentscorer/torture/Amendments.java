package io.intentscorer.torture;

import io.intentscorer.story.StoryRules;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Changes of the rules, one after the other. */
final class Amendments {
  private final Random random;
  private final Map<String, String> inForce = new LinkedHashMap<>();

  /**
   * A submission.
   *
   * @param text null deletes the rule
   * @param sound whether it is accepted
   */
  record Amendment(String id, @Nullable String text, boolean sound) {}

  Amendments(long seed) {
    this.random = new Random(seed);
  }

  /** The rules of the beginning. What fades within an hour must not show in two decimals. */
  Map<String, String> first() {
    StoryRules.texts()
        .forEach(
            (id, rule) ->
                inForce.put(
                    id, rule.replaceAll("\"halfLifeDays\":[0-9]+", "\"halfLifeDays\":36500")));
    return new LinkedHashMap<>(inForce);
  }

  /** The next change, which is never none. */
  Amendment next() {
    while (true) {
      Amendment next = any();
      if (!next.sound()) {
        return next;
      }
      String text = next.text();
      String before = text == null ? inForce.remove(next.id()) : inForce.put(next.id(), text);
      if (before == null ? text != null : !before.equals(text)) {
        return next;
      }
    }
  }

  private Amendment any() {
    return switch (random.nextInt(8)) {
      case 0 -> new Amendment("pricing", pricing(), true);
      case 1 -> new Amendment("trial", signal("trial_started", 10 + random.nextInt(30)), true);
      case 2 -> new Amendment("unsubscribe", signal("unsubscribe", -2 - random.nextInt(9)), true);
      case 3 -> new Amendment("software", icp(), true);
      case 4 -> new Amendment("marketer", persona("marketing", "champion"), true);
      case 5 -> toggled("engineer", persona("engineering", "evaluator"));
      case 6 -> toggled("newcomer-" + random.nextInt(3), persona("marketing", "influencer"));
      default -> new Amendment("pricing", "{\"kind\":\"signal\",\"pionts\":1}", false);
    };
  }

  private Amendment toggled(String id, String text) {
    return new Amendment(id, inForce.containsKey(id) ? null : text, true);
  }

  private String pricing() {
    return """
        {"kind":"signal","points":%d,"halfLifeDays":36500,"limit":%d,"when":
          {"attribute":"page.path","startsWith":"/pricing"}}"""
        .formatted(5 + random.nextInt(20), 20 + random.nextInt(40));
  }

  private static String signal(String event, int points) {
    return """
        {"kind":"signal","points":%d,"halfLifeDays":36500,"oncePerContact":%b,"when":
          {"attribute":"event.name","is":"%s"}}"""
        .formatted(points, points > 0, event);
  }

  private String icp() {
    return """
        {"kind":"icp","minimumScore":%d,"criteria":[
          {"id":"industry","attribute":"company.industry","is":"SaaS","points":%d},
          {"id":"size","attribute":"company.employees","between":[50,%d],"tolerance":0.5,"points":40}],
         "accountTypes":["company","individual"]}"""
        .formatted(
            random.nextBoolean() ? 0 : 50, 40 + random.nextInt(40), 200 + random.nextInt(300));
  }

  private String persona(String department, String role) {
    return """
        {"kind":"persona","buyingRole":"%s","nurture":{"minimumGrade":"%s"},"criteria":[
          {"attribute":"contact.department","is":"%s","points":10}]}"""
        .formatted(role, "BCDF".charAt(random.nextInt(4)), department);
  }
}
