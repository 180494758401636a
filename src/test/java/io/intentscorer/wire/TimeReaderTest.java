package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeReaderTest {
  private static final String ARRIVED = "2026-05-04T12:00:00Z";

  private final EventReader reader = new EventReader(ReaderSettings.standard());

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'2026-05-04T09:30:00.000Z'|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30:00Z'|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30Z'|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30:00.123456789Z'|2026-05-04T09:30:00.123Z",
        "'2026-05-04T09:30:00+05:30'|2026-05-04T04:00:00Z",
        "'2026-05-04T09:30:00+0530'|2026-05-04T04:00:00Z",
        "'2026-05-04T09:30:00+00:00'|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30:00+0000'|2026-05-04T09:30:00Z",
        "'2026-05-04 09:30:00+05'|2026-05-04T04:30:00Z",
        "'2026-05-04T09:30:00-07:00'|2026-05-04T16:30:00Z",
        "'2026-05-04t09:30:00z'|2026-05-04T09:30:00Z",
        "'2026-05-04 09:30:00'|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30:00'|2026-05-04T09:30:00Z",
        "'2026-05-04'|2026-05-04T00:00:00Z",
        "'2026-5-4'|2026-05-04T00:00:00Z",
        "' 2026-05-04T09:30:00Z '|2026-05-04T09:30:00Z",
        "'2026-05-04T09:30:00+02:00[Europe/Berlin]'|2026-05-04T07:30:00Z",
        "1777887000|2026-05-04T09:30:00Z",
        "1777887000000|2026-05-04T09:30:00Z",
        "1777887000.5|2026-05-04T09:30:00.500Z",
        "'1777887000'|2026-05-04T09:30:00Z",
        "'1777887000000'|2026-05-04T09:30:00Z",
        "null|1970-01-01T00:00:00Z",
      })
  void timesAreReadAsTheyAreWritten(String written, String read) {
    assertThat(Written.event("{'type':'x','timestamp':" + written + "}").time())
        .isEqualTo(Written.time(read));
  }

  @ParameterizedTest(name = "{0} is no time")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'yesterday'",
        "''",
        "'2026-13-04'",
        "'04.05.2026'",
        "'+999999999-12-31T23:59:59Z'",
        "'-999999999-01-01T00:00:00Z'",
        "'+275760-09-13T00:00:00.000Z'",
        "1e300",
        "1e999",
        "'12'"
      })
  void whatIsNoTimeIsRefused(String written) {
    Decoded decoded =
        reader.read(Written.bytes("{'type':'x','timestamp':" + written + "}"), Arrival.replayed(0));

    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Unreadable.class,
            unreadable -> assertThat(unreadable.reason()).isEqualTo(Decoded.Reason.BAD_TIME));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no time at all|||||12:00:00",
        "a time alone|10:00:00||||10:00:00",
        "a right clock|11:59:58||12:00:00||11:59:58",
        "a clock an hour fast|12:59:58||13:00:00||11:59:58",
        "a clock an hour slow|10:59:58||11:00:00||11:59:58",
        "corrected on its way already|11:59:58|12:59:58|13:00:00||11:59:58",
        "the original alone|| 12:59:58|13:00:00||11:59:58",
        "received earlier than the record|12:59:58||13:00:00|11:00:00|10:59:58",
        "sent without a time of its own|||13:00:00||12:00:00",
        "four minutes ahead|12:04:00||||12:04:00",
        "five minutes ahead|12:05:00||||12:05:00",
        "more than five minutes ahead|12:05:01||||12:00:00",
        "a day ahead by a slow sender|23:00:00||12:00:00||12:00:00",
      })
  void clocksAreCorrected(
      String name,
      @Nullable String timestamp,
      @Nullable String original,
      @Nullable String sentAt,
      @Nullable String receivedAt,
      String read) {
    String event =
        "{'type':'x'"
            + field("timestamp", timestamp)
            + field("originalTimestamp", original)
            + field("sentAt", sentAt)
            + field("receivedAt", receivedAt)
            + "}";
    Decoded decoded = reader.read(Written.bytes(event), Arrival.live(Written.time(ARRIVED)));

    assertThat(Written.understood(decoded).time()).isEqualTo(at(read));
  }

  @Test
  void aFilesOwnClockCorrectsNothing() {
    Decoded decoded =
        reader.read(
            Written.bytes("{'type':'x','timestamp':'2030-01-01','sentAt':'2020-01-01'}"),
            Arrival.replayed(0));

    assertThat(Written.understood(decoded).time()).isEqualTo(Written.time("2030-01-01T00:00:00Z"));
  }

  @Test
  void timesArePublishedWithMilliseconds() {
    assertThat(Times.written(Written.time("2026-05-04T09:30:00Z")))
        .isEqualTo("2026-05-04T09:30:00.000Z");
    assertThat(Times.written(Written.time("2026-05-04T09:30:00.120Z")))
        .isEqualTo("2026-05-04T09:30:00.120Z");
  }

  private static String field(String name, @Nullable String time) {
    return time == null ? "" : ",'" + name + "':'2026-05-04T" + time.strip() + "Z'";
  }

  private static long at(String time) {
    return Written.time("2026-05-04T" + time + "Z");
  }
}
