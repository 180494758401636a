package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.config.ScorerSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final ScorerSettings SETTINGS = ScorerSettings.of(Map.of());

  @Test
  void scoresSampleTraffic() throws IOException {
    assertThat(WarmUp.play(SETTINGS, Duration.ofMinutes(5))).isEqualTo(WarmUp.EVENTS);
  }

  @Test
  void endsWhenTheTimeIsOver() throws IOException {
    assertThat(WarmUp.play(SETTINGS, Duration.ZERO)).isZero();
  }
}
