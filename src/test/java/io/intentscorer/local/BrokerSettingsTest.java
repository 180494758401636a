package io.intentscorer.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerSettingsTest {
  private final BrokerSettings settings = EmbeddedKafka.at(Path.of("data"));

  @Test
  void everySettingIsAValue() {
    var changed = settings.port(9092).with("num.io.threads", "3").with("num.io.threads", "4");

    assertThat(changed.port()).isEqualTo(9092);
    assertThat(changed.overrides()).isEqualTo(Map.of("num.io.threads", "4"));
    assertThat(settings.port()).isZero();
    assertThat(settings.overrides()).isEmpty();
  }

  @Test
  void overridesWin() {
    assertThat(settings.properties(1, 2)).containsEntry("num.io.threads", "2");
    assertThat(settings.with("num.io.threads", "4").properties(1, 2))
        .containsEntry("num.io.threads", "4");
  }

  @Test
  void listensOnThisMachineOnly() {
    assertThat(settings.properties(9092, 9093))
        .containsEntry("listeners", "PLAINTEXT://127.0.0.1:9092,CONTROLLER://127.0.0.1:9093")
        .containsEntry("controller.quorum.voters", "1@127.0.0.1:9093");
  }

  @Test
  void theDirectoryIsAbsolute() {
    assertThat(settings.directory()).isAbsolute();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EmbeddedKafka.at(Path.of("one,two")))
        .withMessageContaining("comma");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65_536})
  void aPortIsInRange(int port) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.port(port))
        .withMessageContaining(String.valueOf(port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"node.id", "log.dirs", "listeners"})
  void identityIsNotOverridden(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings.with(key, "x"))
        .withMessageContaining(key);
  }
}
