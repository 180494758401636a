package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class TimesTest {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final long DAY = 86_400_000;

  @Test
  void readsAsTheFormatterWrites() {
    SplittableRandom random = new SplittableRandom(4);
    for (long span : new long[] {DAY, 366 * DAY, 3_000_000 * DAY, 40_000_000 * DAY}) {
      for (int i = 0; i < 20_000; i++) {
        asFormatted(random.nextLong(-span, span));
      }
    }
  }

  @Test
  void theBoundsOfDaysAndOfYearsOfFourDigits() {
    for (LocalDate day :
        new LocalDate[] {
          LocalDate.of(-1, 12, 31),
          LocalDate.of(0, 1, 1),
          LocalDate.of(0, 2, 29),
          LocalDate.of(1969, 12, 31),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(9999, 12, 31),
          LocalDate.of(10_000, 1, 1)
        }) {
      long begin = day.toEpochDay() * DAY;
      asFormatted(begin - 1);
      asFormatted(begin);
      asFormatted(begin + DAY - 1);
    }
    assertThat(Times.written(-1)).isEqualTo("1969-12-31T23:59:59.999Z");
  }

  private static void asFormatted(long millis) {
    assertThat(Times.written(millis)).isEqualTo(FORM.format(Instant.ofEpochMilli(millis)));
  }
}
