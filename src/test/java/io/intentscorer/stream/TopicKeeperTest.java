package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class TopicKeeperTest {
  @Test
  void whatCannotBeGivenUpIsSaid() {
    try (TopicKeeper keeper =
        new TopicKeeper(Map.of("bootstrap.servers", "localhost:1"), 1, (short) 1)) {
      assertThat(keeper.giveUp(Set.of("intent-scorer-1")))
          .hasValueSatisfying(why -> assertThat(why).contains("did not answer"));
      assertThat(keeper.giveUp(Set.of())).as("without transactions").isEmpty();
    }
  }
}
