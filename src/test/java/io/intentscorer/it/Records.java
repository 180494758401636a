package io.intentscorer.it;

import io.intentscorer.story.LastWord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** All committed records of the topics that a test watches, as far as they have been read. */
final class Records implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Map<String, byte[]>> newest = new HashMap<>();
  private final List<String> transitions = new ArrayList<>();
  private final List<String> alerts = new ArrayList<>();
  private long read;

  Records(String bootstrap, Predicate<String> watched) {
    Map<String, Object> config = new HashMap<>();
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .listTopics()
        .forEach(
            (topic, infos) -> {
              if (watched.test(topic)) {
                infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
              }
            });
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since the last time. */
  Records poll() {
    for (int quiet = 0; quiet < 2; ) {
      long before = read;
      consumer.poll(Duration.ofMillis(200)).forEach(this::take);
      quiet = read == before ? quiet + 1 : 0;
    }
    return this;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read++;
    String key = text(record.key());
    newest.computeIfAbsent(record.topic(), topic -> new TreeMap<>()).put(key, record.value());
    if (record.topic().startsWith("nurture.")) {
      transitions.add(transition(record.topic(), key, JSON.readTree(record.value())));
    }
    if (record.topic().endsWith("account-alerts")) {
      JsonNode alert = JSON.readTree(record.value());
      alerts.add(
          key
              + " "
              + alert.path("alert").asString("")
              + " "
              + alert.path("to").asString("")
              + " at "
              + alert.path("scoredAt").asString(""));
    }
  }

  /** How many keys a topic has. */
  int keys(String topic) {
    return newest.getOrDefault(topic, Map.of()).size();
  }

  /** The newest value of a key; missing while there is none. */
  JsonNode newest(String topic, String key) {
    byte[] value = newest.getOrDefault(topic, Map.of()).get(key);
    return value == null ? MissingNode.getInstance() : JSON.readTree(value);
  }

  /** The newest value of every key, without what depends on the moment of scoring. */
  Map<String, JsonNode> compacted(String topic) {
    Map<String, JsonNode> values = new TreeMap<>();
    newest
        .getOrDefault(topic, Map.of())
        .forEach(
            (key, value) -> {
              if (value != null) {
                values.put(key, settled(JSON.readTree(value)));
              }
            });
    return values;
  }

  /** What the world was told last. */
  LastWord lastWord() {
    LastWord word = new LastWord();
    newest.forEach((topic, values) -> values.forEach((key, value) -> word.hear(topic, key, value)));
    return word;
  }

  /** Every record of the nurture topics: topic, key and transition, sorted. */
  List<String> transitions() {
    return transitions.stream().sorted().toList();
  }

  /** Every alert: account, kind, tier and moment, sorted. */
  List<String> alerts() {
    return alerts.stream().sorted().toList();
  }

  static String transition(String topic, String key, JsonNode value) {
    return topic + " " + key + " " + value.path("transition").asString("");
  }

  /** A value without the fields in which two tellings of one story may differ. */
  static JsonNode settled(JsonNode value) {
    ObjectNode settled = (ObjectNode) value.deepCopy();
    settled.remove(List.of("scoredAt", "cause", "rules"));
    return settled;
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
