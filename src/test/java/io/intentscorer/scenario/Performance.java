package io.intentscorer.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.stream.DrivenTopology;
import io.intentscorer.stream.NurtureTopics;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.Decoded.Understood;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Plays a scenario, on either stage. */
final class Performance {
  private static final Topics TOPICS = new Topics("");
  private static final EventReader EVENTS = new EventReader(ReaderSettings.standard());

  private Performance() {}

  /** An event, and what the clock shows when it arrives: the newest event time so far. */
  private record Cue(byte[] bytes, CompanyEvent event, long now) {}

  /** What the offline scorer publishes, in order. */
  static List<Told> offline(Scenario scenario) {
    return offline(scenario, scenario.events());
  }

  /** What the offline scorer publishes of other events than the scenario's own. */
  static List<Told> offline(Scenario scenario, List<byte[]> events) {
    RuleBook book = book(scenario);
    OutputWriter writer = new OutputWriter();
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
    List<Told> told = new ArrayList<>();
    for (Cue cue : cues(events)) {
      scorer.take(
          cue.event(),
          book,
          cue.now(),
          publication ->
              told.add(
                  new Told(
                      TOPICS.of(publication).name(),
                      publication.key(),
                      text(
                          publication instanceof Publication.Gone
                              ? null
                              : writer.write(publication)))));
    }
    return told;
  }

  /** What the live topology publishes, topic by topic. */
  static List<Told> live(Scenario scenario) {
    List<Cue> cues = cues(scenario.events());
    List<Told> told = new ArrayList<>();
    Instant start = Instant.ofEpochMilli(cues.get(0).now());
    try (DrivenTopology driven = new DrivenTopology(start, NurtureTopics.existing())) {
      scenario.rules().forEach(driven::submit);
      for (Cue cue : cues) {
        driven.passUntil(Instant.ofEpochMilli(cue.now()));
        driven.pipe(
            TOPICS.companyEvents(),
            DrivenTopology.record(null, cue.bytes(), Instant.ofEpochMilli(cue.event().time())));
      }
      for (String topic : driven.published()) {
        driven
            .read(topic)
            .forEach(
                record ->
                    told.add(
                        new Told(topic, new String(record.key(), UTF_8), text(record.value()))));
      }
    }
    return told;
  }

  private static List<Cue> cues(List<byte[]> events) {
    List<Cue> cues = new ArrayList<>();
    long newest = 0;
    for (byte[] bytes : events) {
      Decoded decoded = EVENTS.read(bytes, Arrival.replayed(newest));
      if (!(decoded instanceof Understood understood)) {
        throw new AssertionError(decoded + " for " + new String(bytes, UTF_8));
      }
      newest = Math.max(newest, understood.event().time());
      cues.add(new Cue(bytes, understood.event(), newest));
    }
    return cues;
  }

  private static RuleBook book(Scenario scenario) {
    RuleReader reader = new RuleReader(TitleReader.shipped());
    List<Accepted> accepted = new ArrayList<>();
    for (Map.Entry<String, byte[]> rule : scenario.rules().entrySet()) {
      long version = accepted.size() + 1L;
      RuleReader.Judgement judgement = reader.read(rule.getKey(), rule.getValue(), version);
      Rule sound =
          Objects.requireNonNull(
              judgement.rule(), () -> rule.getKey() + " is rejected: " + judgement.issues());
      accepted.add(new Accepted(sound, version));
    }
    return RuleBook.of(accepted);
  }

  private static String text(byte @Nullable [] value) {
    return value == null ? "null" : new String(value, UTF_8);
  }
}
