package io.intentscorer.torture;

import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Tells the story: events, rules, whom to forget, and what nobody can read. */
final class Teller implements AutoCloseable {
  private static final Topics TOPICS = new Topics("");
  private static final byte[] NO_KEY = {};

  private final KafkaProducer<byte[], byte[]> producer;
  private final DeadLetters deadLetters;
  private final Random random;
  private final AtomicReference<@Nullable Exception> fault = new AtomicReference<>();

  Teller(Map<String, Object> client, DeadLetters deadLetters, long seed) {
    this.producer =
        new KafkaProducer<>(
            Lasting.producer(client), new ByteArraySerializer(), new ByteArraySerializer());
    this.deadLetters = deadLetters;
    this.random = new Random(seed);
  }

  /** An event, by a tracker whose clock may be wrong. */
  void tell(Tale.Word word) {
    Long timestamp = null;
    if (random.nextInt(20) == 0) {
      // Brokers refuse what is more than an hour ahead; what is of before an erasure is forgotten.
      long wrong = Duration.ofMinutes(random.nextInt(50)).toMillis();
      timestamp = System.currentTimeMillis() + wrong;
    }
    send(TOPICS.companyEvents(), timestamp, word.key(), word.value(), word.garbage());
  }

  /** What nobody can read, on the topics that are not the trackers'. */
  void mumble(int number) {
    byte[] words = bytes("mumbled " + number);
    send(TOPICS.icpRules(), null, NO_KEY, words, true);
    send(TOPICS.erasures(), null, NO_KEY, words, true);
  }

  void forget(String contact) {
    send(TOPICS.erasures(), null, bytes(contact), bytes("{}"), false);
  }

  /** Submits a rule; the version of the submission. */
  long submit(String id, @Nullable String text) throws InterruptedException {
    try {
      return producer.send(record(id, text)).get().offset();
    } catch (ExecutionException refused) {
      throw new IllegalStateException("rule " + id + " cannot be submitted", refused);
    }
  }

  @SuppressWarnings("NullAway") // A null value is a tombstone; Kafka does not say that it may be.
  private static ProducerRecord<byte[], byte[]> record(String id, @Nullable String text) {
    return new ProducerRecord<>(
        TOPICS.icpRules().name(), bytes(id), text == null ? null : bytes(text));
  }

  @SuppressWarnings("NullAway") // No timestamp is the present; Kafka does not say that it may be.
  private void send(
      Topics.Topic topic, @Nullable Long timestamp, byte[] key, byte[] value, boolean garbage) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic.name(), null, timestamp, key, value),
            (place, broken) -> sent(place, broken, value, garbage));
  }

  private void sent(
      RecordMetadata place, @Nullable Exception broken, byte[] value, boolean garbage) {
    if (broken != null) {
      fault.compareAndSet(null, broken);
    } else if (garbage) {
      deadLetters.sent(place, value);
    }
  }

  /** Waits until all that was told has arrived. */
  void flush() {
    producer.flush();
    Exception broken = fault.get();
    if (broken != null) {
      throw new IllegalStateException("the story did not arrive", broken);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    producer.close();
  }
}
