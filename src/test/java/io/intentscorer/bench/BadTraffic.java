package io.intentscorer.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.stream.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Bad input at a steady rate, until it is closed: garbage, nesting bombs, texts of half a megabyte,
 * lists of 100,000, one company of which each event tells another person, and rules without end.
 */
final class BadTraffic implements AutoCloseable {
  /** Of so many bad ones one is a rule. */
  private static final int RULES = 20;

  private static final String RULE =
      "{\"kind\":\"icp\",\"criteria\":["
          + "{\"attribute\":\"company.name\",\"matches\":\"(a+)+$\",\"points\":1},".repeat(7_000)
          + "1]}";

  /** Of somebody, and with another fact about the company than the event before. */
  private static final String CROWD =
      "{\"type\":\"web_visit\",\"userId\":\"u-?\",\"contact\":{\"email\":\"p?@crowd.com\","
          + "\"title\":\"CTO\"},\"company\":{\"employees\":?}}";

  private static final List<String> EVENTS =
      List.of(
          "not json",
          "{\"type\":\"x\",\"properties\":" + "[".repeat(500_000),
          "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"name\":\""
              + "x".repeat(500_000)
              + "\"}}",
          "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"techStack\":["
              + "\"a\",".repeat(100_000)
              + "1]}}",
          "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"employees\":1e999999999}}",
          CROWD,
          CROWD,
          CROWD);

  private static final String ENDLESS = "endless";

  private final String events;
  private final String rules;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicInteger sent = new AtomicInteger();
  private final Thread thread;
  private volatile boolean ended;

  /**
   * @param rate so many a second
   */
  BadTraffic(Map<String, Object> client, Topics topics, int rate) {
    this.events = topics.companyEvents().name();
    this.rules = topics.icpRules().name();
    this.producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
    this.thread = new Thread(() -> send(rate), "bad traffic");
    thread.setDaemon(true);
    thread.start();
  }

  /** Has so many people of the company come by. */
  static void gather(Map<String, Object> client, Topics topics, int people) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < people; i++) {
        String person = Integer.toString(i);
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topics.companyEvents().name(),
                    person.getBytes(UTF_8),
                    CROWD
                        .replace("\"employees\":?", "\"employees\":1")
                        .replace("?", person)
                        .getBytes(UTF_8)));
      }
    }
  }

  /** Submits an ICP with so many criteria, each of another value; the scorer's verdict. */
  static String endless(Map<String, Object> client, Topics topics, int criteria) throws Exception {
    StringJoiner all = new StringJoiner(",", "{\"kind\":\"icp\",\"criteria\":[", "]}");
    for (int i = 0; i < criteria; i++) {
      all.add("{\"attribute\":\"company.industry\",\"is\":\"i-" + i + "\",\"points\":1}");
    }
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(client, new ByteArraySerializer(), new ByteArraySerializer());
        KafkaConsumer<byte[], byte[]> verdicts =
            Committed.reader(client, Map.of(), topics.ruleStatus().name())) {
      new RuleSubmission(producer, topics.icpRules().name()).submit(ENDLESS, all.toString());
      while (true) {
        for (ConsumerRecord<byte[], byte[]> verdict : verdicts.poll(Duration.ofMillis(100))) {
          if (new String(verdict.key(), UTF_8).equals(ENDLESS)) {
            return new String(verdict.value(), UTF_8);
          }
        }
      }
    }
  }

  private void send(int rate) {
    long begun = System.nanoTime();
    while (!ended) {
      int number = sent.getAndIncrement();
      long due = begun + number * TimeUnit.SECONDS.toNanos(1) / rate;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      String text = Integer.toString(number);
      boolean rule = number % RULES == 0;
      String value = rule ? RULE : EVENTS.get(number % EVENTS.size()).replace("?", text);
      var unused =
          producer.send(
              new ProducerRecord<>(
                  rule ? rules : events,
                  (rule ? "bad" : text).getBytes(UTF_8),
                  value.getBytes(UTF_8)));
    }
  }

  int sent() {
    return sent.get();
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
    producer.close();
  }
}
