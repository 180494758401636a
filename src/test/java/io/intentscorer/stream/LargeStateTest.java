package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** However much a tracker tells, no row and no record outgrows what a topic takes. */
class LargeStateTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final int ENOUGH = 14;

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());

  @AfterEach
  void close() {
    driven.close();
  }

  @ParameterizedTest
  @CsvSource({"company, accounts", "contact, contacts"})
  void factsWithoutEndFillNoRowBeyondItsBound(String subject, String store) {
    driven.event(Rules.visit("m-0"));
    for (int i = 1; i <= ENOUGH; i++) {
      driven.pass(Duration.ofMinutes(1));
      driven.event(
          "{\"type\":\"web_visit\",\"userId\":\"u-1\",\"%s\":{%s}}".formatted(subject, facts(i)));
    }
    assertThat(driven.largestRow(store)).isBetween(1 << 20, Topics.MAX_ROW_BYTES);
    assertThat(driven.read(driven.topics().fitScores()))
        .extracting(TestRecord::value)
        .allSatisfy(value -> assertThat(value.length).isLessThan(Topics.MAX_RECORD_BYTES));
  }

  @Test
  void visitsWithoutEndAreKeptUpToABound() {
    for (int i = 1; i <= ENOUGH; i++) {
      driven.event(
          "{\"type\":\"web_visit\",\"anonymousId\":\"a-1\",\"properties\":{%s}}"
              .formatted(facts(i)));
    }
    assertThat(driven.largestRow("visitors")).isBetween(1 << 20, Topics.MAX_ROW_BYTES);
  }

  /** As many facts as are read of one event, as long as they may be, and all of them new. */
  private static String facts(int round) {
    StringBuilder facts = new StringBuilder();
    for (int i = 0; i < 190; i++) {
      facts.append(i == 0 ? "" : ",");
      facts.append("\"fact-%d-%d\":\"%s\"".formatted(round, i, "x".repeat(4_096)));
    }
    return facts.toString();
  }
}
