package io.intentscorer.config;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.stream.BoundedMemory;
import io.intentscorer.stream.ScoringTopology;
import io.intentscorer.stream.StateFolder;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Lists;
import io.intentscorer.wire.MailProviders;
import io.intentscorer.wire.NotPeople;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleLimits;
import io.intentscorer.wire.RuleReader;
import io.intentscorer.wire.SharedHosts;
import io.intentscorer.wire.TitleFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * All settings of an installation. Settings of Kafka Streams and of its clients pass through
 * untouched ({@code consumer.}, {@code producer.}, {@code admin.}, {@code topic.}, SASL, TLS, …);
 * everything else is listed here, and an unknown key is an error. A value may refer to a secret
 * that is kept elsewhere; see {@link Secrets}.
 */
public final class ScorerSettings {
  private static final String TOPICS_PREFIX = "topics.prefix";
  private static final String TOPICS_PARTITIONS = "topics.partitions";
  private static final String TOPICS_REPLICATION = "topics.replication.factor";
  private static final String VISITS_DAYS = "visits.kept.days";
  private static final String VISITS_NEWEST = "visits.kept.newest";
  private static final String INTERNAL_DOMAINS = "internal.email.domains";
  private static final String INTERNAL_RANGES = "internal.ip.ranges";
  private static final String LISTS = "lists.dir";
  private static final String TITLES = "titles.dir";
  private static final String MAIL_FREE = "mail.free.domains";
  private static final String MAIL_DISPOSABLE = "mail.disposable.domains";
  private static final String CONSENT_CATEGORY = "consent.category";
  private static final String EVENT_BYTES = "event.max.bytes";
  private static final String LEDGER_DAYS = "ledger.kept.days";
  private static final String HTTP_HOST = "http.host";
  private static final String HTTP_PORT = "http.port";

