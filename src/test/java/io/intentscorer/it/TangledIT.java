package io.intentscorer.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.story.LastWord;
import io.intentscorer.story.StoryRules;
import io.intentscorer.story.TangledStory;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many stories at once, their messages in any order on four partitions and two threads: they end as
 * told in the order of time.
 */
final class TangledIT {
  private static final Topics TOPICS = new Topics("");
  private static final int STORIES = Integer.getInteger("stories.live", 60);

  private final long begin = System.currentTimeMillis() - Duration.ofHours(12).toMillis();

  @TempDir private Path folder = Path.of("");

  @Test
  void storiesEndAsInTheOrderlyTelling() throws Exception {
    List<String> tangled = new ArrayList<>();
    LastWord expected = new LastWord();
    for (int number = 0; number < STORIES; number++) {
      TangledStory story = new TangledStory(number, "-" + number, begin, 1_000_000);
      tangled.addAll(story.tangled(number));
      tell(story.inOrder(), expected);
    }
    Collections.shuffle(tangled, new Random(1));
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      ScorerSettings settings = ScorerSettings.of(settings(broker));
      try (TopicKeeper keeper = new TopicKeeper(settings.client(), 4, (short) 1)) {
        TOPICS.all().forEach(keeper::ensure);
        try (Runner runner =
                new Runner(
                    settings.topics(),
                    settings.reader(),
                    settings.resolver(),
                    keeper,
                    settings.streams());
            Records records = new Records(broker.bootstrapServers(), TangledIT::isWatched)) {
          runner.start();
          send(broker, TOPICS.icpRules().name(), rules());
          await()
              .atMost(Duration.ofMinutes(1))
              .until(() -> accepted(records.poll()) == rules().size());
          Map<String, String> events = new HashMap<>();
          tangled.forEach(message -> events.put("any-" + events.size(), message));
          send(broker, TOPICS.companyEvents().name(), events);
          await()
              .atMost(Duration.ofMinutes(2))
              .untilAsserted(
                  () ->
                      assertThat(
                              LastWord.differences(
                                  records.poll().lastWord().told(), expected.told()))
                          .isEmpty());
        }
      }
    }
  }

  private static void tell(List<String> messages, LastWord world) {
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
    long now = System.currentTimeMillis();
    messages.forEach(
        message -> scorer.take(Written.event(message), StoryRules.book(rules()), now, world::hear));
  }

  /** What fades within a minute must not show in two decimals. */
  private static Map<String, String> rules() {
    Map<String, String> rules = new HashMap<>();
    StoryRules.texts()
        .forEach(
            (id, rule) ->
                rules.put(
                    id, rule.replaceAll("\"halfLifeDays\":[0-9]+", "\"halfLifeDays\":36500")));
    return rules;
  }

  private Map<String, String> settings(EmbeddedKafka broker) {
    return Map.of(
        "bootstrap.servers",
        broker.bootstrapServers(),
        "topics.replication.factor",
        "1",
        "num.stream.threads",
        "2",
        "state.dir",
        folder.resolve("state").toString());
  }

  private static long accepted(Records records) {
    return rules().keySet().stream()
        .filter(
            id ->
                records
                    .newest(TOPICS.ruleStatus().name(), id)
                    .path("state")
                    .asString("")
                    .equals("accepted"))
        .count();
  }

  private static boolean isWatched(String topic) {
    return topic.equals(TOPICS.fitScores().name())
        || topic.equals(TOPICS.scoredLeads().name())
        || topic.equals(TOPICS.ruleStatus().name());
  }

  private static void send(EmbeddedKafka broker, String topic, Map<String, String> records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      records.forEach(
          (key, value) -> {
            var unused =
                producer.send(
                    new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8)));
          });
    }
  }
}
