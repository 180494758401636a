package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ClusterExaminationTest {
  private static final Instant NOW = Instant.parse("2026-05-04T09:30:00Z");

  @Test
  void aClockBehindTheEventsIsTold() {
    Check check = ClusterExamination.clock(NOW.plusSeconds(301).toEpochMilli(), NOW);
    assertThat(check.outcome()).isEqualTo(Check.Outcome.WARN);
    assertThat(check.message()).contains("301 s ahead");
  }

  @Test
  void olderEventsAndNoneAreFine() {
    assertThat(ClusterExamination.clock(NOW.plusSeconds(299).toEpochMilli(), NOW).outcome())
        .isEqualTo(Check.Outcome.OK);
    assertThat(ClusterExamination.clock(-1, NOW).outcome()).isEqualTo(Check.Outcome.OK);
  }
}
