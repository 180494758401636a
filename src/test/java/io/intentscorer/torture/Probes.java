package io.intentscorer.torture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Events that say when they were sent, at a steady rate along every lane: each partition of events,
 * visitors, users and accounts lies on one. Each changes a company, so that each is told of; all
 * lanes tell of fresh events only when every partition is scored.
 */
final class Probes implements AutoCloseable {
  /** Stands in the keys of all that probes touch. */
  static final String MARK = "probe-";

  private static final int LANES = 2 * Site.PARTITIONS;

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final List<Lane> lanes = new ArrayList<>();
  private final AtomicLongArray freshest = new AtomicLongArray(LANES);
  private final ConcurrentLinkedQueue<Double> latencies = new ConcurrentLinkedQueue<>();
  private final ReentrantLock sending = new ReentrantLock();
  private final long pause;
  private final Thread thread = new Thread(this::send, "probes");
  private volatile boolean ended;

  private record Lane(String who, String account) {}

  /**
   * @param rate how many a second, over all lanes
   */
  Probes(Map<String, Object> client, String topic, int rate) {
    this.topic = topic;
    this.pause = 1_000_000_000L / rate;
    this.producer =
        new KafkaProducer<>(
            Lasting.producer(client), new ByteArraySerializer(), new ByteArraySerializer());
    for (int lane = 0; lane < LANES; lane++) {
      lanes.add(new Lane(lying(lane, "who", ""), lying(lane, "at", ".com")));
    }
    long now = System.nanoTime();
    for (int lane = 0; lane < LANES; lane++) {
      freshest.set(lane, now);
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** A name whose partition is that of its lane. */
  private static String lying(int lane, String what, String end) {
    for (int i = 0; ; i++) {
      String name = MARK + what + "-" + lane + "-" + i + end;
      int hash = Utils.toPositive(Utils.murmur2(name.getBytes(StandardCharsets.UTF_8)));
      if (hash % Site.PARTITIONS == lane % Site.PARTITIONS) {
        return name;
      }
    }
  }

  private void send() {
    long due = System.nanoTime();
    for (long number = 0; !ended; number++) {
      Pause.untilNanos(due);
      sending.lock();
      try {
        send((int) (number % LANES), number);
      } finally {
        sending.unlock();
      }
      due = Math.max(due + pause, System.nanoTime() - pause);
    }
  }

  private void send(int number, long tick) {
    Lane lane = lanes.get(number);
    String event =
        """
        {"type":"probe","messageId":"%slane-%d-%d","%s":"%s","company":{"domain":"%s","tick":%d}}"""
            .formatted(
                MARK,
                number,
                System.nanoTime(),
                number < Site.PARTITIONS ? "anonymousId" : "userId",
                lane.who(),
                lane.account(),
                tick);
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                lane.who().getBytes(StandardCharsets.UTF_8),
                event.getBytes(StandardCharsets.UTF_8)));
  }

  /** A record of a company was read. */
  void seen(byte[] record) {
    int from = Math.max(0, record.length - 300);
    String tail = new String(record, from, record.length - from, StandardCharsets.ISO_8859_1);
    String begin = "\"" + MARK + "lane-";
    int mark = tail.indexOf(begin);
    if (mark < 0) {
      return;
    }
    String[] parts = tail.substring(mark + begin.length()).split("[-\"]", 3);
    int lane = Integer.parseInt(parts[0]);
    long sent = Long.parseLong(parts[1]);
    latencies.add((System.nanoTime() - sent) / 1e6);
    freshest.accumulateAndGet(lane, sent, Math::max);
  }

  /** Whether of every lane something was read that was sent later than then. */
  boolean isFresh(long since) {
    for (int lane = 0; lane < LANES; lane++) {
      if (freshest.get(lane) <= since) {
        return false;
      }
    }
    return true;
  }

  /**
   * Waits until all lanes tell of what was sent since then; in milliseconds, infinite if in vain.
   */
  double awaitFresh(long since, Duration patience) {
    return Pause.until(patience, () -> isFresh(since))
        ? (System.nanoTime() - since) / 1e6
        : Double.POSITIVE_INFINITY;
  }

  /** Sends nothing until {@link #resume}. */
  void hold() {
    // By the thread that resumes it: what is on its way is sent before.
    sending.lock();
    producer.flush();
  }

  void resume() {
    sending.unlock();
  }

  /** From sending to reading, in milliseconds, of all that were read since the last call. */
  double[] latencies() {
    List<Double> taken = new ArrayList<>();
    for (Double next = latencies.poll(); next != null; next = latencies.poll()) {
      taken.add(next);
    }
    return taken.stream().mapToDouble(Double::doubleValue).sorted().toArray();
  }

  /** So many in a hundred are no larger; 0 where there are none. */
  static double percentile(double[] values, double percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.max(0, Math.ceil(sorted.length * percent / 100) - 1)];
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
    producer.close();
  }
}
