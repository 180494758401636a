package io.intentscorer.torture;

import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A topic that is deleted under the scorers, and made anew by ops. What was on it is lost; so it is
 * deleted between two chapters, when all that it had was worked off and read. Without events
 * nothing can be told until they can be sent again; without any other the story goes on meanwhile.
 */
final class TopicLoss {
  private static final Topics TOPICS = new Topics("");
  private static final List<Topics.Topic> VICTIMS =
      List.of(
          TOPICS.companyEvents(),
          TOPICS.deadLetters(),
          TOPICS.accountAlerts(),
          TOPICS.scoredLeads(),
          TOPICS.nurture("marketer"));

  private final Site site;
  private final Admin admin;
  private final Reader reader;
  private final Probes probes;
  private final Random random;
  private Topics.Topic victim = TOPICS.deadLetters();
  private volatile State state = State.WHOLE;

  private enum State {
    WHOLE,
    /** Waits for the end of the chapter. */
    WISHED,
    LOST,
    /** Nothing is told any more. */
    OVER
  }

  TopicLoss(Site site, Admin admin, Reader reader, Probes probes, long seed) {
    this.site = site;
    this.admin = admin;
    this.reader = reader;
    this.probes = probes;
    this.random = new Random(seed);
  }

  String name() {
    return victim.name();
  }

  /** Waits for the end of the chapter, and has the topic deleted; false where none comes. */
  boolean begin(Duration patience) {
    if (!wish()) {
      return false;
    }
    return Pause.until(patience.multipliedBy(2), () -> state != State.WISHED)
        && state == State.LOST;
  }

  private synchronized boolean wish() {
    if (state != State.WHOLE) {
      return false;
    }
    victim = VICTIMS.get(random.nextInt(VICTIMS.size()));
    state = State.WISHED;
    return true;
  }

  /** The end of a chapter: all is worked off and read, and so it is while this goes on. */
  void betweenChapters(Consumed consumed, DeadLetters deadLetters) throws InterruptedException {
    if (state != State.WISHED) {
      return;
    }
    boolean ofEvents = victim.equals(TOPICS.companyEvents());
    probes.hold();
    try {
      if (!consumed.await(Duration.ofMinutes(3))) {
        state = State.WHOLE;
        return;
      }
      if (!ofEvents) {
        reader.leave(victim.name());
      }
      delete();
      if (ofEvents) {
        deadLetters.anew();
      }
      state = State.LOST;
      if (ofEvents) {
        Pause.await("topic is there again", Duration.ofMinutes(5), () -> state != State.LOST);
      }
    } finally {
      probes.resume();
    }
  }

  private void delete() throws InterruptedException {
    try {
      admin.deleteTopics(List.of(victim.name())).all().get();
    } catch (ExecutionException refused) {
      // After a broker that went away meanwhile, the second try finds nothing.
      if (!(refused.getCause() instanceof UnknownTopicOrPartitionException)) {
        throw new IllegalStateException(victim.name() + " cannot be deleted", refused);
      }
    }
  }

  /** Ops make it anew. */
  void end() {
    if (TOPICS.inputs().contains(victim)) {
      // Not before all scorers have ended: they would go on where they were in the old one.
      Pause.await("topics makes it anew", Duration.ofMinutes(3), this::tryToMakeItAnew);
    } else {
      try (TopicKeeper keeper = new TopicKeeper(site.client(), Site.PARTITIONS, (short) 1)) {
        keeper.ensure(victim);
      }
    }
    // The reader reads what the scorers write.
    if (!victim.equals(TOPICS.companyEvents())) {
      reader.anew(victim.name());
    }
    state = State.WHOLE;
  }

  /** As whoever reads what the command says, and tries again in a while. */
  private boolean tryToMakeItAnew() {
    Pause.of(Duration.ofSeconds(2));
    return site.tryCommand("topics");
  }

  /** No chapter comes any more. */
  synchronized void noMore() {
    // Nor is one to be waited for that is wished for from now on.
    if (state != State.LOST) {
      state = State.OVER;
    }
  }
}
