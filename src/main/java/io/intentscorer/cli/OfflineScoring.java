package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events in, records out, without a broker. */
final class OfflineScoring implements EventReplay.Listener {
  private static final JsonMapper JSON = new JsonMapper();

  private final Topics topics;
  private final EventReplay replay;
  private final InMemoryScorer scorer;
  private final RuleBook book;
  private final OutputWriter writer = new OutputWriter();
  private final PrintWriter out;

  OfflineScoring(ScorerSettings settings, RuleBook book, PrintWriter out) {
    this.topics = settings.topics();
    this.replay = new EventReplay(new EventReader(settings.reader()), this);
    this.scorer =
        new InMemoryScorer(
            settings.resolver(),
            new AccountScorer(
                settings.titles(), Tracks.ALL, settings.ledger(), settings.maxContacts()));
    this.book = book;
    this.out = out;
  }

  void score(InputStream events) throws IOException {
    replay.tell(events);
  }

  void pass(long until) {
    scorer.pass(book, replay.until(until), this::print);
  }

  @Override
  public boolean event(CompanyEvent event, long now) {
    return scorer.take(event, book, now, this::print);
  }

  private void print(Publication publication) {
    ObjectNode line = JSON.createObjectNode();
    line.put("topic", topics.of(publication).name());
    line.put("key", publication.key());
    if (publication instanceof Publication.Gone) {
      line.putNull("value");
    } else {
      line.set("value", JSON.readTree(writer.write(publication)));
    }
    out.println(JSON.writeValueAsString(line));
  }

  @Override
  public void refused(byte[] bytes, Decoded.Unreadable unreadable) {
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
