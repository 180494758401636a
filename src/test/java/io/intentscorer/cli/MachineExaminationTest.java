package io.intentscorer.cli;

import static io.intentscorer.stream.Check.Outcome.FAIL;
import static io.intentscorer.stream.Check.Outcome.OK;
import static io.intentscorer.stream.Check.Outcome.WARN;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.stream.Check;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MachineExaminationTest {
  private static final long MEGABYTE = 1 << 20;

  @ParameterizedTest
  @CsvSource({
    "1024, 256, 4096, OK",
    "1024, 256, 1792, OK",
    "1024, 256, 1791, WARN",
    "4096, 256, 4096, WARN",
    "128, 256, 4096, WARN"
  })
  void weighsHeapAndStoresAgainstTheMachine(
      long heap, long stores, long machine, Check.Outcome outcome) {
    assertThat(
            MachineExamination.memory(heap * MEGABYTE, stores * MEGABYTE, machine * MEGABYTE)
                .outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"10000, OK", "4095, WARN", "511, FAIL"})
  void wantsRoomOnTheDisk(long free, Check.Outcome outcome) {
    assertThat(MachineExamination.disk(free * MEGABYTE).outcome())
        .isIn(OK, WARN, FAIL)
        .isEqualTo(outcome);
  }
}
