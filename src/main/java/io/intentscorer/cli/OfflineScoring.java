package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in, records out, without a broker; the clock is the newest event's time so far. */
final class OfflineScoring {
  private static final JsonMapper JSON = new JsonMapper();

  private final Topics topics;
  private final EventReader reader;
  private final InMemoryScorer scorer;
  private final RuleBook book;
  private final OutputWriter writer = new OutputWriter();
  private final PrintWriter out;
  private long newest = Long.MIN_VALUE;

  OfflineScoring(ScorerSettings settings, RuleBook book, PrintWriter out) {
    this.topics = settings.topics();
    this.reader = new EventReader(settings.reader());
    this.scorer =
        new InMemoryScorer(
            settings.resolver(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));
    this.book = book;
    this.out = out;
  }

  void take(byte[] line) {
    // Before the first event there is no newest time; events without any time are of now.
    long now = newest == Long.MIN_VALUE ? System.currentTimeMillis() : newest;
    Decoded decoded = reader.read(line, Arrival.replayed(now));
    if (decoded instanceof Decoded.Understood understood) {
      CompanyEvent event = understood.event();
      newest = Math.max(newest, event.time());
      if (!scorer.take(event, book, newest, this::print)) {
        refuse(line, Decoded.NOBODY);
      }
    } else if (decoded instanceof Decoded.Unreadable unreadable) {
      refuse(line, unreadable);
    }
  }

  void pass(long until) {
    newest = Math.max(newest, until);
    scorer.pass(book, newest, this::print);
  }

  private void print(Publication publication) {
    ObjectNode line = JSON.createObjectNode();
    line.put("topic", topics.of(publication).name());
    line.put("key", publication.key());
    line.set("value", JSON.readTree(writer.write(publication)));
    out.println(JSON.writeValueAsString(line));
  }

  private void refuse(byte[] bytes, Decoded.Unreadable unreadable) {
    ObjectNode line = JSON.createObjectNode();
    line.put("topic", topics.deadLetters().name());
    line.putNull("key");
    line.put("value", new String(bytes, StandardCharsets.UTF_8));
    line.putObject("headers")
        .put("error.reason", unreadable.reason().code())
        .put("error.message", unreadable.message());
    out.println(JSON.writeValueAsString(line));
  }
}
