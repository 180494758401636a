package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.RuleVerdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Where rules are handed in, and verdicts handed out. */
final class RuleDesk implements AutoCloseable {
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;

  RuleDesk(ScorerSettings settings) {
    this.topics = settings.topics();
    Map<String, Object> writing = new HashMap<>(settings.client());
    writing.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
    this.producer =
        new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    Map<String, Object> reading = new HashMap<>(settings.client());
    reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    reading.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    this.consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A rule under its id.
   *
   * @param value null to delete it
   */
  record Submission(String id, byte @Nullable [] value) {}

  /** Submits rules and waits for the verdicts; those that did not come in time are missing. */
  Map<String, RuleVerdict> submit(List<Submission> submissions, Duration patience) {
    TopicPartition status = new TopicPartition(topics.ruleStatus().name(), 0);
    consumer.assign(List.of(status));
    consumer.seekToEnd(List.of(status));
    // The end is looked up lazily; asking for the position does it before anything is submitted.
    consumer.position(status);
    Map<String, Long> versions = produce(submissions);
    Map<String, RuleVerdict> verdicts = new HashMap<>();
    long deadline = System.nanoTime() + patience.toNanos();
    while (verdicts.size() < versions.size() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
        if (record.key() == null || record.value() == null) {
          continue;
        }
        String id = new String(record.key(), StandardCharsets.UTF_8);
        RuleVerdict.read(record.value())
            .filter(verdict -> Long.valueOf(verdict.version()).equals(versions.get(id)))
            .ifPresent(verdict -> verdicts.put(id, verdict));
      }
    }
    return verdicts;
  }

  @SuppressWarnings("NullAway") // A value may be null, to delete; Kafka does not say so.
  private Map<String, Long> produce(List<Submission> submissions) {
    Map<String, Future<RecordMetadata>> sent = new LinkedHashMap<>();
    for (Submission submission : submissions) {
      sent.put(
          submission.id(),
          producer.send(
              new ProducerRecord<>(
                  topics.icpRules().name(),
                  submission.id().getBytes(StandardCharsets.UTF_8),
                  submission.value())));
    }
    producer.flush();
    Map<String, Long> versions = new HashMap<>();
    sent.forEach((id, metadata) -> versions.put(id, offset(metadata)));
    return versions;
  }

  private long offset(Future<RecordMetadata> sent) {
    try {
      return sent.get().offset();
    } catch (ExecutionException refused) {
      throw new CommandFailure(
          "the rules cannot be produced to " + topics.icpRules().name(), refused);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while producing rules", stopped);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    consumer.close();
  }
}
