package io.intentscorer.config;

import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.stream.BoundedMemory;
import io.intentscorer.stream.ScoringTopology;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleLimits;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigException;

/** What this application adds to Kafka's own settings. */
final class OwnSettings {
  static final String TOPICS_PREFIX = "topics.prefix";
  static final String TOPICS_PARTITIONS = "topics.partitions";
  static final String TOPICS_REPLICATION = "topics.replication.factor";
  static final String VISITS_DAYS = "visits.kept.days";
  static final String VISITS_NEWEST = "visits.kept.newest";
  static final String INTERNAL_DOMAINS = "internal.email.domains";
  static final String INTERNAL_RANGES = "internal.ip.ranges";
  static final String LISTS = "lists.dir";
  static final String TITLES = "titles.dir";
  static final String MAIL_FREE = "mail.free.domains";
  static final String MAIL_DISPOSABLE = "mail.disposable.domains";
  static final String CONSENT_CATEGORY = "consent.category";
  static final String EVENT_BYTES = "event.max.bytes";
  static final String LEDGER_DAYS = "ledger.kept.days";
  static final String HTTP_HOST = "http.host";
  static final String HTTP_PORT = "http.port";

  /** All of them, with types, bounds and defaults. */
  static final ConfigDef ALL =
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
                  OwnSettings::checkReplication, () -> "-1, or 1 and more"),
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

  /** Those that the topology reads itself, from the settings of Kafka Streams. */
  static final List<String> OF_STREAMS =
      List.of(
          ScoringTopology.EXPIRY_MINUTES,
          ScoringTopology.LEDGER,
          ScoringTopology.MAX_CONTACTS,
          BoundedMemory.BYTES);

  private OwnSettings() {}

  private static void checkReplication(String name, Object copies) {
    if (copies instanceof Short given && given != -1 && given < 1) {
      throw new ConfigException(name, copies, "give -1 for the broker's default, or 1 and more");
    }
  }
}
