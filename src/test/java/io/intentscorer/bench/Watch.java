package io.intentscorer.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads the scorer's outputs as a sales tool would, read-committed, and keeps what a benchmark of
 * rule changes asks for.
 */
final class Watch implements AutoCloseable {
  private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
  private static final Pattern LIVE = Pattern.compile("\"messageId\":\"live-(\\d+)\"");

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String scores;
  private final String leads;
  private final String status;
  private final Thread thread = new Thread(this::read, "watch");
  private final Set<String> accounts = new HashSet<>();
  private final AtomicInteger known = new AtomicInteger();
  private final Map<Long, AtomicInteger> rescored = new ConcurrentHashMap<>();
  private final Map<Long, Swept> swept = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Live> live = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /**
   * An event of the live traffic: sent and seen by {@link System#nanoTime}, scored by a version.
   */
  record Live(long sent, long seen, long version) {}

  /** A verdict that says what its rule changed. */
  record Swept(long seen, String affected) {}

  Watch(Map<String, Object> client, String scores, String leads, String status) {
    this.scores = scores;
    this.leads = leads;
    this.status = status;
    this.consumer =
        Committed.reader(client, Map.of("fetch.max.wait.ms", "20"), scores, leads, status);
    // A benchmark that fails ends, whoever still watches.
    thread.setDaemon(true);
    thread.start();
  }

  int accounts() {
    return known.get();
  }

  /** How many records of accounts a version's sweep has published. */
  int rescored(long version) {
    AtomicInteger count = rescored.get(version);
    return count == null ? 0 : count.get();
  }

  /** What came of a version's sweep, once it is done. */
  Map<Long, Swept> swept() {
    return swept;
  }

  /** The live events seen since the last call. */
  List<Live> live() {
    List<Live> seen = new java.util.ArrayList<>();
    for (Live next = live.poll(); next != null; next = live.poll()) {
      seen.add(next);
    }
    return seen;
  }

  private void read() {
    while (!ended) {
      consumer.poll(Duration.ofMillis(20)).forEach(this::take);
    }
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    String value = new String(record.value(), StandardCharsets.ISO_8859_1);
    long version = version(value);
    if (record.topic().equals(status)) {
      int affected = value.indexOf("\"affected\":{");
      if (affected >= 0) {
        swept.put(version, new Swept(now, value.substring(affected + 11, value.indexOf("}}") + 2)));
      }
      return;
    }
    if (record.topic().equals(scores)) {
      if (accounts.add(new String(record.key(), StandardCharsets.UTF_8))) {
        known.incrementAndGet();
      }
      if (value.contains("\"cause\":{\"kind\":\"rules\"")) {
        rescored.computeIfAbsent(version, any -> new AtomicInteger()).incrementAndGet();
      }
    }
    Matcher sent = LIVE.matcher(value);
    if (record.topic().equals(leads) && sent.find()) {
      live.add(new Live(Long.parseLong(sent.group(1)), now, version));
    }
  }

  private static long version(String value) {
    Matcher version = VERSION.matcher(value);
    return version.find() ? Long.parseLong(version.group(1)) : -1;
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
