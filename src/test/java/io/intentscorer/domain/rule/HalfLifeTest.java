package io.intentscorer.domain.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HalfLifeTest {
  private static final long DAY = 86_400_000L;

  @ParameterizedTest(name = "of {0} days, {1} days pass {2} half-lives")
  @CsvSource({"7, 7, 1", "7, 14, 2", "7, 3.5, 0.5", "56, 7, 0.125", "7, 0, 0", "7, -7, 0"})
  void halfLivesPass(double days, double passing, double passed) {
    assertThat(HalfLife.ofDays(days).passed(1_000, 1_000 + (long) (passing * DAY)))
        .isCloseTo(passed, within(1e-12));
  }

  @Test
  void aChangeHoldsFromItsMomentOn() {
    HalfLife clock = HalfLife.ofDays(7).changedTo(14, 10 * DAY).changedTo(1, 38 * DAY);

    assertThat(clock.days()).isEqualTo(1);
    assertThat(clock.passed(3 * DAY, 10 * DAY)).isEqualTo(1);
    assertThat(clock.passed(3 * DAY, 38 * DAY)).isEqualTo(1 + 2);
    assertThat(clock.passed(3 * DAY, 40 * DAY)).isEqualTo(1 + 2 + 2);
    assertThat(clock.passed(24 * DAY, 39 * DAY)).isEqualTo(1 + 1);
    assertThat(clock.passed(39 * DAY, 40 * DAY)).isEqualTo(1);
    assertThat(clock.passed(40 * DAY, 39 * DAY)).isZero();
  }

  @Test
  void aChangeToTheSameHalfLifeIsNone() {
    HalfLife clock = HalfLife.ofDays(7);

    assertThat(clock.changedTo(7, 10 * DAY)).isSameAs(clock);
  }

  @Test
  void aChangeDatedBeforeTheLastOneFollowsIt() {
    // Two instances' clocks may differ: no moment may pass twice.
    HalfLife clock = HalfLife.ofDays(7).changedTo(14, 10 * DAY).changedTo(1, 5 * DAY);

    assertThat(clock.days()).isEqualTo(1);
    assertThat(clock.passed(3 * DAY, 10 * DAY)).isEqualTo(1);
    assertThat(clock.passed(3 * DAY, 12 * DAY)).isEqualTo(1 + 2);
  }

  @Test
  void whatPassesAddsUpOverAnyMoments() {
    Random random = new Random(20_260_504);
    for (int round = 0; round < 2_000; round++) {
      HalfLife clock = HalfLife.ofDays(1 + random.nextInt(60));
      for (int change = random.nextInt(4); change > 0; change--) {
        clock = clock.changedTo(1 + random.nextInt(60), (50L - 10L * change) * DAY);
      }
      long a = (long) (random.nextDouble() * 50 * DAY);
      long b = a + (long) (random.nextDouble() * 50 * DAY);
      long c = b + (long) (random.nextDouble() * 50 * DAY);

      assertThat(clock.passed(a, b) + clock.passed(b, c))
          .isCloseTo(clock.passed(a, c), within(1e-9));
    }
  }

  @ParameterizedTest(name = "{0} days")
  @ValueSource(doubles = {0, -1, Double.NaN})
  void aHalfLifeIsAboveZero(double days) {
    assertThatIllegalArgumentException().isThrownBy(() -> HalfLife.ofDays(days));
  }
}
