package io.intentscorer.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.account.AccountResolver;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.AccountScorer;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.InMemoryScorer;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Tracks;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Intent.SignalScore;
import io.intentscorer.wire.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The entries of a ledger, summed, are the scores that were published. */
class LedgerStoryTest {
  private static final long BEGIN = Written.time("2026-05-04T00:00:00Z");
  private static final long DAY = 86_400_000L;
  private static final int STORIES = Integer.getInteger("stories", 500);
  private static final double EXACT = 1e-9;

  /** What was summed, and how often each kind of thing happened. */
  private final Map<String, Integer> kinds = new TreeMap<>();

  @Test
  void theEntriesAddUpToEveryScore() {
    for (long seed = 0; seed < STORIES; seed++) {
      tell(seed);
    }
    assertThat(kinds.keySet())
        .containsExactlyInAnyOrder("event", "rules", "decay", "erasure", "identity", "merge");
    assertThat(kinds.values()).allSatisfy(times -> assertThat(times).isGreaterThan(50));
  }

  @Test
  void whereNoneIsKeptNothingIsWrittenNotEvenTheEndOfWhatWasBegun() {
    List<Publication> told = new ArrayList<>();
    RuleBook book = StoryRules.BOOK;
    String visit =
        "{'type':'signup','timestamp':'2026-05-04T00:00:00Z','contact':{'email':'a@mail1.com'}}";
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL));
    scorer.take(Written.event(visit), book, BEGIN, told::add);
    scorer.forget("a@mail1.com", book, BEGIN, told::add);
    assertThat(told).noneMatch(Publication.Booked.class::isInstance).isNotEmpty();
  }

  private void tell(long seed) {
    Random random = new Random(seed);
    InMemoryScorer scorer =
        new InMemoryScorer(
            AccountResolver.standard(), new AccountScorer(TitleReader.shipped(), Tracks.ALL, true));
    RuleBook book = book(random, 0);
    List<String> messages = new TangledStory(seed, "", BEGIN).tangled(seed);
    Audit audit = new Audit(seed);
    long now = BEGIN;
    for (int i = 0; i < messages.size(); i++) {
      now += random.nextInt(3) == 0 ? random.nextInt(10) * DAY : random.nextInt(100_000);
      switch (random.nextInt(8)) {
        case 0 -> {
          book = book(random, i + 1);
          if (random.nextBoolean()) {
            scorer.follow(book, now, audit::hear);
          }
        }
        case 1 -> scorer.forget("p" + random.nextInt(4) + "@mail1.com", book, now, audit::hear);
        case 2 -> scorer.pass(book, now, audit::hear);
        default -> {}
      }
      scorer.take(Written.event(messages.get(i)), book, now, audit::hear);
    }
    scorer.pass(book, now + 100 * DAY, audit::hear);
    audit.close();
  }

  /** The rules of the stories, some with other points, limits, half-lives; some not at all. */
  private static RuleBook book(Random random, int version) {
    Map<String, String> texts = new LinkedHashMap<>(StoryRules.texts());
    texts.put(
        "tiers",
        "{\"kind\":\"tiers\",\"categories\":{\"late\":{\"limit\":%d}}}"
            .formatted(20 + random.nextInt(30)));
    texts.computeIfPresent(
        "pricing",
        (id, text) ->
            text.replace("9,", (5 + random.nextInt(20)) + ",")
                .replace("11,", (3 + random.nextInt(20)) + ",")
                .replace("40,", (20 + random.nextInt(30)) + ",\"category\":\"late\","));
    texts.computeIfPresent(
        "trial", (id, text) -> text.replace("true,", "true,\"category\":\"late\","));
    texts.computeIfPresent(
        "software", (id, text) -> text.replace("60}", (40 + random.nextInt(40)) + "}"));
    if (random.nextInt(4) == 0) {
      texts.remove(List.of("demo", "trial", "software").get(random.nextInt(3)));
    }
    List<RuleBook.Accepted> accepted = new ArrayList<>();
    texts.forEach(
        (id, text) -> {
          // A signal that was there before counts on.
          Rule rule = Written.rule(id, text, 1);
          accepted.add(new RuleBook.Accepted(rule, 1 + version));
        });
    return RuleBook.of(accepted);
  }

  /** Sums what the ledger says, and compares it with what was published. */
  private final class Audit {
    private final long seed;
    private final Map<String, Map<Item, Double>> sums = new HashMap<>();
    private final Map<String, Entry> last = new HashMap<>();
    private @Nullable AccountScore told;

    Audit(long seed) {
      this.seed = seed;
    }

    void hear(Publication publication) {
      if (publication instanceof Publication.Scores scores) {
        close();
        told = scores.score();
      } else if (publication instanceof Publication.Booked booked) {
        enter(booked.entry());
      }
    }

    /** Every score that was told is in the ledger. */
    void close() {
      assertThat(told).as("story %d: a score without an entry", seed).isNull();
    }

    private void enter(Entry entry) {
      String words = "story " + seed + ": " + entry;
      Map<Item, Double> known = sums.computeIfAbsent(entry.account(), any -> new HashMap<>());
      for (List<Line> lines : List.of(entry.fitLines(), entry.intentLines())) {
        for (Line line : lines) {
          double before = known.getOrDefault(line.item(), 0.0);
          assertThat(line.before()).as(words).isCloseTo(before, within(EXACT));
          known.put(line.item(), before + line.decay() + line.change());
          assertThat(known.get(line.item())).as(words).isCloseTo(line.after(), within(EXACT));
        }
      }
      assertThat(sum(known, true)).as(words).isCloseTo(entry.fitScore().after(), within(EXACT));
      assertThat(sum(known, false)).as(words).isCloseTo(entry.intentScore().after(), within(EXACT));
      Entry before = last.put(entry.account(), entry);
      if (before != null && !before.closing()) {
        assertThat(entry.since()).as(words).isEqualTo(before.at());
        assertThat(entry.fitScore().before()).as(words).isEqualTo(before.fitScore().after());
        assertThat(entry.intentScore().before()).as(words).isEqualTo(before.intentScore().after());
      } else {
        assertThat(entry.since()).as(words).isNull();
      }
      kinds.merge(entry.cause().kind().entry(), 1, Integer::sum);
      compare(entry, known, words);
    }

    private void compare(Entry entry, Map<Item, Double> known, String words) {
      AccountScore score = told;
      if (score == null
          || !Entry.ledgerKey(score.account(), score.type()).equals(entry.account())) {
        return;
      }
      told = null;
      var fit = score.standing().fit();
      assertThat(sum(known, true))
          .as(words)
          .isCloseTo(fit == null ? 0 : fit.score(), within(EXACT));
      var intent = score.standing().intent();
      assertThat(sum(known, false)).as(words).isCloseTo(intent.score(), within(EXACT));
      for (SignalScore signal : intent.signals()) {
        assertThat(known.getOrDefault(new Item.OfSignal(signal.signal()), 0.0))
            .as(words)
            .isCloseTo(signal.points(), within(0.005 + EXACT));
      }
      assertThat(entry.tiers().after()).as(words).isEqualTo(score.standing().tier());
      assertThat(entry.at()).as(words).isEqualTo(score.scoredAt());
    }

    private static double sum(Map<Item, Double> known, boolean ofFit) {
      double sum = 0;
      for (Map.Entry<Item, Double> line : known.entrySet()) {
        Item item = line.getKey();
        boolean fits =
            item instanceof Item.OfProfile
                || (item instanceof Item.Adjustment adjustment && adjustment.ofFit());
        sum += fits == ofFit ? line.getValue() : 0;
      }
      return sum;
    }
  }
}
