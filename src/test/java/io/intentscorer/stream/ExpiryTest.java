package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who never says who they are is forgotten in time; who did is not. */
final class ExpiryTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void visitsThatNobodyClaimedAreForgottenAfterThirtyDays() {
    for (int i = 0; i < 1_200; i++) {
      driven.event("{\"type\":\"web_visit\",\"anonymousId\":\"old-%04d\"}".formatted(i));
    }
    driven.event("{\"type\":\"web_visit\",\"userId\":\"old-user\"}");
    driven.event(
        "{\"type\":\"identify\",\"anonymousId\":\"linked\",\"userId\":\"u-1\",\"traits\":{\"email\":\"a@acme.in\"}}");
    driven.pass(Duration.ofDays(29));
    driven.event("{\"type\":\"web_visit\",\"anonymousId\":\"new\"}");
    driven.event("{\"type\":\"web_visit\",\"userId\":\"new-user\"}");
    walk();
    assertThat(keys()).hasSize(1_205);

    driven.pass(Duration.ofDays(2));
    driven.event("{\"type\":\"web_visit\",\"anonymousId\":\"newest\"}");
    driven.event("{\"type\":\"web_visit\",\"userId\":\"newest-user\"}");
    walk();
    assertThat(keys())
        .containsExactlyInAnyOrder("linked", "u-1", "new", "newest", "new-user", "newest-user");
  }

  @Test
  void aReplayOfOldEventsLosesNothing() {
    driven.event(
        "{\"type\":\"web_visit\",\"anonymousId\":\"v\",\"timestamp\":\"2024-01-01T00:00:00Z\"}");
    walk();
    assertThat(keys()).containsExactly("v");
  }

  /** Until one begins, and then as many slices as there are rows to look at. */
  private void walk() {
    driven.pass(DrivenTopology.EXPIRY);
    for (int i = 0; i < 5; i++) {
      driven.pass(Expiry.SLICE);
    }
  }

  private List<String> keys() {
    return driven.rows().stream()
        .filter(row -> row.startsWith("visitors ") || row.startsWith("users "))
        .map(row -> row.split(" ", 3)[1])
        .toList();
  }
}
