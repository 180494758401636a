package io.intentscorer.stream;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.wire.ReaderSettings;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the scorer against a cluster: start, await, close. */
public final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final Topics topics;
  private final TopicKeeper keeper;
  private final AdminNurtureTopics nurture;
  private final StateFolder folder;
  private volatile int partitions;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  /**
   * @param keeper closed by the caller, after the runner
   * @param config for Kafka Streams
   */
  public Runner(
      Topics topics,
      ReaderSettings settings,
      AccountResolver resolver,
      TopicKeeper keeper,
      Properties config) {
    this.topics = topics;
    this.keeper = keeper;
    this.nurture = new AdminNurtureTopics(topics, keeper);
    ScoringTopology topology =
        new ScoringTopology(topics, settings, resolver, nurture, () -> partitions);
    this.folder = StateFolder.of(config);
    this.streams = new KafkaStreams(topology.build(config), config);
    streams.setUncaughtExceptionHandler(
        thrown -> {
          fault.compareAndSet(null, thrown);
          LOG.error("the scorer stops: {}", reason(thrown), thrown);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.setStateListener((now, before) -> follow(now));
  }

  /** Starts; returns at once. */
  public void start() {
    partitions = keeper.partitions(topics.companyEvents());
    nurture.discover();
    folder.closeToOthers();
    streams.start();
  }

  /**
   * Waits until every task runs.
   *
   * @return false when it ended first or the time is over
   */
  public boolean awaitRunning(Duration patience) throws InterruptedException {
    return running.await(patience.toMillis(), TimeUnit.MILLISECONDS) && fault.get() == null;
  }

  /** Waits for the end; returns what ended it, null for a wanted end. */
  public @Nullable Throwable awaitEnd() throws InterruptedException {
    ended.await();
    return fault.get();
  }

  private void follow(State state) {
    if (state == State.RUNNING) {
      running.countDown();
    } else if (state == State.NOT_RUNNING || state == State.ERROR) {
      running.countDown();
      ended.countDown();
    }
  }

  /** The first message on the way down that says something. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }

  @Override
  public void close() {
    // Leaves the group, so that what remains of it takes over at once instead of after a timeout.
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_PATIENCE));
    if (!closed) {
      LOG.warn(
          "the scorer did not end within {} s; its transaction is left to time out",
          CLOSE_PATIENCE.toSeconds());
    }
    nurture.close();
  }
}
