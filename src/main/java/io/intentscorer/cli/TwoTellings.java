package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.simulation.Dossier;
import io.intentscorer.domain.simulation.Simulation;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same events, told under two rule books from the beginning. */
final class TwoTellings implements EventReplay.Listener {
  private final EventReplay replay;
  private final RuleBook current;
  private final RuleBook proposed;
  private final InMemoryScorer underCurrent;
  private final InMemoryScorer underProposed;
  private int refused;
  private @Nullable String firstRefusal;

  TwoTellings(ScorerSettings settings, Proposal proposal) {
    this.replay = new EventReplay(new EventReader(settings.reader()), this);
    this.current = proposal.current();
    this.proposed = proposal.proposed();
    AccountScorer scorer =
        new AccountScorer(settings.titles(), Tracks.ALL, false, settings.maxContacts());
    this.underCurrent = new InMemoryScorer(settings.resolver(), scorer);
    this.underProposed = new InMemoryScorer(settings.resolver(), scorer);
  }

  void tell(InputStream events) throws IOException {
    replay.tell(events);
  }

  @Override
  public boolean event(CompanyEvent event, long now) {
    underCurrent.take(event, current, now, told -> {});
    return underProposed.take(event, proposed, now, told -> {});
  }

  @Override
  public void refused(byte[] line, Decoded.Unreadable why) {
    refused++;
    if (firstRefusal == null) {
      firstRefusal = why.message();
    }
  }

  /**
   * Compares every account at the end.
   *
   * @param moment a later end than the newest event, in milliseconds since 1970 UTC
   * @return the end
   */
  long compare(Simulation simulation, long moment) {
    long now = replay.until(moment);
    Map<String, Dossier> dossiers = new HashMap<>();
    underCurrent.forEach(
        (account, people) -> dossiers.put(account.key(), new Dossier(account, people)));
    underProposed.forEach(
        (account, people) -> {
          Dossier told = new Dossier(account, people);
          simulation.compare(dossiers.getOrDefault(account.key(), told), told, now);
        });
    return now;
  }

  /** What was passed over, null for nothing. */
  @Nullable String passedOver() {
    return switch (refused) {
      case 0 -> null;
      case 1 -> "one line is no event and was passed over: " + firstRefusal;
      default -> refused + " lines are no events and were passed over; the first: " + firstRefusal;
    };
  }
}
