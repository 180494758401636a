package io.intentscorer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.wire.OutputWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What the world is told of events, as bytes: each of them a JSON object in UTF-8. */
final class Told {
  static final JsonMapper JSON = JsonMapper.shared();

  private static final OutputWriter WRITER = new OutputWriter();

  private Told() {}

  /** All that comes of events, and of the eight weeks after them. */
  static List<String> of(List<CompanyEvent> events, RuleBook book, long now) {
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
    List<Publication> told = new ArrayList<>();
    events.forEach(event -> scorer.take(event, book, now, told::add));
    scorer.pass(book, now + Duration.ofDays(56).toMillis(), told::add);
    List<String> written = new ArrayList<>();
    for (Publication one : told) {
      boolean gone = one instanceof Publication.Gone;
      written.add(one.key() + (gone ? "" : " " + json(WRITER.write(one))));
    }
    return written;
  }

  /** The text of an object in JSON. */
  static String json(byte[] bytes) {
    assertThat(JSON.readTree(bytes).isObject()).isTrue();
    String text = new String(bytes, UTF_8);
    assertThat(text.getBytes(UTF_8)).isEqualTo(bytes);
    return text;
  }
}
