package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.local.SampleTraffic;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.StateCodec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/**
 * Scores sample traffic by the rules in the program and forgets it, so that the JVM has loaded, and
 * begun to compile, what events need before a real one waits for it: a process takes 0.6 s for its
 * first 30 events, and much longer where several share few processors.
 */
final class WarmUp {
  /** Nothing depends on it; each start is alike. */
  private static final long SEED = 1;

  /** After so many, an event takes a tenth of what each of the first 30 does. */
  static final int EVENTS = 500;

  /** Enough for that with four processes on two processors. */
  static final Duration LONGEST = Duration.ofSeconds(4);

  private final EventReader reader;
  private final InMemoryScorer scorer;
  private final OutputWriter writer = new OutputWriter();
  private final RuleBook book;

  private WarmUp(ScorerSettings settings) throws IOException {
    reader = new EventReader(settings.reader());
    scorer =
        new InMemoryScorer(
            settings.resolver(),
            new AccountScorer(
                settings.titles(), Tracks.ALL, settings.ledger(), settings.maxContacts()));
    book = RuleFiles.book(ShippedRules.read(settings.rules()));
  }

  /**
   * Returns when it is warm, or the time is over.
   *
   * @param longest without the time to read the rules and the words of titles, which is needed
   *     anyway
   * @return how many events were scored
   * @throws IOException where the program's own files cannot be read
   */
  static int play(ScorerSettings settings, Duration longest) throws IOException {
    WarmUp warmUp = new WarmUp(settings);
    SampleTraffic traffic = new SampleTraffic(SEED);
    Instant now = Instant.now();
    long since = System.nanoTime();
    int events = 0;
    while (events < EVENTS && System.nanoTime() - since < longest.toNanos()) {
      warmUp.score(traffic.next(now).value(), now.toEpochMilli());
      events++;
    }
    warmUp.remember();
    return events;
  }

  private void score(byte[] bytes, long now) {
    if (reader.read(bytes, Arrival.replayed(now)) instanceof Understood understood) {
      scorer.take(understood.event(), book, now, this::write);
    }
  }

  private void write(Publication publication) {
    if (!(publication instanceof Publication.Gone)) {
      writer.write(publication);
    }
  }

  private void remember() {
    scorer.forEach(
        (account, people) -> {
          StateCodec.account(StateCodec.account(account));
          people.forEach(person -> StateCodec.contact(StateCodec.contact(person)));
        });
  }
}
