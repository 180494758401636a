package io.intentscorer.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as they are published: ISO 8601, UTC, always with milliseconds. */
public final class Times {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** A time given in milliseconds since 1970 UTC. */
  public static String written(long millis) {
    return FORM.format(Instant.ofEpochMilli(millis));
  }
}
