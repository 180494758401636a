package io.intentscorer.torture;

import io.intentscorer.it.Story;
import io.intentscorer.it.Story.Told;
import io.intentscorer.story.TangledStory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The story, chapter by chapter: tangled stories that begin and end within one, a crowd and
 * soloists who go on through all, and what nobody can read in between.
 */
final class Tale {
  private static final String[] GARBAGE = {
    "not json %d",
    "{\"messageId\":\"%d\"}",
    "[\"%d\"]",
    "{\"type\":\"track\",\"userId\":\"u\",\"messageId\":\"%d\"}",
    "{\"type\":\"signup\",\"userId\":\"u\",\"properties\":\"%d\"}",
    "{\"type\":\"signup\",\"userId\":\"u\",\"timestamp\":\"yesterday %d\"}",
    "{\"type\":\"signup\",\"messageId\":\"%d\"}",
    "{\"type\":\"signup\",\"contact\":{\"email\":\"a@b.com\"},\"x\":%d"
  };

  private final long seed;
  private final Random random;
  private final Story crowd;
  private final Soloists soloists;
  private final long begin;
  private int chapter;
  private int garbage;

  /**
   * What is told next.
   *
   * @param garbage whether nobody can read it
   */
  record Word(byte[] key, byte[] value, boolean garbage) {}

  /**
   * @param begin when the storm begins, in milliseconds since 1970 UTC
   */
  Tale(long seed, long begin) {
    this.seed = seed;
    this.random = new Random(seed);
    this.begin = begin;
    Instant before = Instant.ofEpochMilli(begin);
    this.crowd = new Story(seed + 1, 300, before.minus(Duration.ofHours(2)));
    this.soloists = new Soloists(seed + 2, 200, before.minus(Duration.ofHours(11)).toEpochMilli());
  }

  /** The next chapter, of about so many words. */
  List<Word> next(int words) {
    chapter++;
    List<Deque<Word>> voices = new ArrayList<>();
    voices.add(told(crowd.middle(words / 4)));
    voices.add(told(soloists.next(words / 4)));
    Deque<Word> noise = new ArrayDeque<>();
    for (int i = 0; i < Math.max(1, words / 30); i++) {
      noise.add(noise());
    }
    voices.add(noise);
    for (int i = 0, size = 0; size < words / 2; i++) {
      List<String> messages = tangled(i).tangled(seed + i);
      size += messages.size();
      Deque<Word> voice = new ArrayDeque<>();
      for (String message : messages) {
        voice.add(word("any-" + random.nextInt(1 << 20), message, false));
      }
      voices.add(voice);
    }
    return interwoven(voices);
  }

  private TangledStory tangled(int number) {
    // Within a day, or what comes late is not credited to whom it turns out to belong.
    return new TangledStory(
        seed * 1_000_003 + chapter * 1_000L + number,
        salt(number),
        begin - Duration.ofHours(12).toMillis(),
        1_000_000);
  }

  private String salt(int number) {
    return "-" + chapter + "-" + number;
  }

  /** The end: everybody of the crowd once more, some withdrawing their consent. */
  List<Word> end() {
    return List.copyOf(told(crowd.end()));
  }

  /** Who wants to be forgotten after the chapter. */
  List<String> toForget() {
    return List.of(
        soloists.toForget(),
        "p0" + salt(0) + "@gmail.com",
        "p1@mail0" + salt(1) + ".com",
        "nobody" + chapter + "@nowhere.com");
  }

  private Word noise() {
    String what = GARBAGE[random.nextInt(GARBAGE.length)];
    garbage++;
    return word("garbage-" + garbage, what.formatted(garbage), true);
  }

  private static Deque<Word> told(List<Told> events) {
    Deque<Word> words = new ArrayDeque<>();
    events.forEach(event -> words.add(new Word(event.key(), event.value(), false)));
    return words;
  }

  private static Word word(String key, String value, boolean garbage) {
    return new Word(
        key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8), garbage);
  }

  /** All voices at once, each in its order; who has more to say speaks more often. */
  private List<Word> interwoven(List<Deque<Word>> voices) {
    List<Deque<Word>> turns = new ArrayList<>();
    voices.forEach(voice -> voice.forEach(word -> turns.add(voice)));
    java.util.Collections.shuffle(turns, random);
    return turns.stream().map(Deque::remove).toList();
  }
}
