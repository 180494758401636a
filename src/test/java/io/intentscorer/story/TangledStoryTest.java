package io.intentscorer.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * However a story's messages arrive, it ends in the same accounts, contacts and scores as in the
 * orderly telling. A case that fails says its seeds, and is told with as few messages as will do.
 */
final class TangledStoryTest {
  private static final long BEGIN = Written.time("2026-05-04T00:00:00Z");
  private static final int STORIES = Integer.getInteger("stories", 1_500);
  private static final int ORDERS = 4;
  private static final long NOW = BEGIN + 20L * 86_400_000;

  @Test
  void itEndsAsInTheOrderlyTelling() {
    tell(0, (order, messages) -> end(messages));
  }

  @Test
  void andSoWhereManyMachinesTellIt() {
    tell(500_000, TangledStoryTest::loosely);
  }

  /** How messages are told, by a number that decides what is left to chance. */
  private interface Telling {
    Map<String, String> end(long order, List<String> messages);
  }

  private static void tell(long first, Telling telling) {
    long begin = Long.getLong("story", first);
    for (long seed = begin; seed < begin + STORIES; seed++) {
      TangledStory story = new TangledStory(seed, "", BEGIN);
      Map<String, String> expected = end(story.inOrder());
      for (long order = 0; order < ORDERS; order++) {
        List<String> tangled = story.tangled(order);
        if (!telling.end(order, tangled).equals(expected)) {
          fail(seed, order, story.inOrder(), tangled, telling);
        }
      }
    }
  }

  private static void fail(
      long seed, long order, List<String> inOrder, List<String> tangled, Telling telling) {
    List<String> few = new ArrayList<>(tangled);
    boolean fewer = true;
    while (fewer) {
      fewer = false;
      for (int i = 0; i < few.size() && !fewer; i++) {
        List<String> without = new ArrayList<>(few);
        without.remove(i);
        // What is left to chance falls out otherwise with fewer messages: some tries, then.
        for (long chance = order; chance < order + 40 && !fewer; chance++) {
          if (!telling.end(chance, without).equals(end(only(inOrder, without)))) {
            few = without;
            order = chance;
            fewer = true;
          }
        }
      }
    }
    List<String> fewInOrder = only(inOrder, few);
    assertThat(LastWord.differences(telling.end(order, few), end(fewInOrder)))
        .as(
            "story %d in order %d, told so:%n%s%nin the order of time:%n%s",
            seed, order, String.join("\n", few), String.join("\n", fewInOrder))
        .isEmpty();
  }

  private static List<String> only(List<String> messages, List<String> those) {
    return messages.stream().filter(those::contains).toList();
  }

  /** All that is known in the end, and what the world was told last. */
  private static Map<String, String> end(List<String> messages) {
    LastWord world = new LastWord();
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
    messages.forEach(
        message -> scorer.take(Written.event(message), StoryRules.BOOK, NOW, world::hear));
    Map<String, String> end = new TreeMap<>(world.told());
    scorer.forEach((account, people) -> end.putAll(StoryRules.inWords(account, people)));
    return end;
  }

  private static Map<String, String> loosely(long order, List<String> messages) {
    LastWord world = new LastWord();
    LooseScorer scorer = new LooseScorer(order, world, NOW);
    messages.forEach(message -> scorer.take(Written.event(message)));
    scorer.end();
    Map<String, String> end = new TreeMap<>(world.told());
    scorer.forEach((account, people) -> end.putAll(StoryRules.inWords(account, people)));
    return end;
  }
}
