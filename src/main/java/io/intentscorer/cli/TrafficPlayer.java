package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.SampleTraffic;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays the sample traffic at a rate. */
final class TrafficPlayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrafficPlayer.class);

  private final String topic;
  private final int rate;
  private final KafkaProducer<byte[], byte[]> producer;
  // A seed of its own each time: ids of an earlier run would be duplicates within the day.
  private final SampleTraffic traffic = new SampleTraffic(System.nanoTime());
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  TrafficPlayer(ScorerSettings settings, int rate) {
    this.topic = settings.topics().companyEvents().name();
    this.rate = rate;
    this.producer =
        new KafkaProducer<>(
            settings.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  void start() {
    if (rate > 0) {
      long period = Math.max(1, TimeUnit.SECONDS.toNanos(1) / rate);
      var unused = clock.scheduleAtFixedRate(this::play, 0, period, TimeUnit.NANOSECONDS);
    }
  }

  private void play() {
    SampleTraffic.Event event = traffic.next(Instant.now());
    var unused =
        producer.send(
            new ProducerRecord<>(topic, event.key(), event.value()),
            (sent, fault) -> {
              if (fault != null) {
                LOG.warn("a sample event was not taken: {}", fault.getMessage());
              }
            });
  }

  @Override
  public void close() {
    clock.shutdownNow();
    try {
      if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
        LOG.warn("the sample traffic did not end within 5 s");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(5));
  }
}
