package io.intentscorer.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.ShippedPersonas;
import io.intentscorer.local.SampleTraffic.Event;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleTrafficTest {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final Instant NOW = Instant.parse("2026-05-04T09:30:00.123Z");
  private static final int OPENING = 30;

  @Test
  void theSameSeedGivesTheSameEvents() {
    assertThat(take(7, 500)).isEqualTo(take(7, 500)).isNotEqualTo(take(8, 500));
  }

  @Test
  void everyEventSaysWhatItIsWhenAndWho() {
    Set<String> messageIds = new HashSet<>();
    for (Event event : take(1, 2_000)) {
      JsonNode value = MAPPER.readTree(event.value());
      assertThat(value.path("type").stringValue()).isNotBlank();
      assertThat(value.path("timestamp").stringValue()).isEqualTo("2026-05-04T09:30:00.123Z");
      assertThat(messageIds.add(value.path("messageId").stringValue())).isTrue();
      assertThat(new String(event.key(), UTF_8)).isIn(text(value, "anonymousId", "userId"));
    }
  }

  @Test
  void wholeSecondsKeepTheirMilliseconds() {
    Event event = new SampleTraffic(1).next(Instant.parse("2026-05-04T09:30:00Z"));
    assertThat(MAPPER.readTree(event.value()).path("timestamp").stringValue())
        .isEqualTo("2026-05-04T09:30:00.000Z");
  }

  @Test
  void bothDialectsAndEveryKindOfStepOccur() {
    Set<String> names = new HashSet<>();
    for (JsonNode event : values(1, 2_000)) {
      names.add(event.path("event").asString(event.path("type").stringValue()));
    }
    assertThat(names)
        .containsAll(Set.of("page", "identify", "group", "Signed Up", "Demo Requested"))
        .containsAll(Set.of("Trial Started", "Invite Sent", "Unsubscribed"))
        .containsAll(Set.of("web_visit", "signup", "demo_request", "trial_started", "invite_sent"))
        .containsAll(Set.of("unsubscribe", "login", "newsletter_signup"));
  }

  @Test
  void peopleReadBeforeTheySayWhoTheyAre() {
    Set<String> introduced = new HashSet<>();
    int anonymous = 0;
    for (JsonNode event : values(1, 300)) {
      if (event.has("userId")) {
        introduced.add(event.path("anonymousId").asString(""));
      } else {
        anonymous++;
        assertThat(introduced).doesNotContain(event.path("anonymousId").stringValue());
      }
    }
    assertThat(anonymous).isBetween(60, 200);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, -9})
  void theOpeningBringsBuyersOfManyPersonas(long seed) throws IOException {
    List<JsonNode> opening = values(seed, OPENING);
    Set<String> titles = titles(opening);
    long met =
        ShippedPersonas.all().stream()
            .filter(persona -> titles.stream().anyMatch(t -> ShippedPersonas.isHeld(persona, t)))
            .count();
    assertThat(met).isGreaterThanOrEqualTo(5);
    assertThat(opening.stream().filter(SampleTrafficTest::asksForDemo).count())
        .isGreaterThanOrEqualTo(5);
    assertThat(opening.stream().filter(SampleTrafficTest::looksAtPrices).count())
        .isGreaterThanOrEqualTo(8);
  }

  @Test
  void everyShippedPersonaIsMet() throws IOException {
    Set<String> titles = titles(values(1, 2_000));
    assertThat(ShippedPersonas.all())
        .allSatisfy(
            persona ->
                assertThat(titles)
                    .as(persona.id())
                    .anyMatch(title -> ShippedPersonas.isHeld(persona, title)));
  }

  @Test
  void theCastHasNoNamesakes() {
    List<String> emails =
        SampleCast.load().people().stream().map(SampleCast.Person::email).toList();
    assertThat(emails).hasSizeGreaterThan(70).doesNotHaveDuplicates();
    assertThat(emails).allMatch(email -> email.matches("[a-z.-]+@[a-z-]+\\.(com|in|io|de)"));
  }

  private static List<Event> take(long seed, int count) {
    SampleTraffic traffic = new SampleTraffic(seed);
    return Stream.generate(() -> traffic.next(NOW)).limit(count).toList();
  }

  private static List<JsonNode> values(long seed, int count) {
    return take(seed, count).stream().map(event -> MAPPER.readTree(event.value())).toList();
  }

  private static boolean asksForDemo(JsonNode event) {
    return text(event, "type", "event").stream()
        .anyMatch(name -> name.equals("demo_request") || name.equals("Demo Requested"));
  }

  private static boolean looksAtPrices(JsonNode event) {
    Set<String> paths =
        Set.of(event.at("/page/path").asString(""), event.at("/context/page/path").asString(""));
    return paths.contains("/pricing");
  }

  private static List<String> text(JsonNode event, String... fields) {
    return Stream.of(fields).map(field -> event.path(field).asString("")).toList();
  }

  private static Set<String> titles(Collection<JsonNode> events) {
    Set<String> titles = new HashSet<>();
    for (JsonNode event : events) {
      titles.add(event.at("/contact/title").asString(""));
      titles.add(event.at("/traits/title").asString(""));
    }
    return titles;
  }
}
