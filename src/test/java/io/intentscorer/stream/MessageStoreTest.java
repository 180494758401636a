package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.apache.kafka.streams.state.WindowStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;

/** What a crash leaves of the store of messages, and how Kafka Streams comes back from it. */
class MessageStoreTest {
  private static final Bytes KEY = Bytes.wrap("message".getBytes(UTF_8));

  @TempDir Path folder;

  @Test
  void aStoreThatACrashLeftIsOfUseOnceItsStateIsThrownAway() {
    Path crashed = folder.resolve("crashed");
    inTask(
        context -> {
          WindowStore<Bytes, byte[]> store = store();
          store.init(context, store);
          for (int i = 0; i < 100; i++) {
            store.put(KEY, new byte[1_000], i);
          }
          await().until(() -> hasRows(rows(context)));
          copy(rows(context), crashed);
          store.close();
          Utils.delete(rows(context).toFile());
        });
    inTask(
        context -> {
          copy(crashed, rows(context));
          WindowStore<Bytes, byte[]> store = store();
          assertThatThrownBy(() -> store.init(context, store))
              .isInstanceOf(TaskCorruptedException.class);
          Utils.delete(rows(context).toFile());
          store.init(context, store);
          assertThat(store.fetch(KEY, 1)).isNull();
          store.put(KEY, new byte[2], 2);
          assertThat(store.fetch(KEY, 2)).hasSize(2);
        });
  }

  private static WindowStore<Bytes, byte[]> store() {
    return MessageStore.builder("messages", Duration.ofDays(1)).withLoggingDisabled().build();
  }

  /** Where Kafka Streams keeps the rows of {@link #store}. */
  private static Path rows(StateStoreContext context) {
    return context.stateDir().toPath().resolve("messages");
  }

  /** Does so while a task is made, exactly once, as Kafka Streams opens stores. */
  private void inTask(Step action) {
    Properties config = DrivenTopology.config();
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve("state").toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallBuffers.class);
    Topology topology =
        new Topology()
            .addSource("events", new StringDeserializer(), new StringDeserializer(), "events")
            .addProcessor("open", () -> new Opens(action), "events");
    new TopologyTestDriver(topology, config).close();
  }

  private static final class Opens extends ContextualProcessor<String, String, Void, Void> {
    private final Step action;

    Opens(Step action) {
      this.action = action;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      try {
        Files.createDirectories(context.stateDir().toPath());
        action.take((StateStoreContext) context);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void process(Record<String, String> event) {}
  }

  /** Whether anything reached the disk: only then is it known afterwards that it was in use. */
  private static boolean hasRows(Path store) throws IOException {
    try (Stream<Path> all = Files.walk(store)) {
      return all.anyMatch(each -> each.toString().endsWith(".sst"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each).toString()));
      }
    }
  }

  /** So that few rows are enough for RocksDB to write them to disk. */
  public static final class SmallBuffers implements RocksDBConfigSetter {
    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
      options.setWriteBufferSize(1 << 16); // The least that RocksDB takes.
    }

    @Override
    public void close(String store, Options options) {}
  }

  /** What is done with the stores of a task. */
  private interface Step {
    void take(StateStoreContext context) throws IOException;
  }
}
