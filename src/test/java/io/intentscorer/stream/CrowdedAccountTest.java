package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.ReaderSettings;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account with more people than any company has: it stays small, and others do not wait. */
class CrowdedAccountTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final int MOST = 40;
  private static final int MANY = 1_000;

  private final DrivenTopology driven =
      new DrivenTopology(
          START,
          NurtureTopics.existing(),
          ReaderSettings.standard(),
          Map.of(ScoringTopology.MAX_CONTACTS, Integer.toString(MOST)));

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void furtherPeopleAreCountedAndNotListed() {
    Neighbour neighbour = new Neighbour(driven);
    List<Neighbour.Other> last = List.of();
    for (int i = 1; i <= MANY; i++) {
      int person = i;
      last = neighbour.beside("person " + i, () -> visit(person));
    }
    assertThat(last)
        .singleElement()
        .extracting(Neighbour.Other::value)
        .asString()
        .contains("\"events\":" + MANY)
        .contains("\"people\":" + MOST);
    assertThat(leads()).hasSize(MOST).contains("p1@crowd.com", "p40@crowd.com");
    assertThat(driven.values("contacts")).hasSize(MOST);
    assertThat(driven.largestRow("accounts")).isLessThan(200 + MOST * 40);
    // Of whom no contact is remembered, no event is: there is nothing that an erasure would miss.
    assertThat(driven.rows())
        .filteredOn(row -> row.startsWith("messages") || row.startsWith("contacts"))
        .noneMatch(row -> row.contains("p41@crowd.com"));
  }

  @Test
  void whoIsKnownStaysAndARepetitionCountsOnce() {
    for (int i = 1; i <= MOST + 2; i++) {
      visit(i);
    }
    assertThat(leads()).hasSize(MOST);
    driven.read(driven.topics().fitScores());
    visit(MOST + 1);
    assertThat(driven.read(driven.topics().fitScores())).isEmpty();
    driven.event(
        "{\"type\":\"x\",\"userId\":\"u-1\",\"contact\":{\"email\":\"p1@crowd.com\",\"name\":\"Ada\"}}");
    assertThat(leads()).containsExactly("p1@crowd.com");
  }

  @Test
  void whereSomebodyIsForgottenThereIsRoom() {
    for (int i = 1; i <= MOST + 1; i++) {
      visit(i);
    }
    byte[] key = "p1@crowd.com".getBytes(StandardCharsets.UTF_8);
    driven.pipe(driven.topics().erasures(), DrivenTopology.record(key, new byte[0], START));
    leads();
    visit(MOST + 2);
    assertThat(leads()).containsExactly("p42@crowd.com");
  }

  private void visit(int person) {
    driven.event(
        """
        {"type":"web_visit","messageId":"m-%1$d","userId":"u-%1$d",
         "contact":{"email":"p%1$d@crowd.com","title":"CTO"}}
        """
            .formatted(person));
  }

  private List<String> leads() {
    return driven.read(driven.topics().scoredLeads()).stream()
        .map(TestRecord::key)
        .map(key -> new String(key, StandardCharsets.UTF_8))
        .distinct()
        .toList();
  }
}
