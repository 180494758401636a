package io.intentscorer.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A company whose events go on beside what is wrong with others: after each of those its next event
 * is scored, at once and rightly.
 */
final class Neighbour {
  static final String EVERY_EVENT =
      """
      {"kind":"signal","when":{"attribute":"event.name","exists":true},
       "points":1,"halfLifeDays":7}""";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String KEY = "neighbour.com";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DrivenTopology driven;
  private int visits;

  /** A record that is another's. */
  record Other(String key, String value) {}

  /** Moves in, with rules by which every event counts and the company fits. */
  Neighbour(DrivenTopology driven) {
    this.driven = driven;
    driven.submit("every-event", EVERY_EVENT);
    driven.submit("software", Rules.ICP);
    checkIsScored("before anything");
  }

  /** Does something, and checks that it neither takes long nor keeps the neighbour from its due. */
  List<Other> beside(String what, Runnable something) {
    long begun = System.nanoTime();
    something.run();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(PATIENCE);
    return checkIsScored(what);
  }

  private List<Other> checkIsScored(String what) {
    visits++;
    driven.event(
        """
        {"type":"web_visit","messageId":"n-%d","company":{"domain":"%s","industry":"Software"}}
        """
            .formatted(visits, KEY));
    List<Other> others = new ArrayList<>();
    List<JsonNode> own = new ArrayList<>();
    for (TestRecord<byte[], byte[]> record : driven.read(driven.topics().fitScores())) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (key.equals(KEY)) {
        own.add(JSON.readTree(record.value()));
      } else if (record.value() != null) {
        others.add(new Other(key, JSON.readTree(record.value()).toString()));
      }
    }
    assertThat(own).as(what).hasSize(1);
    JsonNode scores = own.get(0);
    assertThat(scores.at("/cause/messageId").asString("")).as(what).isEqualTo("n-" + visits);
    assertThat(scores.at("/fit/score").asInt(0)).as(what).isEqualTo(100);
    assertThat(scores.at("/intent/signals/0/events").asInt(0)).as(what).isEqualTo(visits);
    assertThat(scores.at("/intent/score").asInt(0)).as(what).isEqualTo(Math.min(100, visits));
    return others;
  }
}
