package io.intentscorer.torture;

import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads all that the scorers publish, as whoever trusts only what is committed. */
final class Reader implements AutoCloseable {
  private static final Topics TOPICS = new Topics("");
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Chronicle chronicle;
  private final DeadLetters deadLetters;
  private final Probes probes;
  private final Map<String, byte[]> verdicts = new ConcurrentHashMap<>();
  private final Set<String> left = ConcurrentHashMap.newKeySet();

  /** The offset behind the last record taken: what comes again after a crash is read once. */
  private final Map<TopicPartition, Long> next = new HashMap<>();

  private final Map<TopicPartition, Long> again = new HashMap<>();

  private final Thread thread = new Thread(this::read, "reader");
  private volatile boolean ended;
  private volatile Set<String> reading = Set.of();
  private volatile @Nullable RuntimeException fault;

  Reader(Map<String, Object> client, Chronicle chronicle, DeadLetters deadLetters, Probes probes) {
    this.consumer =
        new KafkaConsumer<>(
            Lasting.reader(client), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    this.chronicle = chronicle;
    this.deadLetters = deadLetters;
    this.probes = probes;
    thread.setDaemon(true);
    thread.start();
  }

  /** The newest verdict on a rule; null for none. */
  byte @Nullable [] verdict(String rule) {
    return verdicts.get(rule);
  }

  /** Reads a topic no longer, and returns once it is so. */
  void leave(String topic) {
    left.add(topic);
    Pause.await("topic is no longer read: " + topic, Duration.ofMinutes(2), () -> !reads(topic));
  }

  /** Reads a topic that was made anew, from its beginning. */
  void anew(String topic) {
    left.remove(topic);
    Pause.await("topic is read: " + topic, Duration.ofMinutes(2), () -> reads(topic));
  }

  private boolean reads(String topic) {
    RuntimeException broken = fault;
    if (broken != null) {
      throw new IllegalStateException("nothing is read any more", broken);
    }
    return reading.contains(topic);
  }

  private void read() {
    try {
      long looked = System.nanoTime() - LOOK.toNanos();
      while (!ended) {
        if (System.nanoTime() - looked >= LOOK.toNanos()) {
          look();
          looked = System.nanoTime();
        }
        if (!reading.isEmpty()) {
          consumer.poll(Duration.ofMillis(50)).forEach(this::take);
        }
      }
    } catch (RuntimeException broken) {
      fault = broken;
    } finally {
      consumer.close();
    }
  }

  /** Tracks come and go with the rules. */
  private void look() {
    Set<TopicPartition> before = consumer.assignment();
    // A broker that has just come back does not know of all topics yet.
    Set<TopicPartition> wanted = new HashSet<>(before);
    wanted.removeIf(partition -> left.contains(partition.topic()));
    next.keySet().removeIf(partition -> left.contains(partition.topic()));
    try {
      consumer
          .listTopics(Duration.ofSeconds(5))
          .forEach(
              (topic, infos) -> {
                if (isOutput(topic) && !left.contains(topic)) {
                  infos.forEach(info -> wanted.add(new TopicPartition(topic, info.partition())));
                }
              });
    } catch (KafkaException away) {
      // The broker is not there at the moment; what is read stays the same.
      return;
    }
    List<TopicPartition> added = new ArrayList<>(wanted);
    added.removeAll(before);
    if (!before.equals(wanted)) {
      consumer.assign(wanted);
      if (!added.isEmpty()) {
        // Of none, it seeks to the beginning of all.
        consumer.seekToBeginning(added);
      }
      Set<String> topics = new HashSet<>();
      wanted.forEach(partition -> topics.add(partition.topic()));
      reading = topics;
    }
  }

  private static boolean isOutput(String topic) {
    return Set.of(
                TOPICS.fitScores().name(),
                TOPICS.scoredLeads().name(),
                TOPICS.accountAlerts().name(),
                TOPICS.scoreLedger().name(),
                TOPICS.deadLetters().name(),
                TOPICS.ruleStatus().name())
            .contains(topic)
        || topic.startsWith(TOPICS.nurture("").name());
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    long due = next.getOrDefault(partition, 0L);
    if (record.offset() < due) {
      if (again.put(partition, due) == null) {
        System.out.printf("%s is read again from %d, up to %d%n", partition, record.offset(), due);
      }
      return;
    }
    again.remove(partition);
    next.put(partition, record.offset() + 1);
    if (record.topic().equals(TOPICS.deadLetters().name())) {
      deadLetters.come(record);
      return;
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.topic().equals(TOPICS.ruleStatus().name())) {
      verdicts.put(key, record.value());
      return;
    }
    if (record.topic().equals(TOPICS.fitScores().name()) && record.value() != null) {
      probes.seen(record.value());
    }
    chronicle.hear(record.topic(), key, record.value());
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
