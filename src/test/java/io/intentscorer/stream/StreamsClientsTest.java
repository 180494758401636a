package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

final class StreamsClientsTest {
  private final StreamsClients clients = new StreamsClients();

  @Test
  void whoReadsTheRulesCanBeWoken() throws Exception {
    try (Consumer<byte[], byte[]> rules =
        clients.getGlobalConsumer(Map.of("bootstrap.servers", "localhost:1"))) {
      rules.assign(List.of(new TopicPartition("rules-accepted", 0)));
      CompletableFuture<Boolean> poll =
          CompletableFuture.supplyAsync(() -> rules.poll(Duration.ofHours(1)).isEmpty());

      clients.wake();

      assertThat(poll.get(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whereNobodyReadsRulesYetNobodyIsWoken() {
    assertThatNoException().isThrownBy(clients::wake);
  }

  @Test
  void itKnowsWhatTransactionsAreCalledBy() {
    Map<String, Object> config =
        Map.of("bootstrap.servers", "localhost:1", "transactional.id", "intent-scorer-1");
    assertThat(clients.transactionalIds()).isEmpty();

    clients.getProducer(config).close(Duration.ZERO);

    assertThat(clients.transactionalIds()).containsExactly("intent-scorer-1");
  }
}
