package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events that were written to break something; beside each, a neighbour is scored as ever. */
class HostileEventsTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final int MEGABYTE = 1_000_000;

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Neighbour neighbour = new Neighbour(driven);

  @AfterEach
  void close() {
    driven.close();
  }

  @ParameterizedTest
  @CsvSource({
    "'[', 900000",
    "'{\"a\":', 150000",
    "'[{\"a\":[', 100000",
    "'[', 65",
    "'{\"all\":[', 33",
  })
  void nestingBombsAreTooDeep(String opening, int times) {
    assertThat(
            refused(
                "{\"type\":\"x\",\"userId\":\"u\",\"properties\":{\"a\":" + opening.repeat(times)))
        .isEqualTo("too-deep");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'x','company':{'domain':'bad.com','name':'?'}}",
        "{'type':'x','company':{'domain':'bad.com','employees':'?'}}",
        "{'type':'x','company':{'domain':'bad.com','techStack':'?'}}",
        "{'type':'x','company':{'domain':'bad.com'},'contact':{'email':'a@bad.com','title':'?'}}",
        "{'type':'x','company':{'domain':'bad.com'},'page':{'url':'https://a.com/?'}}",
        "{'type':'x','company':{'domain':'bad.com'},'properties':{'a':'?'}}",
      })
  void longTextsAreCutAndScored(String shape) {
    for (String letter : List.of("x", "1", "-", ",", "vp ", "\\u0001", "\uD83D\uDE00", "é")) {
      int bytes = letter.getBytes(UTF_8).length * (shape.split("\\?", -1).length - 1);
      String scores =
          scored(shape.replace('\'', '"').replace("?", letter.repeat(MEGABYTE / bytes)));
      assertThat(scores.length()).as(letter).isLessThan(100_000);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "userId", "anonymousId", "messageId", "timestamp"})
  void longIdentifiersAreRefused(String field) {
    String rest = field.equals("type") ? "" : "\"type\":\"x\",";
    String event =
        "{"
            + rest
            + "\"company\":{\"domain\":\"bad.com\"},\""
            + field
            + "\":\""
            + "x".repeat(MEGABYTE)
            + "\"}";
    assertThat(refused(event)).isIn("wrong-type", "bad-time");
  }

  @Test
  void longNamesAreRefusedOrScored() {
    String open = "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"";
    assertThat(refused(open + "x".repeat(MEGABYTE) + "\":1}}")).isEqualTo("too-deep");
    assertThat(scored(open + "x".repeat(49_000) + "\":1}}").length()).isLessThan(100_000);
  }

  @Test
  void longAddressesAndDomainsAreNobodys() {
    String text = "x".repeat(MEGABYTE);
    assertThat(refused("{\"type\":\"x\",\"contact\":{\"email\":\"" + text + "@bad.com\"}}"))
        .isEqualTo("no-identity");
    assertThat(refused("{\"type\":\"x\",\"company\":{\"domain\":\"" + text + ".com\"}}"))
        .isEqualTo("no-identity");
    assertThat(
            refused(
                "{\"type\":\"x\",\"contact\":{\"email\":\"a@" + "b.".repeat(400_000) + "com\"}}"))
        .isEqualTo("no-identity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'x','company':{'domain':'bad.com','techStack':[?]}}",
        "{'type':'x','company':{'domain':'bad.com','odd':[?]}}",
        "{'type':'x','company':{'domain':'bad.com','aliases':[?]}}",
        "{'type':'x','company':{'domain':'bad.com'},'contact':{'userId':'u','goals':[?]}}",
        "{'type':'x','company':{'domain':'bad.com'},'properties':{'list':[?]}}",
      })
  void listsWithoutEndAreCutAndScored(String shape) {
    StringBuilder items = new StringBuilder("\"i0\"");
    for (int i = 1; i < 100_000; i++) {
      items.append(",\"").append(Integer.toString(i, 36)).append('"');
    }
    assertThat(scored(shape.replace('\'', '"').replace("?", items)).length()).isLessThan(100_000);
  }

  @Test
  void fieldsWithoutEndAreCutAndScored() {
    StringBuilder fields = new StringBuilder("\"f\":1");
    for (int i = 0; i < 60_000; i++) {
      fields.append(",\"f").append(i).append("\":1");
    }
    for (String subject : List.of("properties", "contact", "campaign", "context")) {
      scored(
          "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\"},\""
              + subject
              + "\":{"
              + fields
              + "}}");
    }
    assertThat(
            scored("{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\"," + fields + "}}").length())
        .isLessThan(100_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e999999999", "-1e999999999", "1e-999999999", "1E+2147483648", "123456789e400"})
  void numbersBeyondAllBoundsAreRefusedOrKeptAsTheyStand(String number) {
    String company =
        "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"employees\":" + number + "}}";
    if (number.contains("e-")) {
      assertThat(scored(company)).contains("bad.com");
    } else {
      assertThat(refused(company)).isEqualTo("wrong-type");
    }
    scored(
        "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\"},\"properties\":{\"n\":"
            + number
            + "}}");
    scored(
        "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"employees\":\"" + number + "\"}}");
  }

  @Test
  void aNumberOfAMillionDigitsIsRefused() {
    String event =
        "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"employees\":"
            + "9".repeat(MEGABYTE)
            + "}}";
    assertThat(refused(event)).isEqualTo("too-deep");
  }

  @Test
  void halvesOfLettersAreReplaced() {
    for (String half : List.of("\\ud800", "\\udfff", "\\ud83d\\ud83d", "a\\udc00b")) {
      String name = "\"name\":\"" + half + "\"";
      String scores = scored("{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\"," + name + "}}");
      assertThat(scores).contains("\uFFFD").doesNotContainPattern("[\\ud800-\\udfff]");
    }
    String named = "{\"type\":\"x\",\"company\":{\"domain\":\"bad.com\",\"a\\ud800\":1}}";
    assertThat(refused(named)).isEqualTo("not-json");
  }

  @Test
  void ofDoubledNamesTheLastStands() {
    String scores =
        scored(
            "{\"type\":\"y\",\"type\":\"x\",\"company\":{\"domain\":\"neighbour.com\"},"
                + "\"company\":{\"domain\":\"bad.com\",\"name\":\"A\",\"name\":\"B\",\"Name\":\"C\"}}");
    assertThat(
            scored(
                "{\"type\":\"x\","
                    + "\"a\":1,".repeat(100_000)
                    + "\"company\":{\"domain\":\"bad.com\"}}"))
        .contains("bad.com");
    assertThat(scores).contains("\"name\":\"C\"");
  }

  @Test
  void keysThatAreOtherPeoplesAddressesSayNothingOfThem() {
    driven.event(Rules.visit("m-1"));
    driven.read(driven.topics().scoredLeads());
    byte[] key = "ada@acme.com".getBytes(UTF_8);
    String event =
        """
        {"type":"x","userId":"u-2","contact":{"email":"eve@bad.com","ada@acme.com":"x"},
         "properties":{"ada@acme.com":"x"},"company":{"acme.com":{"domain":"acme.com"}}}
        """;
    neighbour.beside(
        "another's key",
        () ->
            driven.pipe(
                driven.topics().companyEvents(),
                DrivenTopology.record(key, event.getBytes(UTF_8), START)));
    assertThat(driven.read(driven.topics().scoredLeads()))
        .extracting(record -> new String(record.key(), UTF_8))
        .containsExactly("eve@bad.com");
  }

  /** The scores of the only company that an event is of, beside the neighbour. */
  private String scored(String event) {
    List<Neighbour.Other> others = beside(event);
    assertThat(driven.read(driven.topics().deadLetters())).as(start(event)).isEmpty();
    assertThat(others).as(start(event)).isNotEmpty();
    return others.get(0).value();
  }

  private String refused(String event) {
    assertThat(beside(event)).as(start(event)).isEmpty();
    List<TestRecord<byte[], byte[]>> letters = driven.read(driven.topics().deadLetters());
    assertThat(letters).as(start(event)).hasSize(1);
    return new String(letters.get(0).headers().lastHeader("error.reason").value(), UTF_8);
  }

  private List<Neighbour.Other> beside(String event) {
    return neighbour.beside(start(event), () -> driven.event(event));
  }

  private static String start(String event) {
    return event.substring(0, Math.min(200, event.length()));
  }
}
