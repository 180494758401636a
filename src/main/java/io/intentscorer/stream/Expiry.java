package io.intentscorer.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets rows when their time is over: of visitors who never said who they are, when their visits
 * have waited long enough.
 *
 * <p>From time to time it walks through the store, in slices between which the thread turns to
 * events. Time is the newest event's and not the clock's, so that a replay of old events loses
 * nothing.
 */
final class Expiry {
  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  /** From one slice to the next. */
  static final Duration SLICE = Duration.ofMillis(100);

  private static final int ROWS = 500;

  private final ProcessorContext<?, ?> context;
  private final KeyValueStore<String, byte[]> rows;
  private final String whom;
  private final Over over;
  private long newest = Long.MIN_VALUE;
  private @Nullable Cancellable walking;
  private @Nullable String at;
  private int forgotten;

  /** Whether the time of a row is over. */
  interface Over {
    /**
     * @param newest the newest time that came by, in milliseconds since 1970 UTC
     */
    boolean is(byte[] row, long newest);
  }

  /**
   * @param pause from one walk through the store to the next
   * @param whom whose rows they are, for the log; nobody's name
   */
  Expiry(
      ProcessorContext<?, ?> context,
      KeyValueStore<String, byte[]> rows,
      Duration pause,
      String whom,
      Over over) {
    this.context = context;
    this.rows = rows;
    this.whom = whom;
    this.over = over;
    context.schedule(pause, PunctuationType.WALL_CLOCK_TIME, now -> walk());
  }

  /** A record of a time came by. */
  void record(long time) {
    newest = Math.max(newest, time);
  }

  private void walk() {
    // Without an event there is no time yet.
    if (walking == null && newest != Long.MIN_VALUE) {
      walking = context.schedule(SLICE, PunctuationType.WALL_CLOCK_TIME, now -> slice());
    }
  }

  private void slice() {
    List<String> past = new ArrayList<>();
    int looked = 0;
    String last = null;
    try (KeyValueIterator<String, byte[]> rest = from(at)) {
      while (rest.hasNext() && looked < ROWS) {
        KeyValue<String, byte[]> row = rest.next();
        looked++;
        last = row.key;
        if (over.is(row.value, newest)) {
          past.add(row.key);
        }
      }
    }
    past.forEach(rows::delete);
    forgotten += past.size();
    at = last;
    if (looked < ROWS) {
      end();
    }
  }

  private void end() {
    if (forgotten > 0) {
      LOG.info("task {}: forgot {} {}", context.taskId(), forgotten, whom);
    }
    stop();
    at = null;
    forgotten = 0;
  }

  /** Ends the walk; the next one begins anew. */
  void stop() {
    if (walking != null) {
      walking.cancel();
      walking = null;
    }
  }

  @SuppressWarnings("NullAway") // A range may be open on either side; Kafka does not say so.
  private KeyValueIterator<String, byte[]> from(@Nullable String key) {
    return rows.range(key, null);
  }
}
