package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ClusterWatchTest {
  private long now;
  private @Nullable String trouble;

  @Test
  void measuresFromTheLastAnswer() {
    try (ClusterWatch watch = new ClusterWatch(() -> Optional.ofNullable(trouble), () -> now)) {
      pass(5);
      watch.ask();
      assertThat(watch.silence()).isZero();
      trouble = "gone";
      pass(5);
      watch.ask();
      pass(7);
      watch.ask();
      assertThat(watch.silence()).isEqualTo(Duration.ofSeconds(12));
      trouble = null;
      watch.ask();
      assertThat(watch.silence()).isZero();
    }
  }

  private void pass(int seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
  }
}
