package io.intentscorer.config;

import io.intentscorer.domain.account.AccountResolver;
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
    names.keySet().removeAll(OwnSettings.ALL.names());
    KnownKeys.check(names.keySet(), OwnSettings.ALL.names());
    Map<String, String> followed = Secrets.followed(given);
    Map<String, String> passed = new HashMap<>(followed);
    passed.keySet().removeAll(OwnSettings.ALL.names());
    return new ScorerSettings(
        OwnSettings.ALL.parse(followed), Map.copyOf(passed), Map.copyOf(given));
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
    return new Topics(
        text(OwnSettings.TOPICS_PREFIX), ledger() ? Duration.ofDays(ledgerDays()) : null);
  }

  /** How many days an entry of the ledger is kept, where one is. */
  public int ledgerDays() {
    return (Integer) value(OwnSettings.LEDGER_DAYS);
  }

  /** Whether a ledger is kept. */
  public boolean ledger() {
    return (Boolean) value(ScoringTopology.LEDGER);
  }

  /** The name or address of this machine where health checks are answered. */
  public String httpHost() {
    return text(OwnSettings.HTTP_HOST);
  }

  /** The port for health checks, 1 to 65535; 0 when there are none. */
  public int httpPort() {
    return (Integer) value(OwnSettings.HTTP_PORT);
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
        MailProviders.of(lists)
            .plus(list(OwnSettings.MAIL_FREE), list(OwnSettings.MAIL_DISPOSABLE)),
        SharedHosts.of(lists),
        notPeople(lists),
        text(OwnSettings.CONSENT_CATEGORY),
        (Integer) value(OwnSettings.EVENT_BYTES),
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
    List<String> ranges = list(OwnSettings.INTERNAL_RANGES);
    try {
      return NotPeople.of(lists, list(OwnSettings.INTERNAL_DOMAINS), ranges);
    } catch (IllegalArgumentException none) {
      throw new ConfigException(
          OwnSettings.INTERNAL_RANGES, ranges, String.valueOf(none.getMessage()));
    }
  }

  private Lists lists() {
    return ofFolder(OwnSettings.LISTS, Lists::shipped, Lists::of);
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
      known = ofFolder(OwnSettings.TITLES, TitleReader::shipped, TitleFiles::reader);
      titles = known;
    }
    return known;
  }

  /** How visits are kept and credited. */
  public AccountResolver resolver() {
    return new AccountResolver(
        Duration.ofDays((Integer) value(OwnSettings.VISITS_DAYS)),
        (Integer) value(OwnSettings.VISITS_NEWEST));
  }

  /** Partitions of the topics that are created. */
  public int partitions() {
    return (Integer) value(OwnSettings.TOPICS_PARTITIONS);
  }

  /** Copies of the topics that are created; -1 for the broker's default. */
  public short replication() {
    return (Short) value(OwnSettings.TOPICS_REPLICATION);
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
    Properties config = StreamsDefaults.properties();
    config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, Short.toString(replication()));
    for (String name : OwnSettings.OF_STREAMS) {
      config.put(name, value(name).toString());
    }
    config.putAll(passed);
    return config;
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
