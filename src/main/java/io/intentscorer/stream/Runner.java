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
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the scorer against a cluster: start, await, close. */
public final class Runner implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(20);
  private static final Duration END_PATIENCE = Duration.ofSeconds(20);

  private final KafkaStreams streams;
  private final StreamsClients clients = new StreamsClients();
  private final StateDivision division;
  private final TopicKeeper keeper;
  private final AdminNurtureTopics nurture;
  private final StateFolder folder;
  private final ClusterWatch watch;
  private final Pulse pulse;
  private volatile int partitions;
  private final CountDownLatch running = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(1);
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
    this.keeper = keeper;
    this.division =
        new StateDivision(config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG), topics);
    this.nurture = new AdminNurtureTopics(topics, keeper);
    this.watch = new ClusterWatch(keeper::silence, System::nanoTime);
    ScoringTopology topology =
        new ScoringTopology(topics, settings, resolver, nurture, () -> partitions);
    this.folder = StateFolder.of(config);
    this.streams = new KafkaStreams(topology.build(config), config, clients);
    this.pulse = new Pulse(streams, watch, config);
    streams.setUncaughtExceptionHandler(
        thrown -> {
          stop(thrown);
          return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    streams.setStateListener((now, before) -> follow(now));
  }

  /** Starts; returns once the rules in force are read. */
  public void start() {
    partitions = division.parts(keeper);
    nurture.discover();
    folder.closeToOthers();
    folder.enter();
    // Before its own producers begin, which would be given up, too.
    giveUpWhatWasLeftOpen();
    watch.start();
    streams.start();
  }

  private void giveUpWhatWasLeftOpen() {
    keeper
        .giveUp(clients.transactionalIds())
        .ifPresent(
            why ->
                LOG.warn(
                    "what a process before this one may have left open is not given up now, and ends"
                        + " by its time-out at the latest: {}",
                    why));
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
    over.await();
    if (fault.get() == null) {
      ended.await();
    } else if (!ended.await(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      // As when a transaction cannot be aborted because no broker answers.
      LOG.warn("not all threads ended within {} s; they are given up", END_PATIENCE.toSeconds());
    }
    return fault.get();
  }

  /** Whether the process should be let live; else a new one would do better. */
  public Health liveness() {
    return pulse.vitals().liveness();
  }

  /** Whether events are scored as they come. */
  public Health readiness() {
    return pulse.vitals().readiness();
  }

  private void stop(Throwable thrown) {
    if (fault.compareAndSet(null, thrown)) {
      LOG.error("the scorer stops: {}", PlainWords.of(thrown));
      over.countDown();
    }
    LOG.debug("what stopped the scorer", thrown);
  }

  private void follow(State state) {
    if (state == State.PENDING_SHUTDOWN || state == State.PENDING_ERROR) {
      clients.wake();
    }
    if (state == State.RUNNING) {
      running.countDown();
    } else if (state == State.NOT_RUNNING || state == State.ERROR) {
      if (state == State.ERROR) {
        // A thread may end without a word, as the one that reads the rules does on an Error.
        stop(new IllegalStateException("a thread of Kafka Streams ended; see above for its error"));
      }
      running.countDown();
      ended.countDown();
      over.countDown();
    }
  }

  @Override
  public void close() {
    // Leaves the group, so that what remains of it takes over at once instead of after a timeout.
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_PATIENCE));
    if (closed) {
      folder.leave();
    } else {
      LOG.warn(
          "the scorer did not end within {} s; its transaction is open until its process is back, or"
              + " it times out",
          CLOSE_PATIENCE.toSeconds());
      // Who waits for the end need not wait for a thread that hangs.
      ended.countDown();
      over.countDown();
    }
    watch.close();
    nurture.close();
  }
}
