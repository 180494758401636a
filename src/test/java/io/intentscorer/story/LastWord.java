package io.intentscorer.story;

import io.intentscorer.domain.lead.Publication;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.OutputWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the world was told last of each account and each contact. */
public final class LastWord {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Topics TOPICS = new Topics("");

  private final OutputWriter writer = new OutputWriter();
  private final Map<String, String> told = new TreeMap<>();

  /** Hears a publication. */
  public void hear(Publication publication) {
    String topic = TOPICS.of(publication).name();
    hear(
        topic,
        publication.key(),
        publication instanceof Publication.Gone ? null : writer.write(publication));
  }

  /** Hears a record; those of topics that do not keep the last one of a key are passed over. */
  public void hear(String topic, String key, byte @Nullable [] value) {
    boolean kept =
        topic.equals(TOPICS.fitScores().name()) || topic.equals(TOPICS.scoredLeads().name());
    String place = topic + " " + key;
    if (kept && value == null) {
      told.remove(place);
    } else if (kept) {
      told.put(place, settled(JSON.readTree(value)));
    }
  }

  /** Without what may differ between two tellings: when, why, and what leads are not told anew. */
  private static String settled(JsonNode value) {
    ObjectNode settled = (ObjectNode) value;
    settled.remove(List.of("scoredAt", "cause", "rules"));
    if (settled.has("contact") && settled.get("intent") instanceof ObjectNode intent) {
      intent.remove("account");
    }
    return settled.toString();
  }

  public Map<String, String> told() {
    return told;
  }

  /** In what two ends of a story differ: each place with both. */
  public static List<String> differences(Map<String, String> told, Map<String, String> expected) {
    Set<String> places = new TreeSet<>(expected.keySet());
    places.addAll(told.keySet());
    return places.stream()
        .filter(place -> !Objects.equals(told.get(place), expected.get(place)))
        .map(
            place ->
                "%s%n is       %s%n and not  %s"
                    .formatted(place, told.get(place), expected.get(place)))
        .toList();
  }
}
