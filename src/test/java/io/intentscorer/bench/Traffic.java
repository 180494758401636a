package io.intentscorer.bench;

import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Events at a steady rate, each called by the moment at which it was to be sent, and a reader of
 * what comes of them.
 */
final class Traffic implements AutoCloseable {
  private static final String MARK = "\"messageId\":\"at-";

  /** Where a record names its cause: behind all that is long in it. */
  private static final int TAIL = 200;

  private static final Duration QUIET = Duration.ofSeconds(2);

  private final Mix mix;
  private final String events;
  private final KafkaProducer<byte[], byte[]> producer;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::read, "reader");
  private final ConcurrentLinkedQueue<Double> seen = new ConcurrentLinkedQueue<>();
  private volatile long last = System.nanoTime();
  private volatile boolean ended;

  /** Submits rules, and begins to read. */
  Traffic(Map<String, Object> client, Topics topics, int companies, Map<String, String> rules)
      throws ExecutionException, InterruptedException {
    this.mix = new Mix(20_260_504, companies);
    this.events = topics.companyEvents().name();
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    this.consumer =
        Committed.reader(client, Map.of("fetch.max.wait.ms", "20"), topics.fitScores().name());
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      byte[] id = rule.getKey().getBytes(StandardCharsets.UTF_8);
      byte[] value = rule.getValue().getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topics.icpRules().name(), id, value)).get();
    }
    // A benchmark that fails ends, whoever still reads.
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends so many events a second for a while. */
  void send(int rate, Duration span) {
    long begun = System.nanoTime();
    long count = rate * span.toSeconds();
    for (long i = 0; i < count; i++) {
      long due = begun + i * 1_000_000_000L / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      Mix.Event event = mix.next("at-" + due);
      var unused = producer.send(new ProducerRecord<>(events, event.key(), event.value()));
    }
  }

  /** How long the records seen since the last call took. */
  Latencies seen() {
    List<Double> taken = new ArrayList<>();
    for (Double next = seen.poll(); next != null; next = seen.poll()) {
      taken.add(next);
    }
    return Latencies.of(taken);
  }

  /** The same, once no more come. */
  Latencies awaitQuiet(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() - last < QUIET.toNanos() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    return seen();
  }

  private void read() {
    while (!ended) {
      consumer.poll(Duration.ofMillis(20)).forEach(this::take);
    }
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    byte[] value = record.value();
    int from = Math.max(0, value.length - TAIL);
    String tail = new String(value, from, value.length - from, StandardCharsets.ISO_8859_1);
    int mark = tail.indexOf(MARK);
    if (mark >= 0) {
      int begin = mark + MARK.length();
      long due = Long.parseLong(tail.substring(begin, tail.indexOf('"', begin)));
      seen.add((now - due) / 1e6);
      last = now;
    }
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
    producer.close();
  }
}
