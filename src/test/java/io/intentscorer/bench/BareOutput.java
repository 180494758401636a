package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What the scorer's records cost by themselves: for each event as many records as the scorer wrote
 * to each topic, its changelogs included, taken from what it wrote and sent without a thought; no
 * state is kept. A scorer that takes no time at all would be as fast as this.
 *
 * <p>Arguments: where the broker is, the topic of events, and for each topic that the scorer wrote
 * {@code name=records an event}; the records go to a topic of that name with {@link #COPY} before
 * it.
 */
final class BareOutput {
  static final String GROUP = "bare-output";
  static final String COPY = "again-";
  private static final int SAMPLE = 5_000;

  private BareOutput() {}

  public static void main(String[] args) {
    List<Stream> streams =
        Arrays.stream(args).skip(2).map(topic -> Stream.of(args[0], topic)).toList();
    String compression =
        ScorerSettings.of(Map.of()).streams().getProperty("producer.compression.type");
    BareLoop.run(
        args[0],
        GROUP,
        args[1],
        Map.of("compression.type", compression),
        (record, producer) -> streams.forEach(stream -> stream.send(producer)));
  }

  /** The records of one topic, over and over. */
  private static final class Stream {
    private final String topic;
    private final double perEvent;
    private final List<ConsumerRecord<byte[], byte[]>> sample;
    private double owed;
    private int at;

    private Stream(String topic, double perEvent, List<ConsumerRecord<byte[], byte[]>> sample) {
      this.topic = COPY + topic;
      this.perEvent = perEvent;
      this.sample = sample;
    }

    static Stream of(String bootstrap, String given) {
      String[] parts = given.split("=", 2);
      return new Stream(parts[0], Double.parseDouble(parts[1]), sample(bootstrap, parts[0]));
    }

    /** Some of the topic's records, in the order of one partition. */
    private static List<ConsumerRecord<byte[], byte[]>> sample(String bootstrap, String topic) {
      List<ConsumerRecord<byte[], byte[]>> sample = new ArrayList<>();
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              BareLoop.consuming(bootstrap),
              new ByteArrayDeserializer(),
              new ByteArrayDeserializer())) {
        List<TopicPartition> places =
            consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(places);
        while (sample.size() < SAMPLE) {
          var records = consumer.poll(Duration.ofSeconds(1));
          records.forEach(sample::add);
          if (records.isEmpty()) {
            break;
          }
        }
      }
      return sample;
    }

    void send(KafkaProducer<byte[], byte[]> producer) {
      for (owed += perEvent; owed >= 1 && !sample.isEmpty(); owed--) {
        ConsumerRecord<byte[], byte[]> record = sample.get(at);
        at = at + 1 < sample.size() ? at + 1 : 0;
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic, null, null, record.key(), record.value(), record.headers()));
      }
    }
  }
}
