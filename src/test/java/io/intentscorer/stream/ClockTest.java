package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReader;
import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that goes back: Kafka's driver has none, so here the stage is alone with a context. */
class ClockTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  @TempDir private File state;
  private StageAlone stage;

  @BeforeEach
  void begin() {
    stage = new StageAlone(state, START, Map.of("visits", Rules.signal(60, 7)));
  }

  @Test
  void whatWasToldOfATimeThatHasNotComeYetIsToldAnew() {
    visit("acme.com");
    stage.pass(Duration.ofDays(365));
    assertThat(levels()).containsExactly("2 event", "3 decay", "4 decay");
    stage.pass(Duration.ofDays(-364));
    assertThat(levels()).as("nobody has looked yet").isEmpty();
    // Whatever was scheduled waits for the old time; the next event notices.
    visit("other.com");
    stage.settle();
    assertThat(levels()).containsExactly("2 event", "2 decay");
    stage.pass(Duration.ofDays(1));
    assertThat(levels()).containsExactly("3 decay");
  }

  @Test
  void soItIsIfTheScorerDidNotRunMeanwhile() {
    visit("acme.com");
    stage.pass(Duration.ofDays(365));
    levels();
    stage.restart(Duration.ofDays(-364), TitleReader.shipped());
    assertThat(levels()).containsExactly("2 decay");
  }

  @Test
  void clocksOfTwoMachinesMayDiffer() {
    visit("acme.com");
    stage.pass(Duration.ofDays(365));
    levels();
    stage.pass(Duration.ofSeconds(-59));
    visit("acme.com");
    stage.settle();
    assertThat(levels()).containsExactly("2 event");
  }

  @Test
  void aStepBackHoldsUpNothingThatWasScheduled() {
    visit("acme.com");
    List<CapturedPunctuator> before = stage.waiting();
    stage.pass(Duration.ofMillis(-900));
    visit("acme.com");
    assertThat(stage.waiting()).as("so short a step is waited for").isEqualTo(before);
    stage.pass(Duration.ofSeconds(-30));
    visit("acme.com");
    assertThat(before).isNotEmpty().allMatch(CapturedPunctuator::cancelled);
    assertThat(stage.waiting())
        .extracting(CapturedPunctuator::getInterval)
        .isEqualTo(before.stream().map(CapturedPunctuator::getInterval).toList());
  }

  private void visit(String company) {
    stage.event(
        company,
        null,
        "{'type':'web_visit','timestamp':'%s','company':{'domain':'%s'}}"
            .formatted(stage.now(), company));
  }

  private List<String> levels() {
    return stage.told("fit-scores").stream()
        .map(score -> score.at("/intent/level").asInt() + " " + score.at("/cause/kind").asString())
        .toList();
  }
}
