package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A consumer and a producer without anything between them: for each record of a topic something is
 * sent, exactly once, with a commit as often as the scorer makes one.
 */
final class BareLoop {
  private static final Properties SHIPPED = ScorerSettings.of(Map.of()).streams();
  private static final long COMMIT_NANOS =
      1_000_000 * Long.parseLong(SHIPPED.getProperty("commit.interval.ms"));

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final BiConsumer<ConsumerRecord<byte[], byte[]>, KafkaProducer<byte[], byte[]>> sending;

  private BareLoop(
      KafkaConsumer<byte[], byte[]> consumer,
      KafkaProducer<byte[], byte[]> producer,
      BiConsumer<ConsumerRecord<byte[], byte[]>, KafkaProducer<byte[], byte[]>> sending) {
    this.consumer = consumer;
    this.producer = producer;
    this.sending = sending;
  }

  /**
   * Runs until the process is stopped.
   *
   * @param more settings of the producer
   */
  static void run(
      String bootstrap,
      String group,
      String input,
      Map<String, Object> more,
      BiConsumer<ConsumerRecord<byte[], byte[]>, KafkaProducer<byte[], byte[]>> sending) {
    Map<String, Object> consuming = consuming(bootstrap);
    consuming.put("group.id", group);
    Map<String, Object> producing = new HashMap<>(more);
    producing.put("bootstrap.servers", bootstrap);
    producing.put("transactional.id", group);
    // As the scorer sets its producers.
    producing.put("linger.ms", "100");
    producing.put("batch.size", SHIPPED.getProperty("producer.batch.size"));
    try (KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(
                consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.subscribe(List.of(input));
      BareLoop loop = new BareLoop(consumer, producer, sending);
      while (true) {
        loop.work();
      }
    }
  }

  /** How a topic is read from its beginning. */
  static Map<String, Object> consuming(String bootstrap) {
    Map<String, Object> consuming = new HashMap<>();
    consuming.put("bootstrap.servers", bootstrap);
    consuming.put("auto.offset.reset", "earliest");
    consuming.put("enable.auto.commit", "false");
    consuming.put("isolation.level", "read_committed");
    consuming.put("max.poll.records", "1000");
    return consuming;
  }

  private void work() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(100));
    if (records.isEmpty()) {
      return;
    }
    producer.beginTransaction();
    long end = System.nanoTime() + COMMIT_NANOS;
    var next = new HashMap<>(records.nextOffsets());
    send(records);
    while (System.nanoTime() < end) {
      records = consumer.poll(Duration.ZERO);
      next.putAll(records.nextOffsets());
      send(records);
    }
    producer.sendOffsetsToTransaction(next, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private void send(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      sending.accept(record, producer);
    }
  }
}
