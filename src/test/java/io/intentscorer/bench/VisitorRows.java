package io.intentscorer.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * What the scorer's store of visitors holds, as its changelog tells it: what is read here is
 * committed, and nothing has to be asked of the scorer while it is measured.
 */
final class VisitorRows implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::read, "visitor-rows");
  private final Map<UUID, Integer> sizes = new HashMap<>();
  private final Map<Integer, Span> walks = new HashMap<>();
  private Seen seen = new Seen(0, 0, 0, 0, 0);
  private volatile boolean ended;

  /**
   * What was seen until a moment.
   *
   * @param written how often a row was written
   * @param deleted how often a row was deleted
   * @param rows how many rows there are
   * @param bytes keys and values of these rows
   * @param at the last change's moment, by {@link System#nanoTime}
   */
  record Seen(long written, long deleted, int rows, long bytes, long at) {}

  private record Span(long from, long to) {}

  VisitorRows(Map<String, Object> client, String changelog) {
    this.consumer = Committed.reader(client, Map.of(), changelog);
    // A benchmark that fails ends, whoever still reads.
    thread.setDaemon(true);
    thread.start();
  }

  synchronized Seen seen() {
    return seen;
  }

  /** How long rows were being deleted, in the partition where that took longest. */
  synchronized Duration longestWalk() {
    return Duration.ofNanos(
        walks.values().stream().mapToLong(span -> span.to() - span.from()).max().orElse(0));
  }

  private void read() {
    while (!ended) {
      var records = consumer.poll(Duration.ofMillis(50));
      synchronized (this) {
        records.forEach(this::take);
      }
    }
    consumer.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    long now = System.nanoTime();
    UUID visitor = UUID.fromString(new String(record.key(), StandardCharsets.UTF_8));
    boolean deleted = record.value() == null;
    int size = deleted ? 0 : record.key().length + record.value().length;
    Integer before = deleted ? sizes.remove(visitor) : sizes.put(visitor, size);
    if (deleted) {
      walks.merge(record.partition(), new Span(now, now), (a, b) -> new Span(a.from(), b.to()));
    }
    seen =
        new Seen(
            seen.written() + (deleted ? 0 : 1),
            seen.deleted() + (deleted ? 1 : 0),
            sizes.size(),
            seen.bytes() + size - (before == null ? 0 : before),
            now);
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    thread.join();
  }
}
