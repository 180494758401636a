package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.local.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.IntegerDeserializer;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.errors.TaskCorruptedException;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task is found corrupted while the group shares its work anew, and so nothing may be committed:
 * with Kafka's own clients, what the other tasks of its thread did meanwhile is lost for ever.
 */
final class StreamsClientsIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PARTITIONS = 8;

  /** Longer than any commit takes of which nothing keeps it. */
  private static final Duration NO_COMMIT = Duration.ofSeconds(2);

  private final CountDownLatch asleep = new CountDownLatch(1);
  private final CountDownLatch morning = new CountDownLatch(1);
  private final CountDownLatch broken = new CountDownLatch(1);

  @TempDir private Path folder = Path.of("");

  private int sent;

  @Test
  void whatTheOtherTasksDidIsDoneAgain() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrapServers());
      try (Admin admin = Admin.create(client)) {
        admin
            .createTopics(
                List.of(
                    new NewTopic("in", PARTITIONS, (short) 1), new NewTopic("out", 1, (short) 1)))
            .all()
            .get();
      }
      try (KafkaProducer<Integer, String> producer =
              new KafkaProducer<>(client, new IntegerSerializer(), new StringSerializer());
          Outputs committed = new Outputs(client, "read_committed");
          Outputs all = new Outputs(client, "read_uncommitted");
          KafkaStreams copier = start(client, "copier");
          KafkaStreams sleeper = start(client, "sleeper")) {
        await().atMost(PATIENCE).until(() -> bothWork(producer, committed));
        // Who falls asleep in a transaction would hold up all who read what is committed.
        await().atMost(PATIENCE).until(() -> committed.read().size() == sent);
        List<Integer> own = committed.partitionsOf("copier");
        tell(producer, committed.partitionsOf("sleeper").get(0), "sleep");
        awaitOpen(asleep);
        // One more comes: the group waits for all, and the sleeper does not answer.
        copier.addStreamThread();
        // On several partitions: some of them move to the new thread.
        List<String> told =
            tellUntilNothingIsCommitted(producer, own.subList(0, 3), committed, all);
        tell(producer, own.get(3), "break");
        awaitOpen(broken);
        morning.countDown();
        await()
            .atMost(PATIENCE)
            .untilAsserted(() -> assertThat(committed.read()).containsAll(told));
        // What comes last shows that nothing comes twice.
        String last = "last";
        tellEach(producer, last);
        await().atMost(PATIENCE).until(() -> saysOfEach(last, committed.read()));
        assertThat(committed.read()).doesNotHaveDuplicates();
        await().atMost(PATIENCE).until(() -> copier.state() == KafkaStreams.State.RUNNING);
        assertThat(copier.metadataForLocalThreads())
            .extracting(ThreadMetadata::threadName)
            .containsExactlyInAnyOrder("copier-StreamThread-1", "copier-StreamThread-2");
      } finally {
        morning.countDown();
      }
    }
  }

  private static void awaitOpen(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  private static boolean saysOfEach(String word, List<String> words) {
    return words.stream().filter(told -> told.startsWith(word)).count() >= PARTITIONS;
  }

  private boolean bothWork(KafkaProducer<Integer, String> producer, Outputs outputs) {
    tellEach(producer, "hello-" + sent + "-");
    outputs.read();
    return outputs.partitionsOf("copier").size() == PARTITIONS / 2
        && outputs.partitionsOf("sleeper").size() == PARTITIONS / 2;
  }

  /** What is told is copied, but no longer committed. */
  private List<String> tellUntilNothingIsCommitted(
      KafkaProducer<Integer, String> producer,
      List<Integer> partitions,
      Outputs committed,
      Outputs all) {
    List<String> told = new ArrayList<>();
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              List<String> words = new ArrayList<>();
              for (int partition : partitions) {
                String word = "word-" + (told.size() + words.size());
                words.add(word);
                tell(producer, partition, word);
              }
              told.addAll(words);
              await().atMost(PATIENCE).until(() -> all.read().containsAll(words));
              return waitsLongerThan(NO_COMMIT, () -> committed.read().containsAll(words));
            });
    return told;
  }

  private static boolean waitsLongerThan(Duration time, BooleanSupplier done) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      if (done.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  /** On each partition the word, made its own by the partition's number. */
  private void tellEach(KafkaProducer<Integer, String> producer, String word) {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      tell(producer, partition, word + partition);
    }
  }

  private void tell(KafkaProducer<Integer, String> producer, int partition, String word) {
    sent++;
    var unused = producer.send(new ProducerRecord<>("in", partition, partition, word));
    producer.flush();
  }

  private KafkaStreams start(Map<String, Object> client, String name) {
    Properties config = new Properties();
    config.putAll(client);
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "copy");
    config.put(StreamsConfig.CLIENT_ID_CONFIG, name);
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "100");
    config.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "300");
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in", Consumed.with(Serdes.Integer(), Serdes.String()))
        .process(() -> new Copy(name))
        .to("out", Produced.with(Serdes.Integer(), Serdes.String()));
    KafkaStreams streams = new KafkaStreams(builder.build(), config, new StreamsClients());
    streams.start();
    return streams;
  }

  /** Sends on what it gets, and by whom. */
  private final class Copy extends ContextualProcessor<Integer, String, Integer, String> {
    private final String name;

    Copy(String name) {
      this.name = name;
    }

    @Override
    public void process(Record<Integer, String> record) {
      if (record.value().equals("sleep")) {
        asleep.countDown();
        awaitMorning();
      } else if (record.value().equals("break") && broken.getCount() > 0) {
        broken.countDown();
        throw new TaskCorruptedException(Set.of(context().taskId()));
      }
      context().forward(record.withHeaders(new RecordHeaders().add("by", name.getBytes(UTF_8))));
    }

    private void awaitMorning() {
      try {
        morning.await();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }
  }

  /** The records of the topic so far. */
  private static final class Outputs implements AutoCloseable {
    private final KafkaConsumer<Integer, String> consumer;
    private final List<String> words = new ArrayList<>();
    private final Map<Integer, String> names = new TreeMap<>();

    Outputs(Map<String, Object> client, String isolation) {
      Map<String, Object> config = new HashMap<>(client);
      config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
      consumer = new KafkaConsumer<>(config, new IntegerDeserializer(), new StringDeserializer());
      TopicPartition only = new TopicPartition("out", 0);
      consumer.assign(List.of(only));
      consumer.seekToBeginning(List.of(only));
    }

    List<String> read() {
      for (ConsumerRecord<Integer, String> record : consumer.poll(Duration.ofMillis(50))) {
        words.add(record.value());
        String name = new String(record.headers().lastHeader("by").value(), UTF_8);
        names.put(record.key(), name);
      }
      return List.copyOf(words);
    }

    List<Integer> partitionsOf(String name) {
      return names.keySet().stream().filter(key -> name.equals(names.get(key))).toList();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
