package io.intentscorer.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.story.LastWord;
import io.intentscorer.story.StoryRules;
import io.intentscorer.story.TangledStory;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The topology tells the same end of a story, however the story's messages arrive. */
final class TangledTopologyTest {
  private static final Instant BEGIN = Instant.parse("2026-05-04T00:00:00Z");
  private static final int STORIES = Integer.getInteger("stories.driven", 30);

  @Test
  void itEndsAsInTheOrderlyTelling() {
    for (long seed = 1_000_000; seed < 1_000_000 + STORIES; seed++) {
      TangledStory story = new TangledStory(seed, "", BEGIN.toEpochMilli());
      List<String> tangled = story.tangled(seed);
      assertThat(LastWord.differences(end(story, tangled), end(story, story.inOrder())))
          .as("story %d, told so:%n%s", seed, String.join("\n", tangled))
          .isEmpty();
    }
  }

  private static Map<String, String> end(TangledStory story, List<String> messages) {
    Instant now = Instant.ofEpochMilli(story.end());
    try (DrivenTopology driven = new DrivenTopology(now, NurtureTopics.existing())) {
      StoryRules.texts().forEach(driven::submit);
      messages.forEach(driven::event);
      assertThat(driven.read(driven.topics().deadLetters())).isEmpty();
      LastWord world = new LastWord();
      for (Topics.Topic topic :
          List.of(driven.topics().fitScores(), driven.topics().scoredLeads())) {
        driven
            .read(topic)
            .forEach(
                record ->
                    world.hear(topic.name(), new String(record.key(), UTF_8), record.value()));
      }
      return world.told();
    }
  }
}
