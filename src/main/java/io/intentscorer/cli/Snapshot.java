package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Utils;

/** What a topic holds now: read from its beginning to where it ends, without joining a group. */
final class Snapshot {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final Duration POLL = Duration.ofMillis(200);

  private Snapshot() {}

  /** The newest value of every key, as a compacted topic keeps it; deleted keys are gone. */
  static Map<String, byte[]> newest(ScorerSettings settings, String topic) {
    return newest(settings, topic, partition -> true);
  }

  /** The newest value of every key of some partitions. */
  static Map<String, byte[]> newest(
      ScorerSettings settings, String topic, IntPredicate partitions) {
    Map<String, byte[]> newest = new TreeMap<>();
    read(
        settings,
        topic,
        partitions,
        record -> {
          if (record.key() == null) {
            return;
          }
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (record.value() == null) {
            newest.remove(key);
          } else {
            newest.put(key, record.value());
          }
        });
    return newest;
  }

  /**
   * Hands over every committed record that the topic holds now; in order within a partition.
   *
   * @throws CommandFailure when there is no such topic, or no answer
   */
  static void read(
      ScorerSettings settings, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    read(settings, topic, partition -> true, each);
  }

  /**
   * Hands over every committed record of a key that the topic holds now, in order. Only the
   * partition is read that Kafka's own clients send the key to.
   *
   * @throws CommandFailure when there is no such topic, or no answer
   */
  static void read(
      ScorerSettings settings,
      String topic,
      String key,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
    int partitions = Math.max(1, partitions(settings, topic));
    int home = Utils.toPositive(Utils.murmur2(wanted)) % partitions;
    read(
        settings,
        topic,
        partition -> partition == home,
        record -> {
          if (Arrays.equals(record.key(), wanted)) {
            each.accept(record);
          }
        });
  }

  /**
   * How many partitions a topic has; 0 where there is none of the name.
   *
   * @throws CommandFailure when there is no answer
   */
  static int partitions(ScorerSettings settings, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      List<PartitionInfo> known = consumer.partitionsFor(topic);
      return known == null ? 0 : known.size();
    } catch (KafkaException unreachable) {
      throw unreachable(settings, topic, unreachable);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(ScorerSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static void read(
      ScorerSettings settings,
      String topic,
      IntPredicate wanted,
      Consumer<ConsumerRecord<byte[], byte[]>> each) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(settings)) {
      List<PartitionInfo> known = consumer.partitionsFor(topic);
      if (known == null || known.isEmpty()) {
        throw new CommandFailure(
            "there is no topic "
                + topic
                + "; create it with the command topics, or start the"
                + " scorer");
      }
      List<TopicPartition> partitions =
          known.stream()
              .filter(info -> wanted.test(info.partition()))
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      // The position moves past the marks of transactions too, which are no records.
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(POLL).forEach(each);
      }
    } catch (KafkaException unreachable) {
      throw unreachable(settings, topic, unreachable);
    }
  }

  private static CommandFailure unreachable(
      ScorerSettings settings, String topic, KafkaException cause) {
    return new CommandFailure(
        "the topic "
            + topic
            + " cannot be read from "
            + settings.client().get("bootstrap.servers")
            + "; is the broker running there?",
        cause);
  }
}
