package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.stream.Vitals.Loop;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class VitalsTest {
  private static final Loop TURNING = new Loop("stream-thread-1", true, Duration.ofSeconds(1));

  @Test
  void aRunningScorerLivesAndIsReady() {
    Vitals vitals = vitals(State.RUNNING, TURNING, Duration.ZERO);
    assertThat(vitals.liveness().up()).isTrue();
    assertThat(vitals.readiness().up()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(value = State.class, names = "RUNNING", mode = Mode.EXCLUDE)
  void oneThatDoesNotRunIsNotReady(State state) {
    assertThat(vitals(state, TURNING, Duration.ZERO).readiness().up()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"CREATED", "REBALANCING", "RUNNING"})
  void oneThatStartsIsLetLive(State state) {
    assertThat(vitals(state, TURNING, Duration.ZERO).liveness().up()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(
      value = State.class,
      names = {"ERROR", "NOT_RUNNING"})
  void oneThatHasEndedDoesNotLive(State state) {
    assertThat(vitals(state, TURNING, Duration.ZERO).liveness().up()).isFalse();
  }

  @Test
  void aStuckThreadIsTold() {
    Loop stuck = new Loop("stream-thread-2", true, Duration.ofSeconds(301));
    Health health = vitals(State.RUNNING, stuck, Duration.ZERO).liveness();
    assertThat(health.up()).isFalse();
    assertThat(health.parts())
        .filteredOn(part -> !part.up())
        .containsExactly(
            new Health.Part(
                "stream-thread-2", false, "stuck: its turn began 301 s ago, and may take 300"));
  }

  @Test
  void aDeadThreadIsTold() {
    Loop dead = new Loop("stream-thread-3", false, Duration.ZERO);
    Health health = vitals(State.RUNNING, dead, Duration.ZERO).liveness();
    assertThat(health.up()).isFalse();
    assertThat(health.parts())
        .contains(new Health.Part(dead.name(), false, "the thread has ended"));
  }

  @Test
  void brokersThatAreAwayMakeItUnreadyAndDoNotKillIt() {
    Vitals vitals = vitals(State.RUNNING, TURNING, Duration.ofSeconds(16));
    assertThat(vitals.readiness().up()).isFalse();
    assertThat(vitals.readiness().parts())
        .contains(new Health.Part("brokers", false, "no answer for 16 s"));
    assertThat(vitals.liveness().up()).isTrue();
  }

  private static Vitals vitals(State state, Loop loop, Duration silence) {
    return new Vitals(state, List.of(loop), Duration.ofMinutes(5), silence);
  }
}
