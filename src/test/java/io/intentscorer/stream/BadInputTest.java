package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.SharedData;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others collected to break programs goes through the topology, as events, inside events, as
 * rules and as keys. Each is scored or has a dead letter or a verdict, and after each the event of
 * another company is scored rightly.
 */
class BadInputTest {
  private static final Instant START = Instant.parse("2026-05-04T09:00:00Z");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern ADDRESS = Pattern.compile("<address>(.*?)</address>");
  private static final Pattern QUOTED = Pattern.compile("checkPublicSuffix\\('([^']*)'");
  private static final List<String> REASONS =
      Arrays.stream(Decoded.Reason.values()).map(Decoded.Reason::code).toList();

  private final DrivenTopology driven = new DrivenTopology(START, NurtureTopics.existing());
  private final Neighbour neighbour = new Neighbour(driven);
  private final Map<String, Integer> outcomes = new TreeMap<>();

  @AfterEach
  void close() {
    driven.close();
  }

  @Test
  void everyFileIsADeadLetterAsItStands() {
    for (Path file : files()) {
      send(file.toString(), SharedData.bytes(file));
    }
    assertThat(outcomes).doesNotContainKey("scored");
    assertThat(sum()).isEqualTo(321);
  }

  @ParameterizedTest(name = "as {0}")
  @ValueSource(
      strings = {
        "{'type':?,'company':{'domain':'bad.com'}}",
        "{'type':'x','company':?}",
        "{'type':'x','company':{'domain':'bad.com','employees':?}}",
        "{'type':'x','company':{'domain':'bad.com','techStack':[?]}}",
        "{'type':'x','company':{'domain':'bad.com'},'contact':{'odd':?}}",
        "{'type':'x','company':{'domain':'bad.com'},'timestamp':?}",
        "{'type':'x','company':{'domain':'bad.com'},'properties':?}",
      })
  void jsonOfEveryKindIsScoredOrADeadLetterInsideAnEvent(String event) {
    for (Path file : SharedData.files("bad-input/json-test-suite")) {
      send(file.toString(), around(event, SharedData.bytes(file)));
    }
    assertThat(sum()).isEqualTo(318);
    assertThat(outcomes).hasSizeGreaterThan(1);
  }

  @Test
  void naughtyStringsAreScoredWhereverTheyStand() {
    for (JsonNode text : JSON.readTree(SharedData.bytes(SharedData.at("bad-input/blns.json")))) {
      byte[] written = JSON.writeValueAsBytes(text);
      send(
          text.toString(),
          around(
              "{'type':'x','company':{'domain':'bad.com','name':?},'contact':{'title':?},"
                  + "'properties':{'a':?},'page':{'url':?,'title':?}}",
              written));
      send(
          text.toString(),
          around("{'type':?,'userId':?,'anonymousId':?,'contact':{'email':?}}", written));
    }
    assertThat(sum()).isEqualTo(2 * 515);
    assertThat(outcomes.get("scored")).isGreaterThan(500);
  }

  @Test
  void addressesAndDomainsOfEveryKindAreScoredOrWait() {
    List<String> addresses = found(ADDRESS, "bad-input/isemail_tests.xml");
    List<String> domains = found(QUOTED, "bad-input/test_psl.txt");
    assertThat(addresses).hasSizeGreaterThan(150);
    assertThat(domains).hasSizeGreaterThan(60);
    for (String address : addresses) {
      send(
          address,
          around(
              "{'type':'x','userId':'u','contact':{'email':?}}", JSON.writeValueAsBytes(address)));
    }
    for (String domain : domains) {
      send(domain, around("{'type':'x','company':{'domain':?}}", JSON.writeValueAsBytes(domain)));
    }
    assertThat(sum()).isEqualTo(addresses.size() + domains.size());
  }

  @Test
  void everyFileIsRejectedAsARule() {
    for (Path file : files()) {
      byte[] content = SharedData.bytes(file);
      neighbour.beside(file.toString(), () -> driven.submit("bad", content));
      assertThat(driven.texts(driven.topics().ruleStatus()))
          .as(file.toString())
          .last()
          .asString()
          .contains("\"state\":\"rejected\"");
    }
  }

  @Test
  void everyFileIsAKeyThatStopsNothing() {
    for (Path file : files()) {
      byte[] key = SharedData.bytes(file);
      TestRecord<byte[], byte[]> record = DrivenTopology.record(key, bytes("{}"), START);
      neighbour.beside("erased: " + file, () -> driven.pipe(driven.topics().erasures(), record));
      neighbour.beside("rule: " + file, () -> driven.pipe(driven.topics().icpRules(), record));
      neighbour.beside(
          "event: " + file, () -> driven.pipe(driven.topics().companyEvents(), record));
    }
  }

  private void send(String name, byte[] event) {
    TestRecord<byte[], byte[]> record = DrivenTopology.record(null, event, driven.now());
    List<Neighbour.Other> scored =
        neighbour.beside(name, () -> driven.pipe(driven.topics().companyEvents(), record));
    List<TestRecord<byte[], byte[]>> letters = driven.read(driven.topics().deadLetters());
    assertThat(letters).as(name).hasSizeLessThan(2);
    String outcome = scored.isEmpty() ? "waits" : "scored";
    for (TestRecord<byte[], byte[]> letter : letters) {
      assertThat(scored).as(name).isEmpty();
      assertThat(letter.value()).as(name).isEqualTo(event);
      outcome = new String(letter.headers().lastHeader("error.reason").value(), UTF_8);
      assertThat(REASONS).contains(outcome);
    }
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private int sum() {
    System.out.println("bad input: " + outcomes);
    return outcomes.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static List<Path> files() {
    List<Path> files = new java.util.ArrayList<>(SharedData.files("bad-input/json-test-suite"));
    files.add(SharedData.at("bad-input/blns.json"));
    files.add(SharedData.at("bad-input/isemail_tests.xml"));
    files.add(SharedData.at("bad-input/test_psl.txt"));
    return files;
  }

  private static List<String> found(Pattern pattern, String file) {
    Matcher matcher = pattern.matcher(new String(SharedData.bytes(SharedData.at(file)), UTF_8));
    return matcher.results().map(result -> result.group(1)).distinct().toList();
  }

  private static byte[] around(String event, byte[] value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String[] parts = event.replace('\'', '"').split("\\?", -1);
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        bytes.writeBytes(value);
      }
      bytes.writeBytes(bytes(parts[i]));
    }
    return bytes.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
