package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.local.SampleTraffic;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The main path from end to end: embedded broker and scorer in this process, the shipped rules, the
 * sample traffic, exactly-once, one partition.
 *
 * <p>Prints the time to a running scorer; events a second while a backlog is worked off, in three
 * rounds; the latency of one event after the other, from produce to read-committed consume; and the
 * resident memory of the process, broker included. Run with {@code mvn -q test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=io.intentscorer.bench.MainPathBenchmark}.
 */
public final class MainPathBenchmark {
  private static final Topics TOPICS = new Topics("");
  private static final int ROUNDS = 4;
  private static final int LATENCIES = 200;

  private MainPathBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    Path folder = Files.createTempDirectory("intent-scorer-bench-");
    long begin = System.nanoTime();
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, String> settings = new HashMap<>();
      settings.put("bootstrap.servers", broker.bootstrapServers());
      settings.put("state.dir", folder.resolve("state").toString());
      settings.put("topics.partitions", "1");
      settings.put("topics.replication.factor", "1");
      ScorerSettings typed = ScorerSettings.of(settings);
      try (TopicKeeper keeper = new TopicKeeper(typed.client(), 1, (short) 1)) {
        TOPICS.all().forEach(keeper::ensure);
        Runner runner =
            new Runner(typed.topics(), typed.reader(), typed.resolver(), keeper, typed.streams());
        try (runner;
            KafkaProducer<byte[], byte[]> producer = producer(typed);
            KafkaConsumer<byte[], byte[]> consumer = consumer(typed)) {
          runner.start();
          runner.awaitRunning(Duration.ofMinutes(1));
          System.out.printf("broker and scorer running after %.1f s%n", seconds(begin));
          produceRules(producer);
          measure(events, producer, consumer);
        }
      }
    }
    System.out.printf(
        "events are those of the sample traffic; temporary files are in %s%n", folder);
    System.exit(0);
  }

  private static void measure(
      int events, KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
    SampleTraffic traffic = new SampleTraffic(20_260_504);
    waitForProbe(producer, consumer, "warm-up");
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (int i = 0; i < events; i++) {
        SampleTraffic.Event event = traffic.next(Instant.now());
        send(producer, event.key(), event.value());
      }
      waitForProbe(producer, consumer, "round-" + round);
      double seconds = seconds(began);
      String kind = round == 0 ? " (warm-up)" : "";
      System.out.printf(
          "%d events in %.2f s: %.0f events/s%s%n", events, seconds, events / seconds, kind);
    }
    double[] millis = new double[LATENCIES];
    for (int i = 0; i < LATENCIES; i++) {
      long sent = System.nanoTime();
      waitForProbe(producer, consumer, "one-" + i);
      millis[i] = seconds(sent) * 1_000;
    }
    Arrays.sort(millis);
    System.out.printf(
        "one event after the other, produce to read-committed consume: p50 %.0f ms, p99 %.0f ms%n",
        millis[LATENCIES / 2], millis[LATENCIES * 99 / 100]);
    System.out.printf("resident memory, broker included: %d MB%n", residentMegabytes());
  }

  /** A signup of a person nobody knows, behind all events so far; back when its lead is read. */
  private static void waitForProbe(
      KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer, String id) {
    String email = id + "@probe-company.com";
    String event = "{\"type\":\"signup\",\"contact\":{\"email\":\"" + email + "\"}}";
    send(producer, email.getBytes(StandardCharsets.UTF_8), event.getBytes(StandardCharsets.UTF_8));
    producer.flush();
    while (true) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
        if (new String(record.key(), StandardCharsets.UTF_8).equals(email)) {
          return;
        }
      }
    }
  }

  private static void produceRules(KafkaProducer<byte[], byte[]> producer) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("config", "rules"))) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      String id = String.valueOf(file.getFileName()).replace(".json", "");
      var unused =
          producer.send(
              new ProducerRecord<>(
                  TOPICS.icpRules().name(),
                  id.getBytes(StandardCharsets.UTF_8),
                  Files.readAllBytes(file)));
    }
    producer.flush();
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(TOPICS.companyEvents().name(), key, value));
  }

  private static KafkaProducer<byte[], byte[]> producer(ScorerSettings settings) {
    return new KafkaProducer<>(
        settings.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(ScorerSettings settings) {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put("isolation.level", "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition leads = new TopicPartition(TOPICS.scoredLeads().name(), 0);
    consumer.assign(List.of(leads));
    consumer.seekToBeginning(List.of(leads));
    return consumer;
  }

  /** From Linux's own accounting; 0 elsewhere. */
  private static long residentMegabytes() {
    try {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
          .findFirst()
          .orElse(0);
    } catch (IOException notLinux) {
      return 0;
    }
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
