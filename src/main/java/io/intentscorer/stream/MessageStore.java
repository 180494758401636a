package io.intentscorer.stream;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.query.PositionBound;
import org.apache.kafka.streams.query.Query;
import org.apache.kafka.streams.query.QueryConfig;
import org.apache.kafka.streams.query.QueryResult;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowBytesStoreSupplier;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's window store, closed where it could not be opened.
 *
 * <p>After a crash, exactly once, Kafka Streams finds rows that it must not trust, throws the
 * task's state away and opens the same store again. In Kafka 4.3.1 a window store remembers the
 * segment that it failed to open as one that is open (AbstractSegments.getOrCreateSegment), and the
 * first row that is restored to it ends the process: "Store messages.… is currently closed".
 * Closing makes it forget.
 */
final class MessageStore implements WindowStore<Bytes, byte[]> {
  private final WindowStore<Bytes, byte[]> kept;

  private MessageStore(WindowStore<Bytes, byte[]> kept) {
    this.kept = kept;
  }

  /** A store that remembers rows for so long, and then drops them unasked. */
  static StoreBuilder<WindowStore<Bytes, byte[]>> builder(String name, Duration memory) {
    WindowBytesStoreSupplier supplier = Stores.persistentWindowStore(name, memory, memory, false);
    return Stores.windowStoreBuilder(new Supplier(supplier), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    try {
      kept.init(context, root);
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return kept.name();
  }

  @Override
  public boolean persistent() {
    return kept.persistent();
  }

  @Override
  public boolean isOpen() {
    return kept.isOpen();
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    kept.commit(changelogOffsets);
  }

  @Override
  @SuppressWarnings("deprecation") // Asked by Kafka for as long as some store says no.
  public boolean managesOffsets() {
    return kept.managesOffsets();
  }

  @Override
  public @Nullable Long committedOffset(TopicPartition partition) {
    return kept.committedOffset(partition);
  }

  @Override
  public Position getPosition() {
    return kept.getPosition();
  }

  @Override
  public <R> QueryResult<R> query(Query<R> query, PositionBound bound, QueryConfig config) {
    return kept.query(query, bound, config);
  }

  @Override
  public void close() {
    kept.close();
  }

  @Override
  public void put(Bytes key, byte[] value, long time) {
    kept.put(key, value, time);
  }

  @Override
  public byte @Nullable [] fetch(Bytes key, long time) {
    return kept.fetch(key, time);
  }

  @Override
  public WindowStoreIterator<byte[]> fetch(Bytes key, long from, long to) {
    return kept.fetch(key, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetch(
      Bytes first, Bytes last, long from, long to) {
    return kept.fetch(first, last, from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> fetchAll(long from, long to) {
    return kept.fetchAll(from, to);
  }

  @Override
  public KeyValueIterator<Windowed<Bytes>, byte[]> all() {
    return kept.all();
  }

  private record Supplier(WindowBytesStoreSupplier kept) implements WindowBytesStoreSupplier {
    @Override
    public String name() {
      return kept.name();
    }

    @Override
    public WindowStore<Bytes, byte[]> get() {
      return new MessageStore(kept.get());
    }

    @Override
    public String metricsScope() {
      return kept.metricsScope();
    }

    @Override
    public long segmentIntervalMs() {
      return kept.segmentIntervalMs();
    }

    @Override
    public long windowSize() {
      return kept.windowSize();
    }

    @Override
    public boolean retainDuplicates() {
      return kept.retainDuplicates();
    }

    @Override
    public long retentionPeriod() {
      return kept.retentionPeriod();
    }
  }
}
