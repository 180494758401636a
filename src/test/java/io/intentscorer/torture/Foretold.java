package io.intentscorer.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.AcceptedRules;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The offline scorer, told the same story in peace: what the world has to be told. */
final class Foretold {
  private static final Topics TOPICS = new Topics("");

  private final EventReader reader = new EventReader(ReaderSettings.standard());
  private final OutputWriter writer = new OutputWriter();
  private final InMemoryScorer scorer =
      new InMemoryScorer(
          AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
  private final Chronicle chronicle = new Chronicle();
  private final Map<String, RuleBook.Accepted> accepted = new LinkedHashMap<>();
  private RuleBook book = RuleBook.of(List.of());

  Chronicle chronicle() {
    return chronicle;
  }

  /** An event arrives. */
  void take(byte[] value, long now) {
    if (reader.read(value, Arrival.live(now)) instanceof Decoded.Understood understood) {
      scorer.take(understood.event(), book, now, this::hear);
    } else {
      throw new IllegalArgumentException("no event of a story: " + new String(value, UTF_8));
    }
  }

  /** Somebody is to be forgotten. */
  void forget(String contact, long now) {
    scorer.forget(contact, book, now, this::hear);
  }

  /**
   * A rule is changed, and all accounts follow.
   *
   * @param text null deletes it
   * @param version of the submission
   */
  void amend(String id, @Nullable String text, long version, long now) {
    RuleBook.Accepted before = accepted.remove(id);
    if (text != null) {
      Rule rule = Written.rule(id, text, version);
      Rule continued = AcceptedRules.continuing(rule, before == null ? null : before.rule(), now);
      accepted.put(id, new RuleBook.Accepted(continued, version));
    }
    book = RuleBook.of(accepted.values());
    scorer.follow(book, now, this::hear);
  }

  private void hear(Publication publication) {
    chronicle.hear(
        TOPICS.of(publication).name(),
        publication.key(),
        publication instanceof Publication.Gone ? null : writer.write(publication));
  }
}
