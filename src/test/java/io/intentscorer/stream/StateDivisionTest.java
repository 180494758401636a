package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class StateDivisionTest {
  private static final StateDivision DIVISION = new StateDivision("scorer", new Topics("p."));

  @Test
  void whatFitsIsFine() {
    assertThat(
            DIVISION.faults(
                Map.of(
                    "p.company-events", 4,
                    "p.erasures", 2,
                    "scorer-visitors-repartition", 4,
                    "scorer-accounts-changelog", 4,
                    "scorer-swept-repartition", 1,
                    "scorer-unswept-changelog", 1,
                    "other-accounts-changelog", 9)))
        .isEmpty();
  }

  @Test
  void whatIsNotThereYetIsFine() {
    assertThat(DIVISION.faults(Map.of("p.company-events", 4, "p.erasures", 4))).isEmpty();
  }

  @Test
  void morePartitionsOfEventsAreTold() {
    assertThat(
            DIVISION.faults(
                Map.of("p.company-events", 6, "p.erasures", 4, "scorer-users-repartition", 4)))
        .singleElement()
        .asString()
        .startsWith("topic scorer-users-repartition has 4 partitions and would now need 6");
  }

  @Test
  void theErasuresCountToo() {
    assertThat(
            DIVISION.faults(
                Map.of("p.company-events", 4, "p.erasures", 8, "scorer-contacts-changelog", 4)))
        .singleElement()
        .asString()
        .startsWith("topic scorer-contacts-changelog has 4 partitions and would now need 8");
  }
}
