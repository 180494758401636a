package io.intentscorer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.wire.MailProviders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScorerSettingsTest {
  /** Brokers that are away for two minutes must find the scorer waiting, and in its group. */
  @Test
  void waitsForBrokersLongerThanTwoMinutesAndLessThanTheGroupDoes() {
    Properties streams = ScorerSettings.of(Map.of()).streams();
    int commit = Integer.parseInt(streams.getProperty("producer.max.block.ms"));
    assertThat(commit).isGreaterThan(120_000);
    assertThat(2 * commit).as("commit, then abort, in max.poll.interval.ms").isLessThan(300_000);
    assertThat(Integer.parseInt(streams.getProperty("producer.delivery.timeout.ms")))
        .isGreaterThanOrEqualTo(2 * commit);
  }

  @Test
  void healthIsAskedOnThisMachineOnly() {
    ScorerSettings settings = ScorerSettings.of(Map.of());
    assertThat(settings.httpHost()).isEqualTo("127.0.0.1");
    assertThat(settings.httpPort()).isEqualTo(8085);
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of("http.port", "65536")));
  }

  @ParameterizedTest
  @CsvSource({
    "topics.partition, topics.partitions",
    "visits.kept.day, visits.kept.days",
    "boostrap.servers, bootstrap.servers",
    "num.stream.thread, num.stream.threads",
    "consumer.max.pol.records, consumer.max.poll.records",
    "main.consumer.session.timeout, main.consumer.session.timeout.ms",
    "producer.liger.ms, producer.linger.ms",
    "admin.retry.backof.ms, admin.retry.backoff.ms"
  })
  void refusesAnUnknownKeyAndNamesTheNearest(String written, String meant) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of(written, "1")))
        .withMessage("unknown setting " + written + "; did you mean " + meant + "?");
  }

  @Test
  void namesNoKeyWhereNoneIsNear() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of("zzzzzzzz", "1")))
        .withMessage("unknown setting zzzzzzzz");
  }

  @ParameterizedTest
  @CsvSource({
    "topics.partitions, 0",
    "topics.partitions, many",
    "visits.kept.days, 0",
    "visits.kept.newest, -1",
    "visits.expiry.minutes, 0",
    "event.max.bytes, 10",
    "rocksdb.memory.bytes, 1024"
  })
  void refusesAValueThatDoesNotFit(String name, String value) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of(name, value)))
        .withMessageContaining(name);
  }

  @Test
  void readsWordsOfTitlesFromAFolder(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ours.txt"), "[synonyms]\nhead sales = zorber\n");
    Files.writeString(folder.resolve("notes.md"), "no words\n");
    ScorerSettings settings = ScorerSettings.of(Map.of("titles.dir", folder.toString()));
    assertThat(settings.titles().read("Zorber").phrase()).isEqualTo("head sales");
    assertThat(settings.reader().titles().read("Zorber").phrase()).isEqualTo("head sales");
    assertThat(ScorerSettings.of(Map.of()).titles()).isSameAs(TitleReader.shipped());
  }

  @Test
  void saysWhatIsWrongWithWordsOfTitles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("ours.txt"), "[seniority]\nboss = zorber\n");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(ScorerSettings.of(Map.of("titles.dir", folder.toString()))::titles)
        .withMessageContainingAll("titles.dir", "ours.txt:2: there is no seniority \"boss\"");
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(ScorerSettings.of(Map.of("titles.dir", empty.toString()))::titles)
        .withMessageContainingAll("titles.dir", "there is no file in", ".txt");
    Path missing = folder.resolve("none");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(ScorerSettings.of(Map.of("titles.dir", missing.toString()))::titles)
        .withMessageContainingAll("titles.dir", "name a folder of text files");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "num.standby.replicas",
        "consumer.max.poll.records",
        "main.consumer.max.poll.records",
        "restore.consumer.max.poll.records",
        "global.consumer.max.poll.records",
        "producer.linger.ms",
        "admin.retry.backoff.ms",
        "topic.segment.bytes",
        "consumer.group.instance.id",
        "ssl.truststore.location"
      })
  void passesThroughWhatKafkaReads(String name) {
    assertThat(streams(Map.of(name, "100"))).containsEntry(name, "100");
  }

  @Test
  void keepsItsOwnSettingsFromKafka() {
    assertThat(streams(Map.of("topics.prefix", "team.", "topics.partitions", "8")))
        .doesNotContainKeys("topics.prefix", "topics.partitions");
  }

  @Test
  void setsWhatWasMeasuredToServeBest() {
    assertThat(streams(Map.of()))
        .containsEntry("application.id", "intent-scorer")
        .containsEntry("bootstrap.servers", "localhost:9092")
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("commit.interval.ms", "200")
        .containsEntry("poll.ms", "10")
        .containsEntry("statestore.cache.max.bytes", "0")
        .containsEntry("group.protocol", "classic")
        .containsEntry("consumer.session.timeout.ms", "6000")
        .containsEntry("ensure.explicit.internal.resource.naming", "true")
        .containsEntry("replication.factor", "-1")
        .containsEntry("visits.expiry.minutes", "60")
        .containsEntry("rocksdb.memory.bytes", "268435456");
  }

  @Test
  void letsOperatorsDecideOtherwise() {
    assertThat(streams(Map.of("commit.interval.ms", "1000", "state.dir", "/var/lib/scorer")))
        .containsEntry("commit.interval.ms", "1000")
        .containsEntry("state.dir", "/var/lib/scorer");
  }

  @Test
  void makesAConfigurationThatKafkaStreamsTakes() {
    assertThatCode(() -> new StreamsConfig(streams(Map.of("num.stream.threads", "2"))))
        .doesNotThrowAnyException();
  }

  @Test
  void tellsOtherClientsHowToReachTheClusterAndNoMore() {
    Map<String, Object> client =
        ScorerSettings.of(
                Map.of(
                    "bootstrap.servers", "kafka:9093",
                    "security.protocol", "SASL_SSL",
                    "sasl.mechanism", "SCRAM-SHA-512",
                    "ssl.truststore.location", "/etc/scorer/ca.pem",
                    "num.stream.threads", "4",
                    "consumer.max.poll.records", "5",
                    "linger.ms", "5"))
            .client();
    assertThat(client)
        .containsOnlyKeys(
            "bootstrap.servers", "security.protocol", "sasl.mechanism", "ssl.truststore.location")
        .containsEntry("bootstrap.servers", "kafka:9093");
  }

  @Test
  void looksForAClusterOnThisMachineByDefault() {
    assertThat(ScorerSettings.of(Map.of()).client())
        .containsExactly(Map.entry("bootstrap.servers", "localhost:9092"));
  }

  @Test
  void typesItsOwnSettings() {
    ScorerSettings settings =
        ScorerSettings.of(
            Map.of(
                "topics.prefix", "team.",
                "topics.partitions", "12",
                "topics.replication.factor", "3",
                "event.max.bytes", "2048",
                "consent.category", "Advertising",
                "mail.free.domains", "post.example, brief.example",
                "mail.disposable.domains", "gone.example"));
    assertThat(settings.topics().scoredLeads().name()).isEqualTo("team.scored-leads");
    assertThat(settings.partitions()).isEqualTo(12);
    assertThat(settings.replication()).isEqualTo((short) 3);
    assertThat(settings.reader().maxBytes()).isEqualTo(2048);
    assertThat(settings.reader().consentCategory()).isEqualTo("Advertising");
    MailProviders providers = settings.reader().providers();
    assertThat(providers.isFree("brief.example")).isTrue();
    assertThat(providers.isFree("gmail.com")).isTrue();
    assertThat(providers.isDisposable("gone.example")).isTrue();
  }

  private static Properties streams(Map<String, String> given) {
    return ScorerSettings.of(given).streams();
  }
}
