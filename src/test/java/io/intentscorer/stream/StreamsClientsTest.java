package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Materialized;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StreamsClientsTest {
  private static final String NOBODY = "localhost:1";

  private final AtomicLong nanos = new AtomicLong();
  private final StreamsClients clients = new StreamsClients(nanos::get);

  @TempDir private Path folder = Path.of("");

  @Test
  void aPollThatLastsTooLongIsEnded() {
    try (Consumer<byte[], byte[]> rules =
        clients.getGlobalConsumer(Map.of("bootstrap.servers", NOBODY))) {
      rules.assign(List.of(new TopicPartition("rules-accepted", 0)));
      CompletableFuture<Boolean> poll =
          CompletableFuture.supplyAsync(() -> rules.poll(Duration.ofHours(1)).isEmpty());
      clients.wake();
      assertThat(poll).isNotDone();

      // What a poll sees that found the clock set back: it should be over, and is not.
      await()
          .untilAsserted(
              () -> {
                nanos.addAndGet(Duration.ofHours(2).toNanos());
                clients.wake();
                assertThat(poll).isCompletedWithValue(true);
              });
    }
  }

  @Test
  void aProcessHasTheTransactionalIdsOfTheOneBefore() {
    Set<String> before = idsOfAProcess();

    assertThat(before).hasSize(2).allMatch(id -> id.startsWith("scorer-"));
    assertThat(idsOfAProcess()).isEqualTo(before);
  }

  /** As they are before it starts. */
  private Set<String> idsOfAProcess() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "scorer");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, NOBODY);
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
    config.put(StreamsConfig.producerPrefix("delivery.timeout.ms"), "300000");
    StreamsBuilder builder = new StreamsBuilder();
    // Only who has something in the state directory keeps its name there.
    builder.table("companies", Materialized.as("rows"));
    StreamsClients own = new StreamsClients();
    try (KafkaStreams streams = new KafkaStreams(builder.build(config), config, own)) {
      assertThat(streams.state()).isEqualTo(KafkaStreams.State.CREATED);
      return own.transactionalIds();
    }
  }
}
