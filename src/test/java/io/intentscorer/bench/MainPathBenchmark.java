package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.local.SampleTraffic;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
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
 * rounds; the latency of one event after the other, from produce to read-committed consume; the
 * bytes of the ledger; and the resident memory of the process, broker included. Run with {@code mvn
 * -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.intentscorer.bench.MainPathBenchmark}; arguments: events, and settings such
 * as {@code ledger.enabled=false}.
 */
public final class MainPathBenchmark {
  private static final int ROUNDS = 4;
  private static final int LATENCIES = 200;

  private final int events;
  private final Path folder;
  private final ScorerSettings settings;
  private final Topics topics;
  private final SampleTraffic traffic = new SampleTraffic(20_260_504);

  /**
   * What was measured.
   *
   * @param second events a second, the median of the rounds after a warm-up
   * @param latencies of one event after the other
   * @param ledger bytes of the ledger for an event of the backlog; 0 without a ledger
   */
  record Measured(double second, Latencies latencies, double ledger) {}

  private MainPathBenchmark(int events, Path folder, ScorerSettings settings) {
    this.events = events;
    this.folder = folder;
    this.settings = settings;
    this.topics = settings.topics();
  }

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    Map<String, String> settings = new HashMap<>();
    for (String setting : Arrays.asList(args).subList(Math.min(1, args.length), args.length)) {
      String[] parts = setting.split("=", 2);
      settings.put(parts[0], parts[1]);
    }
    System.out.println(Machine.described());
    measure(events, settings);
    System.out.println("events are those of the sample traffic");
    System.exit(0);
  }

  /**
   * Measures with a broker and a scorer of their own.
   *
   * @param more settings beside those that it takes to run here
   */
  static Measured measure(int events, Map<String, String> more) throws Exception {
    Path folder = Files.createTempDirectory("intent-scorer-bench-");
    Measured measured;
    long begin = System.nanoTime();
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, String> all = new HashMap<>();
      all.put("bootstrap.servers", broker.bootstrapServers());
      all.put("state.dir", folder.resolve("state").toString());
      all.put("topics.partitions", "1");
      all.put("topics.replication.factor", "1");
      all.putAll(more);
      measured = new MainPathBenchmark(events, folder, ScorerSettings.of(all)).run(begin);
    }
    Folders.delete(folder);
    return measured;
  }

  private Measured run(long begin) throws Exception {
    try (TopicKeeper keeper = new TopicKeeper(settings.client(), 1, (short) 1)) {
      topics.all().forEach(keeper::ensure);
      Runner runner =
          new Runner(topics, settings.reader(), settings.resolver(), keeper, settings.streams());
      try (runner;
          KafkaProducer<byte[], byte[]> producer = producer();
          KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        runner.start();
        runner.awaitRunning(Duration.ofMinutes(1));
        System.out.printf("broker and scorer running after %.1f s%n", seconds(begin));
        new RuleSubmission(producer, topics.icpRules().name()).submit();
        return measure(producer, consumer);
      }
    }
  }

  private Measured measure(
      KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer) {
    waitForProbe(producer, consumer, "warm-up");
    List<Double> rounds = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      double seconds = workOff(producer, consumer, round);
      String kind = round == 0 ? " (warm-up)" : "";
      System.out.printf(
          "%d events in %.2f s: %.0f events/s%s%n", events, seconds, events / seconds, kind);
      if (round > 0) {
        rounds.add(events / seconds);
      }
    }
    double ledger = (double) ledgerBytes() / (ROUNDS * events);
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < LATENCIES; i++) {
      long sent = System.nanoTime();
      waitForProbe(producer, consumer, "one-" + i);
      millis.add(seconds(sent) * 1_000);
    }
    Latencies latencies = Latencies.of(millis);
    System.out.printf(
        "one event after the other, produce to read-committed consume: %s%n", latencies);
    System.out.printf(
        "ledger: %,.0f bytes an event; resident memory, broker included: %d MB%n",
        ledger, Machine.memory(ProcessHandle.current().pid(), "VmRSS:"));
    return new Measured(median(rounds), latencies, ledger);
  }

  /** How many seconds a backlog takes. */
  private double workOff(
      KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer, int round) {
    long began = System.nanoTime();
    for (int i = 0; i < events; i++) {
      SampleTraffic.Event event = traffic.next(Instant.now());
      send(producer, event.key(), event.value());
    }
    waitForProbe(producer, consumer, "round-" + round);
    return seconds(began);
  }

  private long ledgerBytes() {
    return settings.ledger()
        ? Folders.topicBytes(folder.resolve("broker"), topics.scoreLedger().name())
        : 0;
  }

  /** The middle one, or the higher of the two in the middle. */
  static double median(List<Double> numbers) {
    return numbers.stream().sorted().toList().get(numbers.size() / 2);
  }

  /** A signup of a person nobody knows, behind all events so far; back when its lead is read. */
  private void waitForProbe(
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

  private void send(KafkaProducer<byte[], byte[]> producer, byte[] key, byte[] value) {
    var unused = producer.send(new ProducerRecord<>(topics.companyEvents().name(), key, value));
  }

  private KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        settings.client(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(settings.client());
    config.put("isolation.level", "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    TopicPartition leads = new TopicPartition(topics.scoredLeads().name(), 0);
    consumer.assign(List.of(leads));
    consumer.seekToBeginning(List.of(leads));
    return consumer;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
