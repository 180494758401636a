package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The least that a scorer could do: bytes from one topic to another, each exactly once, with a
 * commit as often as the scorer makes one. Arguments: where the broker is, from which topic, to
 * which.
 */
final class BareCopy {
  static final String GROUP = "bare-copy";
  private static final Properties SHIPPED = ScorerSettings.of(Map.of()).streams();
  private static final long COMMIT_NANOS =
      1_000_000 * Long.parseLong(SHIPPED.getProperty("commit.interval.ms"));

  private BareCopy() {}

  public static void main(String[] args) {
    Map<String, Object> consuming = new HashMap<>();
    consuming.put("bootstrap.servers", args[0]);
    consuming.put("group.id", GROUP);
    consuming.put("auto.offset.reset", "earliest");
    consuming.put("enable.auto.commit", "false");
    consuming.put("isolation.level", "read_committed");
    consuming.put("max.poll.records", "1000");
    // As the scorer sets its producers.
    Map<String, Object> producing =
        Map.of(
            "bootstrap.servers",
            args[0],
            "transactional.id",
            GROUP,
            "linger.ms",
            "100",
            "batch.size",
            SHIPPED.getProperty("producer.batch.size"));
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.subscribe(List.of(args[1]));
      while (true) {
        copy(consumer, producer, args[2]);
      }
    }
  }

  private static void copy(
      KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer, String to) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
    if (records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    long end = System.nanoTime() + COMMIT_NANOS;
    var next = new HashMap<>(records.nextOffsets());
    send(records, producer, to);
    while (System.nanoTime() < end) {
      records = consumer.poll(Duration.ZERO);
      next.putAll(records.nextOffsets());
      send(records, producer, to);
    }
    producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private static void send(
      ConsumerRecords<byte[], byte[]> records, KafkaProducer<byte[], byte[]> producer, String to) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      var unused = producer.send(new ProducerRecord<>(to, record.key(), record.value()));
    }
  }
}
