package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Fate;
import io.intentscorer.stream.Topics.Topic;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.StateCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The topology in Kafka's test driver, with a clock that the test moves.
 *
 * <p>What the topology sends to {@code rules-accepted} the driver hands on to the global store, as
 * it does with every topic that the topology also reads, before {@code pipe} returns: a rule is in
 * force for the next record.
 */
public final class DrivenTopology implements AutoCloseable {
  /** From one walk through the visitors, for those to forget, to the next. */
  static final Duration EXPIRY = Duration.ofMinutes(20);

  private static final String APPLICATION = "driven";

  private final Topics topics = new Topics("");
  private final ScoringTopology scoring;
  private final Path state;
  private final TopologyTestDriver driver;
  private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
  private final Map<String, TestOutputTopic<byte[], byte[]>> outputs = new HashMap<>();
  private Instant now;

  /**
   * @param start what the wall clock shows first
   */
  public DrivenTopology(Instant start, NurtureTopics nurture) {
    this(start, nurture, ReaderSettings.standard(), Map.of());
  }

  /**
   * @param start what the wall clock shows first
   * @param more settings of the topology beside those that it needs
   */
  DrivenTopology(
      Instant start, NurtureTopics nurture, ReaderSettings settings, Map<String, String> more) {
    scoring =
        new ScoringTopology(
            topics, settings, AccountResolver.standard(), nurture, () -> 1, SweepTime.unhurried());
    now = start;
    try {
      state = Files.createTempDirectory(Path.of("target"), "driven-topology");
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    Properties config = config();
    config.setProperty(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    config.putAll(more);
    driver = new TopologyTestDriver(scoring.build(config), config, start);
  }

  /** All settings that building the topology needs. */
  static Properties config() {
    Properties config = new Properties();
    config.setProperty(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    config.setProperty(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:0");
    config.setProperty(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    config.setProperty(ScoringTopology.EXPIRY_MINUTES, Long.toString(EXPIRY.toMinutes()));
    config.setProperty(ScoringTopology.LEDGER, "true");
    return config;
  }

  public Topics topics() {
    return topics;
  }

  /** The rule book in force. */
  public RuleBookHolder ruleBook() {
    return scoring.ruleBook();
  }

  /** Sends a record; its timestamp need not be the clock's. */
  public void pipe(Topic topic, TestRecord<byte[], byte[]> record) {
    inputs
        .computeIfAbsent(
            topic.name(),
            name ->
                driver.createInputTopic(name, new ByteArraySerializer(), new ByteArraySerializer()))
        .pipeInput(record);
  }

  /** Submits a rule, or null to delete it, at the clock's time. */
  public void submit(String id, byte @Nullable [] rule) {
    pipe(topics.icpRules(), record(id.getBytes(UTF_8), rule, now));
  }

  public void submit(String id, String rule) {
    submit(id, rule.getBytes(UTF_8));
  }

  /** Sends an event at the clock's time. */
  public void event(String value) {
    pipe(topics.companyEvents(), record(null, value.getBytes(UTF_8), now));
  }

  /** A record without headers. */
  @SuppressWarnings("NullAway") // A record's key and value may be null; Kafka does not say so.
  public static TestRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value, Instant time) {
    return new TestRecord<>(key, value, time);
  }

  /** What the wall clock shows. */
  public Instant now() {
    return now;
  }

  /** Moves the wall clock, and fires what was due on the way, once. */
  public void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
  }

  /** Moves the wall clock to a moment, unless it has gone by. */
  public void passUntil(Instant moment) {
    if (moment.isAfter(now)) {
      pass(Duration.between(now, moment));
    }
  }

  /** What was sent to a topic since the last look. */
  public List<TestRecord<byte[], byte[]>> read(String topic) {
    return outputs
        .computeIfAbsent(
            topic,
            name ->
                driver.createOutputTopic(
                    name, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
        .readRecordsToList();
  }

  public List<TestRecord<byte[], byte[]>> read(Topic topic) {
    return read(topic.name());
  }

  /** What was sent to a topic since the last look, as text. */
  public List<String> texts(Topic topic) {
    List<String> texts = new ArrayList<>();
    read(topic).forEach(record -> texts.add(new String(record.getValue(), UTF_8)));
    return texts;
  }

  /** The changelog of a store. */
  static String changelog(String store) {
    return APPLICATION + "-" + store + "-changelog";
  }

  /** The size of the largest row of a store, in bytes. */
  int largestRow(String store) {
    return values(store).stream().mapToInt(row -> row.length).max().orElse(0);
  }

  /** What stands in a store, in the order of its keys. */
  List<byte[]> values(String store) {
    List<byte[]> values = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> rows =
        driver.<String, byte[]>getKeyValueStore(store).all()) {
      rows.forEachRemaining(row -> values.add(row.value));
    }
    return values;
  }

  /** What became of the events that came lately, at all accounts. */
  List<Fate> fates() {
    List<Fate> fates = new ArrayList<>();
    WindowStore<Bytes, byte[]> rows = driver.getWindowStore(Names.MESSAGE_STORE);
    try (KeyValueIterator<Windowed<Bytes>, byte[]> all = rows.all()) {
      all.forEachRemaining(
          row -> {
            if (row.value.length > 0) {
              fates.add(StateCodec.fate(row.value));
            }
          });
    }
    return fates;
  }

  /** Every row of every store, keys and values, as Latin-1, behind the store's name. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    driver
        .getAllStateStores()
        .forEach(
            (name, store) -> {
              if (store instanceof WindowStore<?, ?>) {
                WindowStore<Bytes, byte[]> windows = driver.getWindowStore(name);
                try (KeyValueIterator<Windowed<Bytes>, byte[]> all = windows.all()) {
                  all.forEachRemaining(
                      row -> rows.add(row(name, row.key.key().toString(), row.value)));
                }
              } else if (!name.equals(Names.RULE_STORE)) {
                KeyValueStore<String, byte[]> entries = driver.getKeyValueStore(name);
                try (KeyValueIterator<String, byte[]> all = entries.all()) {
                  all.forEachRemaining(row -> rows.add(row(name, row.key, row.value)));
                }
              }
            });
    return rows;
  }

  private static String row(String store, String key, byte[] value) {
    return store + " " + key + " " + new String(value, ISO_8859_1);
  }

  /** The value of one of the scorer's metrics, by what it counts. */
  double metric(String name, String of) {
    return driver.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals(name))
        .filter(metric -> metric.metricName().tags().containsValue(of))
        .mapToDouble(metric -> (Double) metric.metricValue())
        .sum();
  }

  /** The names of all changelogs that were written. */
  List<String> changelogs() {
    return driver.producedTopicNames().stream()
        .filter(name -> name.endsWith("-changelog"))
        .sorted()
        .toList();
  }

  /** The topics that anything was ever sent to, but for internal ones and those of the rules. */
  public Set<String> published() {
    Set<String> names = new TreeSet<>(driver.producedTopicNames());
    names.removeIf(name -> name.startsWith(APPLICATION + "-"));
    names.removeAll(
        List.of(
            topics.ruleStatus().name(),
            topics.rulesAccepted().name(),
            topics.rulesHistory().name()));
    return names;
  }

  @Override
  public void close() {
    driver.close();
    try (Stream<Path> files = Files.walk(state)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
