package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.wire.StateCodec;
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
 * Forgets visitors who never said who they are, when their visits have waited long enough.
 *
 * <p>Once an hour it goes through the store, in slices between which the thread turns to events.
 * Time is the newest event's and not the clock's, so that a replay of old events loses nothing.
 */
final class Expiry {
  private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);

  /** From one walk through the store to the next. */
  static final Duration WALK = Duration.ofHours(1);

  /** From one slice to the next. */
  static final Duration SLICE = Duration.ofMillis(100);

  private static final int ROWS = 500;

  private final ProcessorContext<?, ?> context;
  private final AccountResolver resolver;
  private final KeyValueStore<String, byte[]> identities;
  private long newest = Long.MIN_VALUE;
  private @Nullable Cancellable walking;
  private @Nullable String at;
  private int forgotten;

  Expiry(
      ProcessorContext<?, ?> context,
      AccountResolver resolver,
      KeyValueStore<String, byte[]> identities) {
    this.context = context;
    this.resolver = resolver;
    this.identities = identities;
    context.schedule(WALK, PunctuationType.WALL_CLOCK_TIME, now -> walk());
  }

  /** An event of a time came by. */
  void event(long time) {
    newest = Math.max(newest, time);
  }

  private void walk() {
    // Without an event there is no time yet.
    if (walking == null && newest != Long.MIN_VALUE) {
      walking = context.schedule(SLICE, PunctuationType.WALL_CLOCK_TIME, now -> slice());
    }
  }

  private void slice() {
    List<String> over = new ArrayList<>();
    int rows = 0;
    String last = null;
    try (KeyValueIterator<String, byte[]> rest = from(at)) {
      while (rest.hasNext() && rows < ROWS) {
        KeyValue<String, byte[]> row = rest.next();
        rows++;
        last = row.key;
        if (resolver.isOver(StateCodec.identity(row.value), newest)) {
          over.add(row.key);
        }
      }
    }
    over.forEach(identities::delete);
    forgotten += over.size();
    at = last;
    if (rows < ROWS) {
      end();
    }
  }

  private void end() {
    if (forgotten > 0) {
      LOG.info("task {}: forgot {} who never said who they are", context.taskId(), forgotten);
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
    return identities.range(key, null);
  }
}
