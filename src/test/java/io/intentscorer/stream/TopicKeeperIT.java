package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.intentscorer.local.EmbeddedKafka;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TopicKeeperIT {
  private static final String ID = "intent-scorer-1";

  @TempDir private Path folder = Path.of("");

  @Test
  void whatAKilledProcessLeftOpenIsGivenUpAtOnce() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(client);
          TopicKeeper keeper = new TopicKeeper(client, 1, (short) 1);
          KafkaProducer<byte[], byte[]> killed = producer(client)) {
        admin.createTopics(List.of(new NewTopic("leads", 1, (short) 1))).all().get();
        killed.initTransactions();
        killed.beginTransaction();
        killed.send(new ProducerRecord<>("leads", "a lead".getBytes(UTF_8))).get();
        assertThat(state(admin)).isEqualTo(TransactionState.ONGOING);

        assertThat(keeper.giveUp(Set.of(ID))).isEmpty();

        assertThat(state(admin)).isEqualTo(TransactionState.EMPTY);
        assertThatThrownBy(killed::commitTransaction)
            .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
      }
    }
  }

  private static TransactionState state(Admin admin) throws Exception {
    return admin.describeTransactions(List.of(ID)).description(ID).get().state();
  }

  private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            client.get("bootstrap.servers"),
            "transactional.id",
            ID,
            "delivery.timeout.ms",
            "300000"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }
}
