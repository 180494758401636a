package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.stream.Party;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.provider.FileConfigProvider;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A producer and a consumer of a party, with nothing of ours in them. */
final class PartyClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, byte @Nullable []> newest = new HashMap<>();

  PartyClient(Party party, Path settings) throws IOException {
    Map<String, Object> config = new HashMap<>(SecuredBroker.read(settings));
    // Kafka's clients follow references themselves.
    config.put("config.providers", "file");
    config.put("config.providers.file.class", FileConfigProvider.class.getName());
    if (party == Party.SALES) {
      config.put("group.id", "sales-desk");
    }
    config.put("auto.offset.reset", "earliest");
    config.put("isolation.level", "read_committed");
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  void send(String topic, String key, String value) throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8))).get();
  }

  /** Whether the party may write a topic. */
  boolean writes(String topic) throws Exception {
    try {
      send(topic, "nobody", "{}");
      return true;
    } catch (ExecutionException | KafkaException refused) {
      // Whoever may write nothing at all is refused for good with the first record.
      assertThat(refused).hasCauseInstanceOf(AuthorizationException.class);
      return false;
    }
  }

  /** Whether the party may read a topic. */
  boolean reads(String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      consumer.position(partition);
      consumer.poll(Duration.ofMillis(200));
      return true;
    } catch (AuthorizationException refused) {
      return false;
    }
  }

  /** Reads topics as a member of the party's group. */
  void follow(String... topics) {
    consumer.subscribe(List.of(topics));
  }

  /** Waits until a key of a topic has a value. */
  void awaitValue(String topic, String key) {
    await().atMost(PATIENCE).until(() -> poll().get(topic + key) != null);
  }

  /** Waits until a key that had a value has none. */
  void awaitNull(String topic, String key) {
    await()
        .atMost(PATIENCE)
        .until(() -> poll().containsKey(topic + key) && newest.get(topic + key) == null);
  }

  private Map<String, byte @Nullable []> poll() {
    consumer
        .poll(Duration.ofMillis(200))
        .forEach(
            record -> newest.put(record.topic() + new String(record.key(), UTF_8), record.value()));
    return newest;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    consumer.close();
  }
}
