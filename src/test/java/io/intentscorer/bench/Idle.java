package io.intentscorer.bench;

import io.intentscorer.it.ScorerProcess;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a scorer did while it had nothing to do.
 *
 * @param cpu the processor time that it took
 * @param published how many records it published
 */
record Idle(Duration cpu, long published) {
  /** Looks on for a while. */
  static Idle over(
      Duration span, ScorerProcess scorer, Map<String, Object> client, Collection<String> topics) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToEnd(partitions);
      partitions.forEach(consumer::position);
      long end = System.nanoTime() + span.toNanos();
      Duration before = Machine.cpu(scorer.id());
      long published = 0;
      while (System.nanoTime() < end) {
        published += consumer.poll(Duration.ofMillis(500)).count();
      }
      return new Idle(Machine.cpu(scorer.id()).minus(before), published);
    }
  }

  double seconds() {
    return cpu.toMillis() / 1e3;
  }
}
