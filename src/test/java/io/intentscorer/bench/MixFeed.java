package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the rules of {@link MixRules} and the events of {@link Mix}. */
final class MixFeed implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private long sent;
  private long bytes;

  MixFeed(ScorerSettings settings) {
    topics = settings.topics();
    producer =
        new KafkaProducer<>(
            settings.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  void submitRules() throws InterruptedException, ExecutionException {
    for (Map.Entry<String, String> rule : MixRules.all().entrySet()) {
      producer
          .send(
              new ProducerRecord<>(
                  topics.icpRules().name(),
                  rule.getKey().getBytes(StandardCharsets.UTF_8),
                  rule.getValue().getBytes(StandardCharsets.UTF_8)))
          .get();
    }
  }

  void send(Mix.Event event) {
    sent++;
    bytes += event.value().length;
    var unused =
        producer.send(
            new ProducerRecord<>(topics.companyEvents().name(), event.key(), event.value()));
  }

  /** How many events were sent. */
  long sent() {
    return sent;
  }

  /** The bytes of an event, without its key. */
  long average() {
    return bytes / sent;
  }

  /** Waits until all that was sent is with the broker. */
  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }
}
