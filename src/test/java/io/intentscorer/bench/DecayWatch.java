package io.intentscorer.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Reads the accounts' scores as a sales tool would, read-committed, and holds what time alone did
 * to the {@link Companies} against what it was to do.
 */
final class DecayWatch implements AutoCloseable {
  /** A record says at its end what caused it, and when. */
  private static final int END = 200;

  private static final Pattern CAUSE =
      Pattern.compile(
          "\"cause\":\\{\"kind\":\"(\\w+)\"(?:,\"messageId\":\"live-(\\d+)\")?.*\"scoredAt\":\"(.+?)\"");

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::read, "decay-watch");
  private final BitSet known = new BitSet();
  private final BitSet due = new BitSet();
  private final long[] moments;
  private final int[] told;
  private final List<Double> late = new ArrayList<>();
  private final List<Double> live = new ArrayList<>();
  private final StringBuilder faults = new StringBuilder();
  private int wrong;
  private volatile boolean ended;

  /**
   * @param moments when the level of each company falls that is due, in milliseconds since 1970 UTC
   */
  DecayWatch(Map<String, Object> client, String scores, long[] moments) {
    this.moments = moments;
    this.told = new int[moments.length];
    this.consumer = Committed.reader(client, Map.of("fetch.max.wait.ms", "20"), scores);
    // A benchmark that fails ends, whoever still watches.
    thread.setDaemon(true);
    thread.start();
  }

  /** How many companies are known of those that are not due. */
  synchronized int known() {
    return known.cardinality();
  }

  /** How many are known of those that are due. */
  synchronized int due() {
    return due.cardinality();
  }

  /** How many records said that time alone changed something. */
  synchronized int decays() {
    return late.size();
  }

  /** How long after its moment each change by time alone was seen. */
  synchronized Latencies late() {
    return Latencies.of(late);
  }

  /** From produce to here, the live events seen since the last call. */
  synchronized Latencies live() {
    Latencies seen = Latencies.of(live);
    live.clear();
    return seen;
  }

  /** How many live events were seen since the last call of {@link #live}. */
  synchronized int lively() {
    return live.size();
  }

  /** What was told and should not have been, or was not told; empty where nothing is wrong. */
  synchronized String faults() {
    int missing = 0;
    int repeated = 0;
    for (int times : told) {
      missing += times == 0 ? 1 : 0;
      repeated += Math.max(0, times - 1);
    }
    String counted =
        missing + repeated + wrong == 0
            ? ""
            : "%,d missing, %,d repeated, %,d wrong".formatted(missing, repeated, wrong);
    return counted + faults;
  }

  private void read() {
    while (!ended) {
      var records = consumer.poll(Duration.ofMillis(20));
      long nanos = System.nanoTime();
      long now = System.currentTimeMillis();
      synchronized (this) {
        records.forEach(record -> take(record, nanos, now));
      }
    }
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, long nanos, long now) {
    String account = new String(record.key(), StandardCharsets.UTF_8);
    boolean isDue = account.startsWith(Companies.DUE);
    String prefix = isDue ? Companies.DUE : Companies.KNOWN;
    int number =
        Integer.parseInt(
            account.substring(prefix.length(), account.length() - Companies.END.length()));
    (isDue ? due : known).set(number);
    byte[] value = record.value();
    int from = Math.max(0, value.length - END);
    Matcher cause =
        CAUSE.matcher(new String(value, from, value.length - from, StandardCharsets.UTF_8));
    if (!cause.find()) {
      wrong(account, "has no cause");
    } else if (cause.group(1).equals("decay")) {
      long scored = Instant.parse(cause.group(3)).toEpochMilli();
      late.add((double) now - scored);
      check(account, isDue ? number : -1, scored, new String(value, StandardCharsets.UTF_8));
    } else if (cause.group(2) != null) {
      live.add((nanos - Long.parseLong(cause.group(2))) / 1e6);
    }
  }

  private void check(String account, int number, long scored, String value) {
    if (number < 0) {
      wrong(account, "was not due");
      return;
    }
    told[number]++;
    if (Math.abs(scored - moments[number]) > 1) {
      wrong(account, "changed %d ms after its moment".formatted(scored - moments[number]));
    } else if (!value.contains("\"level\":4,") || !value.contains("\"tier\":\"A4\"")) {
      wrong(account, "did not fall to level 4");
    }
  }

  private void wrong(String account, String what) {
    wrong++;
    if (wrong <= 5) {
      faults.append("; ").append(account).append(' ').append(what);
    }
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
