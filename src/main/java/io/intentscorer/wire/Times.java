package io.intentscorer.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as they are published: ISO 8601, UTC, always with milliseconds. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private static final byte[] PATTERN =
      "0000-00-00T00:00:00.000Z".getBytes(StandardCharsets.ISO_8859_1);
  private static final int DAY = 86_400_000;

  /** The days since 1970 of which the year has four digits. */
  private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private Times() {}

  /**
   * A time given in milliseconds since 1970 UTC. Digit by digit, since a record holds up to a dozen
   * and the formatter was a sixth of all that writing cost.
   */
  public static String written(long millis) {
    long day = Math.floorDiv(millis, (long) DAY);
    if (day < FIRST_DAY || day > LAST_DAY) {
      return FORM.format(Instant.ofEpochMilli(millis));
    }
    LocalDate date = LocalDate.ofEpochDay(day);
    int time = Math.floorMod(millis, DAY);
    byte[] text = PATTERN.clone();
    digits(text, 0, 4, date.getYear());
    digits(text, 5, 2, date.getMonthValue());
    digits(text, 8, 2, date.getDayOfMonth());
    digits(text, 11, 2, time / 3_600_000);
    digits(text, 14, 2, time / 60_000 % 60);
    digits(text, 17, 2, time / 1_000 % 60);
    digits(text, 20, 3, time % 1_000);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void digits(byte[] text, int from, int count, int number) {
    int rest = number;
    for (int i = from + count - 1; i >= from; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
