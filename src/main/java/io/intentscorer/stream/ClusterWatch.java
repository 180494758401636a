package io.intentscorer.stream;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the brokers every few seconds whether they are there, and says once when they no longer
 * answer and once when they do again: Kafka's clients say so many times a minute.
 */
final class ClusterWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterWatch.class);
  private static final long PAUSE_SECONDS = 5;

  private final Supplier<Optional<String>> question;
  private final LongSupplier nanos;
  private volatile long answered;
  private @Nullable String trouble;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "cluster-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param question empty when the brokers answer, else what is the matter
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  ClusterWatch(Supplier<Optional<String>> question, LongSupplier nanos) {
    this.question = question;
    this.nanos = nanos;
    this.answered = nanos.getAsLong();
  }

  void start() {
    var unused = timer.scheduleWithFixedDelay(this::ask, 0, PAUSE_SECONDS, TimeUnit.SECONDS);
  }

  /** How long the brokers have not answered. */
  Duration silence() {
    return Duration.ofNanos(nanos.getAsLong() - answered);
  }

  /** Asks once. */
  void ask() {
    Optional<String> answer = question.get();
    if (answer.isPresent()) {
      silent(answer.get());
    } else {
      if (trouble != null) {
        LOG.info("the brokers answer again, after {} s; scoring goes on", silence().toSeconds());
        trouble = null;
      }
      answered = nanos.getAsLong();
    }
  }

  private void silent(String why) {
    if (trouble == null && silence().compareTo(Vitals.SILENCE) > 0) {
      trouble = why;
      LOG.warn("no broker answers; the scorer waits for them: {}", why);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
