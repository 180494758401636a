package io.intentscorer.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.errors.TaskMigratedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka's own clients for Kafka Streams, with producers after whose abort all tasks of a thread
 * begin again at what was committed.
 *
 * <p>One transaction holds the work of all tasks of a thread. Where one task finds its state
 * corrupted (as after {@code kill -9}), Kafka Streams commits it first; but while the group shares
 * its work anew it may not, and gives it up (Kafka 4.3.1 and 4.4.0, {@code
 * TaskManager.handleCorruption}). The other tasks would then go on behind events whose outputs were
 * never committed. So after an abort a producer does nothing more: it says that it was fenced, upon
 * which Kafka Streams closes all tasks of the thread and takes them up anew.
 *
 * <p>Consumers can be woken. A poll that finds the clock set back lasts until the clock has caught
 * up, or a record comes (the timers of Kafka's clients go by the wall clock), and Kafka Streams
 * does not end before that poll does.
 */
final class StreamsClients implements KafkaClientSupplier {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsClients.class);

  private final Set<String> transactionalIds = ConcurrentHashMap.newKeySet();
  private final List<Woken> consumers = new CopyOnWriteArrayList<>();
  private final LongSupplier nanos;

  StreamsClients() {
    this(System::nanoTime);
  }

  /**
   * @param nanos a clock that only goes forward, in nanoseconds
   */
  StreamsClients(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /**
   * The transactional ids of the producers made so far. A process that finds the state directory of
   * an earlier one gives its producers the same ids, as far as it has as many threads.
   */
  Set<String> transactionalIds() {
    return Set.copyOf(transactionalIds);
  }

  /** Ends polls that last for longer than they should; the next ones go by the clock as it is. */
  void wake() {
    consumers.forEach(Woken::wakeWhereOverdue);
  }

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    if (config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG) instanceof String id) {
      transactionalIds.add(id);
    }
    return new FencedByAbort(config);
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    Woken consumer = new Woken(config, nanos);
    consumers.add(consumer);
    return consumer;
  }

  /** Who is woken found nothing; Kafka Streams does not expect to be. */
  private static final class Woken extends KafkaConsumer<byte[], byte[]> {
    /** A poll may take a little longer, as when it joins the group. */
    private static final long SLACK_NANOS = 500_000_000L;

    private final LongSupplier nanos;
    private volatile boolean polling;
    private volatile long due;

    Woken(Map<String, Object> config, LongSupplier nanos) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.nanos = nanos;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      due = nanos.getAsLong() + timeout.toNanos() + SLACK_NANOS;
      polling = true;
      try {
        return super.poll(timeout);
      } catch (WakeupException woken) {
        return ConsumerRecords.empty();
      } finally {
        polling = false;
      }
    }

    /** Nobody else: what is asked of a consumer beside polls would fail. */
    void wakeWhereOverdue() {
      if (polling && nanos.getAsLong() - due > 0) {
        wakeup();
      }
    }
  }

  private static final class FencedByAbort extends KafkaProducer<byte[], byte[]> {
    private boolean aborted;

    FencedByAbort(Map<String, Object> config) {
      super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void abortTransaction() {
      // Also where it times out: the broker gives the transaction up by itself then.
      aborted = true;
      super.abortTransaction();
    }

    @Override
    public void beginTransaction() {
      if (aborted) {
        LOG.info("a transaction was given up; its work is taken up anew from what was committed");
        throw new ProducerFencedException("its last transaction was given up");
      }
      super.beginTransaction();
    }

    /**
     * Before a task is committed: what it did by itself, without an event, may have been given up.
     */
    @Override
    public void flush() {
      if (aborted) {
        // What Kafka Streams makes of a fenced producer everywhere but here.
        throw new TaskMigratedException("the last transaction of its producer was given up");
      }
      super.flush();
    }
  }
}
