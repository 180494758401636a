package io.intentscorer.local;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.spi.FilterReply;
import org.junit.jupiter.api.Test;

class HarmlessWarningsTest {
  private final HarmlessWarnings filter = new HarmlessWarnings();

  @Test
  void onlyLinesThatHoldAPhraseAreDropped() {
    filter.addPhrase("already been closed");
    filter.addPhrase("nothing to see");

    assertThat(decide("[id=1] a client that has already been closed.")).isEqualTo(FilterReply.DENY);
    assertThat(decide("[id=1] node 1 could not be reached")).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void ofRareLinesOneAMinutePasses() {
    filter.addRare("could not be reached");
    long noon = 1_777_889_400_000L;

    assertThat(decide("node 1 could not be reached", noon)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("node 1 could not be reached", noon)).isEqualTo(FilterReply.DENY);
    assertThat(decide("node 2 could not be reached", noon + 59_999)).isEqualTo(FilterReply.DENY);
    assertThat(decide("node 2 is slow", noon + 59_999)).isEqualTo(FilterReply.NEUTRAL);
    assertThat(decide("node 2 could not be reached", noon + 60_000)).isEqualTo(FilterReply.NEUTRAL);
  }

  @Test
  void withoutPhrasesEveryLinePasses() {
    assertThat(decide("anything")).isEqualTo(FilterReply.NEUTRAL);
  }

  private FilterReply decide(String message) {
    return decide(message, 0);
  }

  private FilterReply decide(String message, long millis) {
    var event = new LoggingEvent();
    event.setLevel(Level.WARN);
    event.setMessage(message);
    event.setTimeStamp(millis);
    return filter.decide(event);
  }
}
