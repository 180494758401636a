package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class PromptnessTest {
  private static final long NOW = 1_777_852_800_000L;

  private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
  private final Promptness promptness = new Promptness();

  @Test
  void aFreshEventIsCommittedAtOnce() {
    assertThat(commits(NOW, NOW - 3)).isTrue();
  }

  @Test
  void aFewMillisecondsPassBetweenTwoCommits() {
    assertThat(commits(NOW, NOW)).isTrue();
    assertThat(commits(NOW + 9, NOW + 9)).isFalse();
    assertThat(commits(NOW + 10, NOW + 10)).isTrue();
  }

  @Test
  void theLaterAnEventTheLongerThePause() {
    assertThat(commits(NOW, NOW)).isTrue();
    assertThat(commits(NOW + 49, NOW + 49 - 200)).isFalse();
    assertThat(commits(NOW + 50, NOW + 50 - 200)).isTrue();
  }

  @Test
  void aBacklogIsLeftToTheInterval() {
    assertThat(commits(NOW, NOW - 500)).isFalse();
    assertThat(commits(NOW, NOW - 499)).isTrue();
  }

  @Test
  void aClockThatWentBackHoldsNothingUp() {
    assertThat(commits(NOW, NOW)).isTrue();
    assertThat(commits(NOW - 60_000, NOW - 60_000)).isTrue();
  }

  private boolean commits(long now, long sent) {
    context.resetCommit();
    context.setCurrentSystemTimeMs(now);
    promptness.done(context, new Record<>("key", "value", sent));
    return context.committed();
  }
}
