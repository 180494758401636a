package io.intentscorer.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the fuzzer once found, and one input for each way that it found through the code. */
class KeptInputsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void noneBreaksWhatIsPromisedOfAll(Target target) {
    List<byte[]> inputs = target.kept();
    assertThat(inputs).hasSizeGreaterThan(20);
    // What is loaded once shall not count as slow.
    target.check(inputs.get(0));
    for (int i = 0; i < inputs.size(); i++) {
      long begun = System.nanoTime();
      try {
        target.check(inputs.get(i));
      } catch (RuntimeException | AssertionError broken) {
        throw new AssertionError("input " + (i + 1) + " of " + target.word(), broken);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .as("input %d of %s", i + 1, target.word())
          .isLessThan(LONG);
    }
  }
}
