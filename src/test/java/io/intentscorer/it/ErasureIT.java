package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** After an erasure, nobody who looks at disks and topics, byte by byte, finds who it was. */
final class ErasureIT {
  private static final Topics TOPICS = new Topics("");
  private static final String ICP =
      "{\"kind\":\"icp\",\"criteria\":[{\"attribute\":\"company.industry\",\"is\":\"SaaS\",\"points\":10}]}";
  private static final String PERSONA =
      "{\"kind\":\"persona\",\"criteria\":[{\"attribute\":\"contact.department\",\"is\":\"marketing\",\"points\":10}]}";

  /** What would tell who it was, and then what shows that the search finds things. */
  private static final List<String> PERSONAL =
      List.of("meera@acme.in", "Meera Rao", "ada@gmail.com", "Ada Berg");

  private static final List<String> OTHERS = List.of("tom@acme.in", "Tom Wu");

  @TempDir private Path folder = Path.of("");

  @Test
  void nothingIsFoundOnDisksAndTopics() throws Exception {
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start();
        KafkaProducer<byte[], byte[]> producer = producer(broker)) {
      ScorerSettings settings =
          ScorerSettings.of(
              Map.of(
                  "bootstrap.servers",
                  broker.bootstrapServers(),
                  "topics.replication.factor",
                  "1",
                  "state.dir",
                  folder.resolve("state").toString()));
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 4, (short) 1);
          Records records = live(keeper, broker, settings, producer)) {
        assertThat(records.keys(TOPICS.scoredLeads().name())).isEqualTo(3);
      }
      assertThat(onTopics(broker)).containsExactlyInAnyOrderElementsOf(OTHERS);
      assertThat(onDisk()).containsExactlyInAnyOrderElementsOf(OTHERS);
    }
  }

  /** A life of the scorer in which people come and are erased. */
  private Records live(
      TopicKeeper keeper,
      EmbeddedKafka broker,
      ScorerSettings settings,
      KafkaProducer<byte[], byte[]> producer)
      throws Exception {
    TOPICS.all().forEach(keeper::ensure);
    keeper.ensure(TOPICS.nurture("marketer"));
    Records records =
        new Records(
            String.valueOf(settings.client().get("bootstrap.servers")),
            TOPICS.scoredLeads().name()::equals);
    try (Runner runner =
        new Runner(
            settings.topics(),
            settings.reader(),
            settings.resolver(),
            keeper,
            settings.streams())) {
      runner.start();
      send(producer, TOPICS.icpRules().name(), "software", ICP);
      send(producer, TOPICS.icpRules().name(), "marketer", PERSONA);
      send(
          producer,
          TOPICS.companyEvents().name(),
          "v",
          "{\"type\":\"web_visit\",\"anonymousId\":\"v-1\"}");
      send(
          producer,
          TOPICS.companyEvents().name(),
          "v",
          """
          {"type":"signup","anonymousId":"v-1","userId":"u-1","messageId":"m-1","company":{"industry":"SaaS"},
           "contact":{"email":"meera@acme.in","name":"Meera Rao","title":"Head of Marketing"}}""");
      send(
          producer,
          TOPICS.companyEvents().name(),
          "v",
          """
          {"type":"signup","messageId":"m-2","contact":{"email":"ada@gmail.com","name":"Ada Berg"}}""");
      send(
          producer,
          TOPICS.companyEvents().name(),
          "v",
          """
          {"type":"signup","contact":{"email":"tom@acme.in","name":"Tom Wu"}}""");
      String leads = TOPICS.scoredLeads().name();
      await().atMost(Duration.ofMinutes(1)).until(() -> records.poll().keys(leads) == 3);
      send(producer, TOPICS.erasures().name(), "meera@acme.in", null);
      send(producer, TOPICS.erasures().name(), "ada@gmail.com", "{}");
      await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  records.poll().newest(leads, "meera@acme.in").isMissingNode()
                      && records.newest(leads, "ada@gmail.com").isMissingNode());
      // The lead goes before the last place that knew the person does.
      await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> onTopics(broker).equals(Set.copyOf(OTHERS)));
    }
    return records;
  }

  /** Who is found in the newest value of each key of each topic that the scorer writes. */
  private static Set<String> onTopics(EmbeddedKafka broker) {
    Set<String> found = new HashSet<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      consumer
          .listTopics()
          .forEach(
              (topic, infos) -> {
                if (isWritten(topic)) {
                  infos.forEach(
                      info -> partitions.add(new TopicPartition(topic, info.partition())));
                }
              });
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<String, byte @Nullable []> newest = new HashMap<>();
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> newest.put(record.topic() + latin(record.key()), record.value()));
      }
      newest.forEach(
          (key, value) -> {
            // A track is told who leaves it, and a null has to say of whom it is.
            boolean named = value != null && !key.startsWith("nurture.");
            search(named ? key + latin(value) : latin(value), found);
          });
    }
    return found;
  }

  /** Trackers' and ops' own topics are theirs; what travels between stages is purged by Kafka. */
  private static boolean isWritten(String topic) {
    return !topic.equals(TOPICS.companyEvents().name())
        && !topic.equals(TOPICS.erasures().name())
        && !topic.startsWith("__")
        && !topic.endsWith("-repartition");
  }

  private Set<String> onDisk() throws Exception {
    Set<String> found = new HashSet<>();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      files = all.toList();
    }
    for (Path file : files) {
      if (Files.exists(file.resolve("CURRENT"))) {
        compact(file);
      }
    }
    try (Stream<Path> all = Files.walk(folder.resolve("state"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        search(latin(Files.readAllBytes(file)), found);
      }
    }
    return found;
  }

  private static void compact(Path store) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    try (Options options = new Options()) {
      for (byte[] family : RocksDB.listColumnFamilies(options, store.toString())) {
        families.add(new ColumnFamilyDescriptor(family, new ColumnFamilyOptions()));
      }
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions();
        CompactRangeOptions whole =
            new CompactRangeOptions()
                .setBottommostLevelCompaction(BottommostLevelCompaction.kForce);
        RocksDB db = RocksDB.open(options, store.toString(), families, handles)) {
      for (ColumnFamilyHandle handle : handles) {
        db.compactRange(handle, null, null, whole);
      }
    }
    // Opened once more, so that the list of files is written anew without those that went.
    handles.clear();
    try (DBOptions options = new DBOptions();
        RocksDB db = RocksDB.open(options, store.toString(), families, handles)) {
      assertThat(db.getLatestSequenceNumber()).isNotNegative();
    }
  }

  private static void search(String text, Set<String> found) {
    Stream.of(PERSONAL, OTHERS).flatMap(List::stream).filter(text::contains).forEach(found::add);
  }

  private static String latin(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, ISO_8859_1);
  }

  private static KafkaProducer<byte[], byte[]> producer(EmbeddedKafka broker) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", broker.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  @SuppressWarnings(
      "NullAway") // An erasure needs no value; Kafka does not say that it may be null.
  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, @Nullable String value)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                topic, key.getBytes(UTF_8), value == null ? null : value.getBytes(UTF_8)))
        .get();
  }
}
