package io.intentscorer.stream;

import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Commits soon while events are fresh, and seldom while there is a backlog.
 *
 * <p>A commit ends a transaction, and what one stage passes on reaches the next only then, so three
 * stages are three waits; but a commit costs as much as dozens of events. Who is in time therefore
 * asks for one every few milliseconds; who is late leaves it to {@code commit.interval.ms}. Commits
 * that are too dear for the load make events late, and so become fewer by themselves.
 */
final class Promptness {
  /** An event that waited longer than this stands in a backlog. */
  private static final long FRESH_MILLIS = 500;

  private static final long PAUSE_MILLIS = 10;

  /** When each thread last asked: a commit is one of all its tasks. */
  private final ThreadLocal<long[]> asked = ThreadLocal.withInitial(() -> new long[1]);

  /** A record was processed. */
  void done(ProcessorContext<?, ?> context, Record<?, ?> record) {
    long now = context.currentSystemTimeMs();
    long[] last = asked.get();
    boolean due = now - last[0] >= PAUSE_MILLIS || now < last[0];
    if (due && now - record.timestamp() < FRESH_MILLIS) {
      last[0] = now;
      context.commit();
    }
  }
}
