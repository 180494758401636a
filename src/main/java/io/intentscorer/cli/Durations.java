package io.intentscorer.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import picocli.CommandLine.TypeConversionException;

/** Spans and moments as people type them. */
final class Durations {
  private Durations() {}

  /** {@code 30s}, {@code 5m}, {@code 2h}, {@code 500ms}; a bare number is seconds. */
  static Duration span(String written) {
    String text = written.strip().toLowerCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && Character.isDigit(text.charAt(end))) {
      end++;
    }
    if (end == 0 || end > 9) {
      throw noSpan(written);
    }
    long amount = Long.parseLong(text.substring(0, end));
    return switch (text.substring(end).strip()) {
      case "ms" -> Duration.ofMillis(amount);
      case "", "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> throw noSpan(written);
    };
  }

  /** {@code 2026-05-04T09:30:00Z}, or a day, which is its first moment in UTC. */
  static Instant moment(String written) {
    try {
      return written.length() == 10
          ? LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.ofEpochMilli(Instant.parse(written).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException notATime) {
      throw new TypeConversionException(
          "'" + written + "' is no time; write it like 2026-05-04T09:30:00Z");
    }
  }

  private static TypeConversionException noSpan(String written) {
    return new TypeConversionException("'" + written + "' is no duration; write 30s, 5m or 2h");
  }
}
