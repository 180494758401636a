package io.intentscorer.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.it.Story.Told;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import io.intentscorer.wire.OutputWriter;
import io.intentscorer.wire.ReaderSettings;
import io.intentscorer.wire.RuleReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells a story to the offline scorer, all at one moment, and knows what the world should be told.
 */
final class Oracle {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Topics TOPICS = new Topics("");

  private final EventReader reader = new EventReader(ReaderSettings.standard());
  private final OutputWriter writer = new OutputWriter();
  private final InMemoryScorer scorer =
      new InMemoryScorer(
          AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
  private final RuleBook book;
  private final long now = System.currentTimeMillis();
  private final Map<String, Map<String, JsonNode>> newest = new HashMap<>();
  private final List<String> transitions = new ArrayList<>();

  Oracle(Path rules) throws IOException {
    List<Accepted> accepted = new ArrayList<>();
    RuleReader ruleReader = new RuleReader(TitleReader.shipped());
    try (DirectoryStream<Path> files = Files.newDirectoryStream(rules)) {
      for (Path file : files) {
        String id = String.valueOf(file.getFileName()).replace(".json", "");
        Rule rule = ruleReader.read(id, Files.readAllBytes(file), accepted.size()).rule();
        assertThat(rule).as(id).isNotNull();
        if (rule != null) {
          accepted.add(new Accepted(rule, accepted.size()));
        }
      }
    }
    this.book = RuleBook.of(accepted);
  }

  void tell(List<Told> events) {
    for (Told event : events) {
      Decoded decoded = reader.read(event.value(), Arrival.live(now));
      assertThat(decoded).isInstanceOf(Decoded.Understood.class);
      if (decoded instanceof Decoded.Understood understood) {
        scorer.take(understood.event(), book, now, this::hear);
      }
    }
  }

  private void hear(Publication publication) {
    String topic = TOPICS.of(publication).name();
    Map<String, JsonNode> ofTopic = newest.computeIfAbsent(topic, name -> new TreeMap<>());
    if (publication instanceof Publication.Gone) {
      ofTopic.remove(publication.key());
      return;
    }
    JsonNode value = JSON.readTree(writer.write(publication));
    if (publication instanceof Publication.Nurture) {
      transitions.add(Records.transition(topic, publication.key(), value));
    }
    ofTopic.put(publication.key(), Records.settled(value));
  }

  Map<String, JsonNode> compacted(String topic) {
    return newest.getOrDefault(topic, Map.of());
  }

  List<String> transitions() {
    return transitions.stream().sorted().toList();
  }
}
