package io.intentscorer.stream;

import io.intentscorer.stream.Health.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;

/**
 * The signs of life of a scorer at one moment.
 *
 * @param loops its threads that read topics
 * @param patience how long a thread may take for one turn: the time after which its consumer group
 *     gives its work to others anyway
 * @param silence how long the brokers have not answered
 */
record Vitals(State state, List<Loop> loops, Duration patience, Duration silence) {
  /** The brokers are asked every few seconds: two questions without an answer are no slip. */
  static final Duration SILENCE = Duration.ofSeconds(15);

  Vitals {
    loops = List.copyOf(loops);
  }

  /**
   * A thread that turns for ever: read, work, write.
   *
   * @param turn how long ago its newest turn began; zero before the first
   */
  record Loop(String name, boolean alive, Duration turn) {}

  /** Whether the process should be let live: a new one would do better. */
  Health liveness() {
    List<Part> parts = new ArrayList<>();
    boolean ended = state == State.ERROR || state == State.NOT_RUNNING;
    parts.add(new Part("process", !ended, "the scorer is " + word(state)));
    for (Loop loop : loops) {
      parts.add(liveness(loop));
    }
    return new Health(parts);
  }

  private Part liveness(Loop loop) {
    if (!loop.alive()) {
      return new Part(loop.name(), false, "the thread has ended");
    }
    boolean turns = loop.turn().compareTo(patience) <= 0;
    return new Part(
        loop.name(),
        turns,
        (turns ? "its turn began " : "stuck: its turn began ")
            + loop.turn().toSeconds()
            + " s ago, and may take "
            + patience.toSeconds());
  }

  /** Whether events are scored as they come. */
  Health readiness() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("scoring", state == State.RUNNING, "the scorer is " + word(state)));
    boolean answers = silence.compareTo(SILENCE) <= 0;
    parts.add(
        new Part(
            "brokers",
            answers,
            answers ? "the brokers answer" : "no answer for " + silence.toSeconds() + " s"));
    parts.addAll(liveness().parts());
    return new Health(parts);
  }

  private static String word(State state) {
    return switch (state) {
      case CREATED -> "starting: it reads the rules in force";
      case REBALANCING -> "being given its share of the work, and restores what it remembers of it";
      case RUNNING -> "running: the rules are read and all is restored";
      case PENDING_SHUTDOWN -> "ending";
      case NOT_RUNNING -> "ended";
      case PENDING_ERROR -> "ending because of an error";
      case ERROR -> "ended because of an error";
    };
  }
}
