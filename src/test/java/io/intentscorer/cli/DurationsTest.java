package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "30s, PT30S",
    "30, PT30S",
    "' 30 s ', PT30S",
    "30S, PT30S",
    "5m, PT5M",
    "2h, PT2H",
    "500ms, PT0.5S",
    "0s, PT0S",
    "999999999h, PT999999999H"
  })
  void readsSpans(String written, Duration span) {
    assertThat(Durations.span(written)).isEqualTo(span);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-5s", "1.5h", "1 day", "1d", "9999999999s", "5s5"})
  void refusesWhatIsNoSpan(String written) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> Durations.span(written))
        .withMessageContaining("write 30s, 5m or 2h");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-05-04T09:30:00Z, 2026-05-04T09:30:00Z",
    "2026-05-04T09:30:00.125Z, 2026-05-04T09:30:00.125Z",
    "2026-05-04T11:30:00+02:00, 2026-05-04T09:30:00Z",
    "2026-05-04, 2026-05-04T00:00:00Z"
  })
  void readsMoments(String written, Instant moment) {
    assertThat(Durations.moment(written)).isEqualTo(moment);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "now", "2026-13-01", "2026-05-04T09:30", "04.05.2026"})
  void refusesWhatIsNoMoment(String written) {
    assertThatExceptionOfType(TypeConversionException.class)
        .isThrownBy(() -> Durations.moment(written))
        .withMessageContaining("write it like 2026-05-04T09:30:00Z");
  }
}
