package io.intentscorer.torture;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.story.LastWord;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.LedgerReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that the world was told, by the live scorers or by the offline one, as far as it has to be
 * the same: the last word on every account and contact, and where each ledger stands; of those
 * about whom the order of arrival decides nothing, every single record. Safe to use from several
 * threads.
 */
final class Chronicle {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Topics TOPICS = new Topics("");

  /** Contacts of {@link io.intentscorer.it.Story}: however it is told, the same transitions. */
  private static final Pattern CROWD = Pattern.compile("p\\d+@(gmail\\.com|company-\\d+\\.com)");

  private final LastWord lastWord = new LastWord();
  private final LedgerBook ledger = new LedgerBook();
  private final Map<String, List<String>> every = new TreeMap<>();
  private final List<String> faults = new ArrayList<>();
  private final Map<String, Long> records = new TreeMap<>();

  /** Hears a record. */
  synchronized void hear(String topic, String key, byte @Nullable [] value) {
    records.merge(topic, 1L, Long::sum);
    boolean probe = key.contains(Probes.MARK);
    if (!probe) {
      lastWord.hear(topic, key, value);
    }
    if (key.contains(Soloists.MARK)) {
      String record = value == null ? "gone" : Settled.record(JSON.readTree(value));
      every.computeIfAbsent(topic + " " + key, any -> new ArrayList<>()).add(record);
    }
    if (value == null) {
      return;
    }
    if (topic.equals(TOPICS.scoreLedger().name())) {
      enter(value);
    } else if (topic.startsWith(TOPICS.nurture("").name()) && CROWD.matcher(key).matches()) {
      every
          .computeIfAbsent(topic + " " + key, any -> new ArrayList<>())
          .add(JSON.readTree(value).path("transition").asString(""));
    } else if (topic.equals(TOPICS.accountAlerts().name())) {
      JsonNode alert = JSON.readTree(value);
      if (alert.path("alert").asString("").equals("tier-changed")) {
        ledger.moved(key, alert.path("from").asString(""), alert.path("to").asString(""));
      }
    }
  }

  private void enter(byte[] value) {
    Entry entry = LedgerReader.read(value).orElse(null);
    String fault =
        entry == null
            ? "no entry of a ledger: " + new String(value, StandardCharsets.UTF_8)
            : ledger.enter(entry);
    if (fault != null) {
      faults.add("ledger: " + fault);
    }
  }

  private synchronized List<String> differences(Chronicle expected) {
    // Never both at once: the other one is told by the thread that compares.
    List<String> differences = new ArrayList<>(faults);
    differences.addAll(LastWord.differences(lastWord.told(), expected.lastWord.told()));
    differences.addAll(LastWord.differences(ledger.standings(), expected.ledger.standings()));
    differences.addAll(ledger.unmatched());
    differences.addAll(ofEvery(expected));
    return differences;
  }

  private List<String> ofEvery(Chronicle expected) {
    Set<String> places = new HashSet<>(every.keySet());
    places.addAll(expected.every.keySet());
    return places.stream()
        .filter(
            place ->
                !every
                    .getOrDefault(place, List.of())
                    .equals(expected.every.getOrDefault(place, List.of())))
        .sorted()
        .map(
            place ->
                "%s in order%n is      %s%n and not %s"
                    .formatted(
                        place,
                        String.join("\n         ", every.getOrDefault(place, List.of())),
                        String.join("\n         ", expected.every.getOrDefault(place, List.of()))))
        .toList();
  }

  /**
   * In what this differs from what was to be told; where in nothing, the single records are
   * forgotten, so that memory is bounded.
   */
  synchronized List<String> settle(Chronicle expected) {
    List<String> differences = differences(expected);
    if (differences.isEmpty()) {
      forget();
      expected.forget();
    }
    return differences;
  }

  private synchronized void forget() {
    every.clear();
    ledger.settle();
  }

  /** How many records were told, by topic. */
  synchronized Map<String, Long> records() {
    return new TreeMap<>(records);
  }

  /** How many accounts and contacts are known. */
  synchronized int known() {
    return lastWord.told().size();
  }
}
