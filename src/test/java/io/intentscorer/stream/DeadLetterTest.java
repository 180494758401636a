package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.stream.Topics.Topic;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be read is set aside as it came, says why and where from, and stops nothing. */
class DeadLetterTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final Instant SENT = Instant.parse("2026-05-04T08:59:30.123Z");

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Topic events = driven.topics().companyEvents();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void aLetterHoldsTheRecordAsItCameAndSaysWhy() {
    driven.event(Rules.visit("m-1"));
    byte[] key = HexFormat.of().parseHex("00ff10");
    byte[] value = HexFormat.of().parseHex("7b22fffe00");
    Headers headers = new RecordHeaders();
    headers.add("traceparent", "00-4bf9".getBytes(UTF_8));
    headers.add("error.reason", "from another application".getBytes(UTF_8));
    headers.add("empty", noBytes());
    driven.pipe(events, new TestRecord<>(key, value, headers, SENT));

    TestRecord<byte[], byte[]> letter = only(driven.read(driven.topics().deadLetters()));

    assertThat(letter.key()).isEqualTo(key);
    assertThat(letter.value()).isEqualTo(value);
    assertThat(letter.getRecordTime()).isEqualTo(SENT);
    List<Header> received = Arrays.asList(letter.headers().toArray());
    assertThat(received.subList(0, 3)).containsExactly(headers.toArray());
    Map<String, String> ours = texts(received.subList(3, received.size()));
    assertThat(ours)
        .containsOnlyKeys(
            "error.reason",
            "error.message",
            "source.topic",
            "source.partition",
            "source.offset",
            "source.timestamp")
        .containsEntry("error.reason", "not-json")
        .containsEntry("source.topic", "company-events")
        .containsEntry("source.partition", "0")
        .containsEntry("source.offset", "1")
        .containsEntry("source.timestamp", Long.toString(SENT.toEpochMilli()));
    assertThat(ours.get("error.message")).startsWith("the event is not JSON at line 1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                                | empty",
        "not json                                          | not-json",
        "[1,2]                                             | not-an-object",
        "{\"company\":{\"domain\":\"acme.com\"}}           | no-type",
        "{\"type\":\"track\",\"userId\":\"u\"}             | no-event-name",
        "{\"type\":\"visit\",\"userId\":{}}                | wrong-type",
        "{\"type\":\"visit\",\"timestamp\":\"tomorrow\"}   | bad-time",
        "{\"type\":\"visit\"}                              | no-identity",
      })
  void theReasonIsAStableCode(String value, String reason) {
    driven.event(value);
    assertThat(reasons()).containsExactly(reason);
  }

  @Test
  void deepNestingIsRefusedAndNotAnOverflow() {
    driven.event("{\"type\":\"visit\",\"properties\":" + "[".repeat(100_000));
    assertThat(reasons()).containsExactly("too-deep");
  }

  @Test
  void aRecordWithoutKeyAndValueStaysOne() {
    driven.pipe(events, DrivenTopology.record(null, null, SENT));
    TestRecord<byte[], byte[]> letter = only(driven.read(driven.topics().deadLetters()));
    assertThat(letter.key()).isNull();
    assertThat(letter.value()).isNull();
    assertThat(texts(letter)).containsEntry("error.reason", "empty");
  }

  @Test
  void anEventOverOneMebibyteIsKeptWhole() {
    byte[] large = new byte[(1 << 20) + 1];
    Arrays.fill(large, (byte) ' ');
    driven.pipe(events, DrivenTopology.record(null, large, SENT));
    TestRecord<byte[], byte[]> letter = only(driven.read(driven.topics().deadLetters()));
    assertThat(letter.value()).isEqualTo(large);
    assertThat(texts(letter))
        .containsEntry("error.reason", "too-large")
        .doesNotContainKey("error.cut");
  }

  @Test
  void aLetterThatNoTopicTakesWholeIsCutAndSaysSo() {
    byte[] key = new byte[100_000];
    byte[] enormous = new byte[Topics.MAX_RECORD_BYTES];
    Headers headers = new RecordHeaders();
    headers.add("large", new byte[200_000]);
    driven.pipe(events, new TestRecord<>(key, enormous, headers, SENT));
    TestRecord<byte[], byte[]> letter = only(driven.read(driven.topics().deadLetters()));
    assertThat(size(letter)).isLessThan(Topics.MAX_RECORD_BYTES);
    assertThat(texts(letter))
        .containsEntry("error.reason", "too-large")
        .containsEntry("error.cut", Integer.toString(enormous.length));
  }

  @Test
  void theEventsBehindAreScored() {
    driven.event("garbage");
    driven.event(Rules.visit("m-1"));
    assertThat(driven.texts(driven.topics().scoredLeads()))
        .singleElement()
        .asString()
        .contains("\"contact\":\"ada@acme.com\"");
  }

  private List<String> reasons() {
    return driven.read(driven.topics().deadLetters()).stream()
        .map(letter -> texts(letter).get("error.reason"))
        .toList();
  }

  private static TestRecord<byte[], byte[]> only(List<TestRecord<byte[], byte[]>> letters) {
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static Map<String, String> texts(TestRecord<byte[], byte[]> letter) {
    return texts(Arrays.asList(letter.headers().toArray()));
  }

  private static Map<String, String> texts(List<Header> headers) {
    Map<String, String> texts = new LinkedHashMap<>();
    headers.forEach(header -> texts.put(header.key(), new String(header.value(), UTF_8)));
    return texts;
  }

  private static int size(TestRecord<byte[], byte[]> letter) {
    int size = letter.key().length + letter.value().length;
    for (Header header : letter.headers()) {
      size += header.key().length() + header.value().length;
    }
    return size;
  }

  @SuppressWarnings("NullAway") // A header's value may be null; Kafka does not say so.
  private static byte[] noBytes() {
    byte @Nullable [] none = null;
    return none;
  }
}
