package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What no buyer does leaves no trace but a number. */
final class IgnoredEventsTest {
  private final DrivenTopology driven =
      new DrivenTopology(Instant.parse("2026-05-04T09:00:00Z"), NurtureTopics.existing());

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void aCrawlerCountsForNothingAndIsCounted() {
    for (int i = 0; i < 3; i++) {
      driven.event(
          """
          {"type":"page","anonymousId":"v-1","context":{"userAgent":"Googlebot/2.1"},
           "company":{"domain":"acme.in"}}""");
    }
    assertThat(driven.published()).isEmpty();
    assertThat(driven.rows()).noneMatch(row -> row.contains("acme.in"));
    assertThat(driven.metric("ignored-events-total", "crawler")).isEqualTo(3);
    assertThat(driven.metric("ignored-events-total", "internal")).isZero();
  }
}
