package io.intentscorer.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Timeline.Telling;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TimelineTest {
  private static final Timeline<String> NOTHING = Timeline.empty();

  @Test
  void whatWasToldLastHolds() {
    Timeline<String> users = NOTHING.with("ada", 10).with("tom", 20);
    assertThat(users.asOf(9)).isNull();
    assertThat(users.asOf(10)).isEqualTo("ada");
    assertThat(users.asOf(19)).isEqualTo("ada");
    assertThat(users.asOf(20)).isEqualTo("tom");
  }

  @Test
  void beforeTheFirstTheFirst() {
    Timeline<String> users = NOTHING.with("ada", 10).with("tom", 20);
    assertThat(users.at(Long.MIN_VALUE)).isEqualTo("ada");
    assertThat(NOTHING.at(5)).isNull();
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() {
    List<Telling<String>> told = new ArrayList<>();
    for (int time = 0; time < 20; time++) {
      told.add(new Telling<>("user-" + time % 3, time));
    }
    Timeline<String> inOrder = all(told);
    for (long seed = 0; seed < 50; seed++) {
      Collections.shuffle(told, new Random(seed));
      assertThat(all(told)).isEqualTo(inOrder);
    }
  }

  @Test
  void ofTwoOfOneMomentTheLaterArrivalHolds() {
    assertThat(NOTHING.with("ada", 10).with("tom", 10).asOf(10)).isEqualTo("tom");
    assertThat(NOTHING.with("ada", 10).with("ada", 10).tellings()).hasSize(1);
  }

  @Test
  void repetitionsAreThinnedOutBeforeAnythingElse() {
    Timeline<String> users = NOTHING.with("ada", 0);
    for (int time = 1; time < 1_000; time++) {
      users = users.with("tom", time);
    }
    users = users.with("kim", 1_000);
    assertThat(users.tellings()).hasSizeLessThan(40);
    assertThat(users.at(0)).isEqualTo("ada");
    assertThat(users.asOf(1)).isEqualTo("tom");
    assertThat(users.asOf(999)).isEqualTo("tom");
    assertThat(users.asOf(1_000)).isEqualTo("kim");
  }

  @Test
  void changesLeaveOutWhatIsRepeated() {
    Timeline<String> users = NOTHING.with("ada", 1).with("ada", 2).with("tom", 3).with("ada", 4);
    assertThat(users.changes().tellings())
        .extracting(Telling::what, Telling::time)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ada", 1L),
            org.assertj.core.groups.Tuple.tuple("tom", 3L),
            org.assertj.core.groups.Tuple.tuple("ada", 4L));
  }

  private static Timeline<String> all(List<Telling<String>> told) {
    Timeline<String> all = NOTHING;
    for (Telling<String> telling : told) {
      all = all.with(telling.what(), telling.time());
    }
    return all;
  }
}
