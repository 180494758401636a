package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows leads as they are published, as a sales tool would read them. */
final class LeadScreen implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final String fitScores;
  private final String scoredLeads;
  private final PrintWriter out;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, JsonNode> accounts = new HashMap<>();
  private final Map<String, String> shown = new HashMap<>();
  private final Thread reader = new Thread(this::read, "lead-screen");

  LeadScreen(ScorerSettings settings, PrintWriter out) {
    this.fitScores = settings.topics().fitScores().name();
    this.scoredLeads = settings.topics().scoredLeads().name();
    this.out = out;
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.GROUP_ID_CONFIG, "lead-screen-" + ProcessHandle.current().pid());
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    this.consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Starts to read, from now on. */
  void start() {
    consumer.subscribe(List.of(fitScores, scoredLeads));
    while (consumer.assignment().isEmpty()) {
      consumer.poll(Duration.ofMillis(100)).forEach(this::show);
    }
    consumer.assignment().forEach(consumer::position);
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try {
      while (!reader.isInterrupted()) {
        consumer.poll(Duration.ofMillis(200)).forEach(this::show);
        out.flush();
      }
    } catch (WakeupException ended) {
      // close() woke the consumer: the wanted end.
      return;
    } finally {
      consumer.close();
    }
  }

  private void show(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    JsonNode value = JSON.readTree(record.value());
    String key = new String(record.key(), StandardCharsets.UTF_8);
    if (record.topic().equals(fitScores)) {
      accounts.put(key, value);
      return;
    }
    // A lead is news when what a sales person would act on has changed.
    String standing = LeadLine.standing(value);
    if (!standing.equals(shown.put(key, standing))) {
      out.println(LeadLine.of(value, accounts.get(value.path("account").asString(""))));
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      reader.join(5_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
