package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.http.HealthServer;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The brokers go away for longer than a transaction lasts, and come back. */
final class BrokerAwayIT {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir private Path folder = Path.of("");

  @Test
  void theScorerWaitsForThemAndGoesOn() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      ScorerSettings settings =
          ScorerSettings.of(
              Map.of(
                  "bootstrap.servers", broker.bootstrapServers(),
                  "topics.replication.factor", "1",
                  "state.dir", folder.resolve("state").toString()));
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 2, (short) 1)) {
        settings.topics().all().forEach(keeper::ensure);
        try (Runner runner =
                new Runner(
                    settings.topics(),
                    settings.reader(),
                    settings.resolver(),
                    keeper,
                    settings.streams());
            HealthServer health =
                HealthServer.start("127.0.0.1", 0, runner::liveness, runner::readiness)) {
          assertThat(ask(health, "ready")).isEqualTo(503);
          assertThat(ask(health, "live")).isEqualTo(200);
          runner.start();
          await().atMost(PATIENCE).until(() -> ask(health, "ready") == 200);
          scores(broker, "before@acme.in");

          broker.stop();
          await().atMost(PATIENCE).until(() -> ask(health, "ready") == 503);
          assertThat(ask(health, "live")).isEqualTo(200);

          broker.start();
          scores(broker, "after@acme.in");
          await().atMost(PATIENCE).until(() -> ask(health, "ready") == 200);
        }
      }
    }
  }

  /** An event of a contact goes in, and their lead comes out. */
  private static void scores(EmbeddedKafka broker, String contact) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Records records = new Records(broker.bootstrapServers(), "scored-leads"::equals)) {
      producer
          .send(
              new ProducerRecord<>(
                  "company-events",
                  contact.getBytes(StandardCharsets.UTF_8),
                  "{\"type\":\"signup\",\"contact\":{\"email\":\"%s\"}}"
                      .formatted(contact)
                      .getBytes(StandardCharsets.UTF_8)))
          .get(1, TimeUnit.MINUTES);
      await()
          .atMost(PATIENCE)
          .until(() -> records.poll().newest("scored-leads", contact).isObject());
    }
  }

  private static int ask(HealthServer health, String question) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + health.port() + "/health/" + question);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
