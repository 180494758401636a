package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.account.Next;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others send, hostile or not: it all ends as an event or as a reason, and nothing throws. */
final class RealInputTest {
  private static final Arrival NOW = Arrival.live(Written.time("2026-12-01T00:00:00Z"));

  private final EventReader reader = new EventReader(ReaderSettings.standard());
  private final OutputWriter writer = new OutputWriter();

  @Test
  void everyMessageOfSegmentsDocumentationIsAnEventOrHasAReason() {
    Map<String, Integer> counts = new TreeMap<>();
    String text =
        new String(
            SharedData.bytes(SharedData.at("events/segment_docs_messages.jsonl")),
            StandardCharsets.UTF_8);
    for (String line : text.strip().split("\n", -1)) {
      Decoded decoded = read(Json.MAPPER.readTree(line).get("message"));
      String outcome =
          decoded instanceof Decoded.Unreadable unreadable
              ? "unreadable: " + unreadable.reason().code() + ": " + unreadable.message()
              : "event";
      counts.merge(outcome, 1, Integer::sum);
    }
    System.out.println("Segment's documentation: " + counts);

    assertThat(counts.values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(107);
    assertThat(counts.getOrDefault("event", 0)).isGreaterThanOrEqualTo(100);
  }

  @Test
  void theRequestsOfRealTrackersAreEvents() {
    int events = 0;
    for (Path file : SharedData.files("recordings")) {
      for (JsonNode request : Json.MAPPER.readTree(SharedData.bytes(file))) {
        JsonNode body = request.get("body_json");
        JsonNode batch = body.get("batch");
        for (JsonNode message : batch == null ? List.of(body) : batch) {
          CompanyEvent event = Written.understood(read(message));
          assertThat(event.messageId()).as(file + ": " + message).isNotNull();
          assertThat(event.who().userId() + event.who().anonymousId()).isNotEqualTo("nullnull");
          assertThat(event.time()).isBetween(Written.time("2026-11-01T00:00:00Z"), NOW.time());
          if (event.name().equals("identify") && event.who().userId() != null) {
            assertThat(event.contact()).containsKeys("email", "title", "name");
            assertThat(event.company()).containsKeys("name", "industry", "employees");
          }
          events++;
        }
      }
    }
    assertThat(events).isGreaterThan(30);
  }

  @Test
  void whatIsNotJsonIsRefusedAndWhatIsJsonIsNot() {
    List<String> wrong = new ArrayList<>();
    int files = 0;
    for (Path file : SharedData.files("bad-input/json-test-suite")) {
      String name = String.valueOf(file.getFileName());
      Decoded decoded = reader.read(SharedData.bytes(file), NOW);
      boolean refusedAsJson =
          decoded instanceof Decoded.Unreadable unreadable
              && (unreadable.reason() == Decoded.Reason.NOT_JSON
                  || unreadable.reason() == Decoded.Reason.TOO_DEEP);
      if (name.startsWith("n_")) {
        if (decoded instanceof Decoded.Understood) {
          wrong.add(name + " was understood");
        }
        if (name.startsWith("n_object") && !refusedAsJson) {
          wrong.add(name + ": " + decoded);
        }
      } else if (name.startsWith("y_") && refusedAsJson) {
        wrong.add(name + ": " + decoded);
      }
      files++;
    }
    assertThat(wrong).isEmpty();
    assertThat(files).isEqualTo(318);
  }

  @ParameterizedTest(name = "as {0}")
  @ValueSource(
      strings = {
        "properties.odd",
        "contact.odd",
        "company.odd",
        "contact.name",
        "company.techStack"
      })
  void jsonOfEveryKindIsUnderstoodInsideAnEvent(String place) {
    String[] path = place.split("\\.", -1);
    String who = "'anonymousId':'v','contact':{'email':'a@acme.in'";
    String open =
        switch (path[0]) {
          case "properties" -> "{'type':'x'," + who + "},'properties':{'odd':";
          case "company" -> "{'type':'x'," + who + "},'company':{'" + path[1] + "':";
          case "contact" -> "{'type':'x'," + who + ",'" + path[1] + "':";
          default -> throw new IllegalArgumentException(place);
        };
    for (Path file : SharedData.files("bad-input/json-test-suite")) {
      String name = String.valueOf(file.getFileName());
      ByteArrayOutputStream event = new ByteArrayOutputStream();
      event.writeBytes(Written.bytes(open));
      event.writeBytes(SharedData.bytes(file));
      event.writeBytes(Written.bytes("}}"));
      Decoded decoded = reader.read(event.toByteArray(), NOW);

      if (name.startsWith("y_") && path[path.length - 1].equals("odd")) {
        assertThat(decoded).as(name).isInstanceOf(Decoded.Understood.class);
      }
      if (decoded instanceof Decoded.Understood understood) {
        tellAll(name, understood.event());
      }
    }
  }

  @Test
  void naughtyStringsAreStringsWhereverTheyStand() {
    int strings = 0;
    for (JsonNode naughty :
        Json.MAPPER.readTree(SharedData.bytes(SharedData.at("bad-input/blns.json")))) {
      String text = naughty.stringValue();
      Decoded decoded = read(everywhere(text));

      if (decoded instanceof Decoded.Understood understood) {
        tellAll(text, understood.event());
      } else {
        assertThat(text).as(decoded.toString()).isBlank();
      }
      strings++;
    }
    assertThat(strings).isEqualTo(515);
  }

  private static ObjectNode everywhere(String text) {
    ObjectNode event = Json.MAPPER.createObjectNode();
    event.put("type", text).put("userId", text).put("anonymousId", "v").put("messageId", text);
    event
        .putObject("contact")
        .put("email", text)
        .put("name", text)
        .put("title", text)
        .put("country", text)
        .put(text, text);
    event
        .putObject("company")
        .put("domain", "acme.in")
        .put("name", text)
        .put("employees", text)
        .put("annualRevenue", text)
        .put("country", text)
        .put("techStack", text)
        .put("website", text)
        .put(text + "x", text);
    event.putObject("page").put("url", text).put("title", text);
    event.putObject("properties").put(text, text).put("url", text);
    return event;
  }

  /** The whole way of an event, through every binary form and out again as JSON. */
  private void tellAll(String name, CompanyEvent event) {
    RuleBook book =
        Written.book(
            Written.rule(
                "an-icp",
                "{'kind':'icp','criteria':[{'attribute':'company.name','matches':'x','points':1}]}"),
            Written.rule(
                "a-persona",
                "{'kind':'persona','minimumScore':0,'criteria':[{'attribute':'contact.title','phrase':'cmo','points':1}]}"));
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));
    List<Publication> told = new ArrayList<>();
    scorer.take(event, book, NOW.time(), told::add);
    for (Publication one : told) {
      assertThat(Json.MAPPER.readTree(writer.write(one)).isObject()).as(name).isTrue();
    }
    for (Next next : AccountResolver.standard().enter(event)) {
      assertThat(NextCodec.next(NextCodec.next(next))).as(name).isEqualTo(next);
    }
  }

  private Decoded read(JsonNode message) {
    return reader.read(Json.MAPPER.writeValueAsBytes(message), NOW);
  }
}