  /** What this application adds to Kafka's own settings. */
  static final ConfigDef OWN =
      new ConfigDef()
          .define(
              TOPICS_PREFIX,
              ConfigDef.Type.STRING,
              "",
              Importance.MEDIUM,
              "Stands before every topic's name.")
          .define(
              TOPICS_PARTITIONS,
              ConfigDef.Type.INT,
              4,
              Range.between(1, 10_000),
              Importance.MEDIUM,
              "Partitions of the topics that are created, where order does not ask for one.")
          .define(
              TOPICS_REPLICATION,
              ConfigDef.Type.SHORT,
              (short) -1,
              ConfigDef.LambdaValidator.with(
                  ScorerSettings::checkReplication, () -> "-1, or 1 and more"),
              Importance.MEDIUM,
              "Copies of the topics that are created; -1 for the broker's default.")
          .define(
              VISITS_DAYS,
              ConfigDef.Type.INT,
              30,
              Range.between(1, 3_650),
              Importance.LOW,
              "Days that a visit waits for its visitor to be known.")
          .define(
              VISITS_NEWEST,
              ConfigDef.Type.INT,
              200,
              Range.between(1, 10_000),
              Importance.LOW,
              "Visits that wait for one visitor, the newest.")
          .define(
              ScoringTopology.EXPIRY_MINUTES,
              ConfigDef.Type.INT,
              60,
              Range.between(1, 1_440),
              Importance.LOW,
              "Minutes from one walk that forgets visits which waited too long to the next.")
          .define(
              LISTS,
              ConfigDef.Type.STRING,
              "",
              Importance.LOW,
              "A folder of lists, each in place of the one that ships under its name.")
          .define(
              TITLES,
              ConfigDef.Type.STRING,
              "",
              Importance.LOW,
              "A folder of words of job titles, each file in place of the one of its name or beside all.")
          .define(
              MAIL_FREE,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Domains of free mailboxes, beside those that are known.")
          .define(
              MAIL_DISPOSABLE,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Domains of throw-away mailboxes, beside those that are known.")
          .define(
              INTERNAL_DOMAINS,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Domains of your own people's addresses, whose events count for nothing.")
          .define(
              INTERNAL_RANGES,
              ConfigDef.Type.LIST,
              List.of(),
              Importance.LOW,
              "Ranges of IP addresses, such as 203.0.113.0/24, whose events count for nothing.")
          .define(
              CONSENT_CATEGORY,
              ConfigDef.Type.STRING,
              "marketing",
              Importance.LOW,
              "The category of Segment's context.consent.categoryPreferences that means marketing.")
          .define(
              EVENT_BYTES,
              ConfigDef.Type.INT,
              ReaderSettings.MAX_BYTES,
              Range.between(1_024, 8 << 20),
              Importance.LOW,
              "The largest event that is read, in bytes; larger ones become dead letters.")
          .define(
              ScoringTopology.MAX_CONTACTS,
              ConfigDef.Type.INT,
              AccountScorer.MAX_CONTACTS,
              Range.between(1, 1_000_000),
              Importance.LOW,
              "The most people that are remembered of one account; what others do is only counted.")
          .define(
              RuleLimits.BYTES,
              ConfigDef.Type.INT,
              RuleLimits.STANDARD.maxBytes(),
              Range.between(1_024, 4 << 20),
              Importance.LOW,
              "The largest rule that is read, in bytes; larger ones are rejected.")
          .define(
              RuleLimits.CONDITIONS,
              ConfigDef.Type.INT,
              RuleLimits.STANDARD.maxConditions(),
              Range.between(1, 100_000),
              Importance.LOW,
              "The most conditions of one rule, those within others included.")
          .define(
              RuleLimits.RULES,
              ConfigDef.Type.INT,
              RuleLimits.STANDARD.maxRules(),
              Range.between(1, 1_000_000),
              Importance.LOW,
              "The most rules in force; more are rejected.")
          .define(
              ScoringTopology.LEDGER,
              ConfigDef.Type.BOOLEAN,
              true,
              Importance.MEDIUM,
              "Whether score-ledger says of every change what it did to each part of a score.")
          .define(
              LEDGER_DAYS,
              ConfigDef.Type.INT,
              (int) Topics.LEDGER_KEPT.toDays(),
              Range.between(1, 36_500),
              Importance.LOW,
              "Days that the topic score-ledger is created to keep an entry.")
          .define(
              HTTP_HOST,
              ConfigDef.Type.STRING,
              "127.0.0.1",
              new ConfigDef.NonEmptyString(),
              Importance.MEDIUM,
              "Where run answers health checks: a name or an address of this machine.")
          .define(
              HTTP_PORT,
              ConfigDef.Type.INT,
              8085,
              Range.between(0, 65_535),
              Importance.MEDIUM,
              "The port for health checks; 0 for none.")
          .define(
              BoundedMemory.BYTES,
              ConfigDef.Type.LONG,
              256L << 20,
              Range.atLeast(16L << 20),
              Importance.MEDIUM,
              "Memory outside the Java heap for all stores of the process together, in bytes.");

  private final Map<String, Object> own;
  private final Map<String, String> passed;
  private final Map<String, String> written;
  private @Nullable TitleReader titles;

  private ScorerSettings(
      Map<String, Object> own, Map<String, String> passed, Map<String, String> written) {
    this.own = own;
    this.passed = passed;
    this.written = written;
  }

  /**
   * Checks and types settings.
   *
   * @throws ConfigException for an unknown key, with the nearest known one, and for values that do
   *     not fit
   */
  public static ScorerSettings of(Map<String, String> given) {
    Map<String, String> names = new HashMap<>(given);
    names.keySet().removeAll(OWN.names());
    KnownKeys.check(names.keySet(), OWN.names());
    Map<String, String> followed = Secrets.followed(given);
    Map<String, String> passed = new HashMap<>(followed);
    passed.keySet().removeAll(OWN.names());
    return new ScorerSettings(OWN.parse(followed), Map.copyOf(passed), Map.copyOf(given));
  }

  /**
   * Settings of a file, and those of a command line over them.
   *
   * @throws ConfigException as {@link #of}, and for a secret in plain text on the command line
   */
  public static ScorerSettings of(Map<String, String> file, Map<String, String> commandLine) {
    Secrets.refuseOnCommandLine(commandLine);
    Map<String, String> settings = new HashMap<>(file);
    settings.putAll(commandLine);
    return of(settings);
  }

  /** What is in force, by key, to be read by people: references to secrets, and no secrets. */
  public SortedMap<String, String> shown() {
    SortedMap<String, String> shown = new TreeMap<>();
    own.forEach((key, value) -> shown.put(key, value.toString()));
    streams().forEach((key, value) -> shown.put(key.toString(), value.toString()));
    shown.putAll(written);
    shown.replaceAll(Secrets::shown);
    return shown;
  }

  /** The topics under the installation's prefix. */
  public Topics topics() {
    return new Topics(text(TOPICS_PREFIX), ledger() ? Duration.ofDays(ledgerDays()) : null);
  }

  /** How many days an entry of the ledger is kept, where one is. */
  public int ledgerDays() {
    return (Integer) value(LEDGER_DAYS);
  }

  /** Whether a ledger is kept. */
  public boolean ledger() {
    return (Boolean) value(ScoringTopology.LEDGER);
  }

  /** The name or address of this machine where health checks are answered. */
  public String httpHost() {
    return text(HTTP_HOST);
  }

  /** The port for health checks, 1 to 65535; 0 when there are none. */
  public int httpPort() {
    return (Integer) value(HTTP_PORT);
  }

  /** The name of the consumer group, and the beginning of all that is the scorer's own. */
  public String applicationId() {
    return streams().getProperty(StreamsConfig.APPLICATION_ID_CONFIG);
  }

  /** Memory outside the heap for all stores together, in bytes. */
  public long storeMemory() {
    return (Long) value(BoundedMemory.BYTES);
  }

  /** The folder that the stores of this scorer are in. */
  public StateFolder stateFolder() {
    return StateFolder.of(streams());
  }

  /** The most people that are remembered of one account. */
  public int maxContacts() {
    return (Integer) value(ScoringTopology.MAX_CONTACTS);
  }

  /** How events are read. */
  public ReaderSettings reader() {
    Lists lists = lists();
    return new ReaderSettings(
        MailProviders.of(lists).plus(list(MAIL_FREE), list(MAIL_DISPOSABLE)),
        SharedHosts.of(lists),
        notPeople(lists),
        text(CONSENT_CATEGORY),
        (Integer) value(EVENT_BYTES),
        ruleLimits(),
        titles());
  }

  /** The reader of rules. */
  public RuleReader rules() {
    return new RuleReader(titles(), ruleLimits());
  }

  private RuleLimits ruleLimits() {
    return new RuleLimits(
        (Integer) value(RuleLimits.BYTES),
        (Integer) value(RuleLimits.CONDITIONS),
        (Integer) value(RuleLimits.RULES));
  }

  private NotPeople notPeople(Lists lists) {
    List<String> ranges = list(INTERNAL_RANGES);
    try {
      return NotPeople.of(lists, list(INTERNAL_DOMAINS), ranges);
    } catch (IllegalArgumentException none) {
      throw new ConfigException(INTERNAL_RANGES, ranges, String.valueOf(none.getMessage()));
    }
  }

  private Lists lists() {
    return ofFolder(LISTS, Lists::shipped, Lists::of);
  }

  private <T> T ofFolder(String name, Supplier<T> shipped, Function<Path, T> read) {
    String folder = text(name);
    try {
      return folder.isEmpty() ? shipped.get() : read.apply(Path.of(folder));
    } catch (IllegalArgumentException unreadable) {
      throw new ConfigException(name, folder, String.valueOf(unreadable.getMessage()));
    }
  }

  /** How job titles are read; the files are read once. */
  public synchronized TitleReader titles() {
    TitleReader known = titles;
    if (known == null) {
      known = ofFolder(TITLES, TitleReader::shipped, TitleFiles::reader);
      titles = known;
    }
    return known;
  }

  /** How visits are kept and credited. */
  public AccountResolver resolver() {
    return new AccountResolver(
        Duration.ofDays((Integer) value(VISITS_DAYS)), (Integer) value(VISITS_NEWEST));
  }

  /** Partitions of the topics that are created. */
  public int partitions() {
    return (Integer) value(TOPICS_PARTITIONS);
  }

  /** Copies of the topics that are created; -1 for the broker's default. */
  public short replication() {
    return (Short) value(TOPICS_REPLICATION);
  }

  /** Settings for a client that is not the scorer: how to reach the cluster, and no more. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>();
    passed.forEach(
        (name, value) -> {
          if (KnownKeys.isConnection(name)) {
            client.put(name, value);
          }
        });
    client.putIfAbsent(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    return client;
  }

  /** Settings for Kafka Streams: what was measured to serve best, overridden by what was given. */
  public Properties streams() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "intent-scorer");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, "data/state");
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(replication()));
    // Of a backlog: fresh events ask for a commit themselves. With the larger batches 5,900 events
    // a second instead of 3,800 with a commit every 50 ms and Kafka's batches.
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200");
    config.put(StreamsConfig.producerPrefix("batch.size"), "131072");
    // Records of one topic are much alike: they take a fifth of the bytes, for hardly any time.
    config.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    // A commit waits so long for brokers that are away; then what is open is given up and all state
    // restored from the topics. Twice that (commit, then abort) is less than max.poll.interval.ms,
    // and what is being sent lasts longer: else Kafka Streams ends instead.
    config.put(StreamsConfig.producerPrefix("max.block.ms"), "140000");
    config.put(StreamsConfig.producerPrefix("delivery.timeout.ms"), "300000");
    // With Kafka's default an idle thread leaves what it is asked to do for a tenth of a second.
    config.put(StreamsConfig.POLL_MS_CONFIG, "10");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
    // Every task reads one topic: there is never another to wait for.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1");
    // A lost instance is noticed after ten seconds; the newer protocol has a floor of 45.
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(StreamsConfig.consumerPrefix("session.timeout.ms"), "10000");
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class.getName());
    config.put(ScoringTopology.EXPIRY_MINUTES, value(ScoringTopology.EXPIRY_MINUTES).toString());
    config.put(ScoringTopology.LEDGER, value(ScoringTopology.LEDGER).toString());
    config.put(ScoringTopology.MAX_CONTACTS, Integer.toString(maxContacts()));
    config.put(BoundedMemory.BYTES, value(BoundedMemory.BYTES).toString());
    // A record that a topic refuses stops the scorer, so every topic takes what is ever sent.
    String largest = Integer.toString(Topics.MAX_RECORD_BYTES);
    config.put(StreamsConfig.producerPrefix("max.request.size"), largest);
    config.put(StreamsConfig.topicPrefix("max.message.bytes"), largest);
    config.put("processing.exception.handler.global.enabled", "true");
    config.putAll(passed);
    return config;
  }

  private static void checkReplication(String name, Object copies) {
    if (copies instanceof Short given && given != -1 && given < 1) {
      throw new ConfigException(name, copies, "give -1 for the broker's default, or 1 and more");
    }
  }

  private Object value(String name) {
    Object value = own.get(name);
    if (value == null) {
      throw new IllegalStateException("no setting " + name);
    }
    return value;
  }

  private String text(String name) {
    return value(name).toString();
  }

  @SuppressWarnings("unchecked") // ConfigDef types lists of texts as List.
  private List<String> list(String name) {
    return (List<String>) value(name);
  }
}
