package io.intentscorer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.intentscorer.cli.IntentScorerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds {@code docker-compose.yml} to the commands and settings that there are; no Docker needed.
 */
final class ComposeFileTest {
  private static JsonNode services = new YAMLMapper().createObjectNode();
  private static JsonNode shared = new YAMLMapper().createObjectNode();
  private static JsonNode volumes = new YAMLMapper().createObjectNode();

  @BeforeAll
  static void read() throws IOException {
    JsonNode file = new YAMLMapper().readTree(Files.readString(Path.of("docker-compose.yml")));
    services = file.path("services");
    shared = file.path("x-scorer");
    volumes = file.path("volumes");
  }

  @Test
  void startsOneAfterTheOther() {
    assertThat(services.path("topics").at("/depends_on/kafka/condition").asText())
        .isEqualTo("service_healthy");
    assertThat(services.path("scorer").at("/depends_on/topics/condition").asText())
        .isEqualTo("service_completed_successfully");
    assertThat(services.path("kafka").path("healthcheck").path("test")).isNotEmpty();
  }

  @Test
  void advertisesAListenerForContainersAndOneForTheHost() {
    JsonNode kafka = services.path("kafka");
    assertThat(kafka.at("/environment/KAFKA_ADVERTISED_LISTENERS").asText())
        .contains("://kafka:19092")
        .contains("://localhost:9092");
    assertThat(texts(kafka.path("ports"))).containsExactly("9092:9092");
  }

  @Test
  void asksTheScorerWhetherItIsReady() {
    assertThat(services.path("scorer").at("/healthcheck/test/3").asText())
        .contains("/dev/tcp/127.0.0.1/" + ScorerSettings.of(Map.of()).httpPort() + " ")
        .contains("GET /health/ready HTTP/1.0\\r\\n\\r\\n");
    assertThat(shared.at("/environment/JAVA_TOOL_OPTIONS").asText())
        .isEqualTo("-XX:+ExitOnOutOfMemoryError -XX:InlineSmallCode=800");
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics", "scorer"})
  void callsACommandThatThereIs(String service) {
    List<String> command = texts(services.path(service).path("command"));
    assertThat(command).startsWith("java", "-jar", "intent-scorer.jar");
    assertThatCode(
            () ->
                IntentScorerCommand.commandLine()
                    .parseArgs(command.subList(3, command.size()).toArray(String[]::new)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics", "scorer"})
  void givesOnlySettingsThatSomethingReads(String service) {
    List<String> command = texts(services.path(service).path("command"));
    Map<String, String> settings = new HashMap<>();
    for (int at = 0; at + 1 < command.size(); at++) {
      if (command.get(at).equals("--set")) {
        String[] setting = command.get(at + 1).split("=", 2);
        settings.put(setting[0], setting[1]);
      }
    }
    assertThat(settings).containsEntry("bootstrap.servers", "kafka:19092");
    assertThatCode(() -> ScorerSettings.of(settings)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"topics", "scorer"})
  void mountsTheProgramTheConfigurationAndTheState(String service) {
    // Jackson leaves YAML's merge key (<<) as the name of what is merged.
    assertThat(services.path(service).path("<<").asText()).isEqualTo("scorer");
    assertThat(shared.path("volumes").toString())
        .contains("./target/intent-scorer.jar", "/app/intent-scorer.jar")
        .contains("./config", "/app/config", "state:/app/data");
    assertThat(volumes.has("state")).isTrue();
    assertThat(Path.of("config", "scorer.properties")).isRegularFile();
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
