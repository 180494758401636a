package io.intentscorer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretsTest {
  private static final String JAAS = "sasl.jaas.config";
  private static final String MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"scorer\" ";

  @TempDir private Path folder = Path.of("");

  @Test
  void comeFromFilesAndTheEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.properties"), "scorer=hunter2\n");
    Files.writeString(folder.resolve("key"), "opensesame");
    ScorerSettings settings =
        ScorerSettings.of(
            Map.of(
                JAAS,
                MODULE + "password=\"${file:" + file + ":scorer}\";",
                "ssl.key.password",
                "${directory:" + folder + ":key}",
                "client.id",
                "${env:PATH}"));

    assertThat(settings.client())
        .containsEntry(JAAS, MODULE + "password=\"hunter2\";")
        .containsEntry("ssl.key.password", "opensesame")
        .containsEntry("client.id", System.getenv("PATH"));
    // Those who get the settings are not to follow references again.
    assertThat(settings.streams()).doesNotContainKey("config.providers");
    assertThat(settings.shown())
        .containsEntry(JAAS, MODULE + "password=\"${file:" + file + ":scorer}\";")
        .containsEntry("ssl.key.password", "${directory:" + folder + ":key}");
    assertThat(settings.shown().toString()).doesNotContain("hunter2", "opensesame");
  }

  @Test
  void comeFromWhatTheOperatorNames() throws IOException {
    Path file = Files.writeString(folder.resolve("secrets.properties"), "scorer=hunter2\n");
    Map<String, String> given =
        new HashMap<>(
            Map.of(
                "config.providers",
                "vault",
                "config.providers.vault.class",
                "org.apache.kafka.common.config.provider.FileConfigProvider",
                "config.providers.vault.param.allowed.paths",
                folder.toString(),
                "ssl.key.password",
                "${vault:" + file + ":scorer}"));
    assertThat(ScorerSettings.of(given).client()).containsEntry("ssl.key.password", "hunter2");

    given.put("client.id", "${env:PATH}");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(given))
        .withMessage(
            "client.id: nothing is found at ${env:PATH}; secrets come from vault"
                + " (config.providers)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${env:NO_SUCH_NAME} | set the environment variable NO_SUCH_NAME",
        "${directory:FOLDER:none} | put a file none into the folder FOLDER",
        "${file:FOLDER/some.properties:none} | write a line none=… into the file"
            + " FOLDER/some.properties"
      })
  void thatAreNotThereAreMissed(String reference, String advice) throws IOException {
    Files.writeString(folder.resolve("some.properties"), "other=hunter2\n");
    String written = reference.replace("FOLDER", folder.toString());
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of("ssl.key.password", "hunter" + written)))
        .withMessage(
            "ssl.key.password: nothing is found at %s; %s",
            written, advice.replace("FOLDER", folder.toString()));
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(
            () -> ScorerSettings.of(Map.of("ssl.key.password", "${file:/no/such.properties:x}")))
        .withMessageContaining("/no/such.properties");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.key.password | hunter2",
        "ssl.keystore.password | hunter2",
        "consumer.ssl.truststore.password | hunter2",
        "admin.ssl.keystore.key | hunter2",
        "ssl.key.password | hunter2${env:PATH}",
        "sasl.jaas.config | x.Module required username=\"a\" password=\"hunter2\";",
        "producer.sasl.jaas.config | x.Module required username=a password=hunter2;",
        "sasl.jaas.config | x.Module required clientSecret='hunter2' password=\"${env:P}\";",
        "sasl.oauthbearer.client.credentials.client.secret | hunter2",
        "sasl.oauthbearer.token.endpoint.url | https://me:hunter2@login.example.com/token",
        "config.providers.vault.param.token | hunter2"
      })
  void areNeitherShownNorTakenFromTheCommandLine(String key, String value) {
    assertThat(Secrets.shown(key, value)).isEqualTo("[hidden]");
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> ScorerSettings.of(Map.of(), Map.of(key, value)))
        .withMessageStartingWith(key + " holds a secret")
        .withMessageContaining("${env:NAME}")
        .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("hunter2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ssl.key.password | ${env:PATH}",
        "sasl.jaas.config | x.Module required username=\"a\" password=\"${env:PATH}\";",
        "sasl.jaas.config | x.Krb5 required useKeyTab=true keyTab=\"/etc/k\" principal=\"a@B\";",
        "sasl.oauthbearer.token.endpoint.url | https://login.example.com:8443/token",
        "sasl.login.refresh.window.factor | 0.8",
        "bootstrap.servers | kafka-1:9093,kafka-2:9093"
      })
  void arePlainlyTheOnlyOnes(String key, String value) {
    assertThat(Secrets.shown(key, value)).isEqualTo(value);
    assertThatCode(() -> ScorerSettings.of(Map.of(), Map.of(key, value)))
        .doesNotThrowAnyException();
  }

  @Test
  void mayStandInAFile() {
    ScorerSettings settings =
        ScorerSettings.of(Map.of("ssl.key.password", "hunter2"), Map.of("topics.prefix", "team."));
    assertThat(settings.client()).containsEntry("ssl.key.password", "hunter2");
    assertThat(settings.shown())
        .containsEntry("ssl.key.password", "[hidden]")
        .containsEntry("topics.prefix", "team.")
        .containsEntry("ledger.enabled", "true")
        .containsEntry("processing.guarantee", "exactly_once_v2");
  }
}
