package io.intentscorer.torture;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Breaks things at random, one after the other: most once all is scored again after the one before,
 * some right after it.
 */
final class Faults implements AutoCloseable {
  /** Until then all has to be scored again, or it is a complaint. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** The shipped session is 6 s. */
  private static final int LONGER_THAN_A_SESSION = 7_000;

  private final Site site;
  private final Probes probes;
  private final TopicLoss topicLoss;
  private final FaultLog log;
  private final Random random;
  private final List<Kind> bag = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "faults");
  private final int most;
  private volatile boolean ended;

  /**
   * @param most how many there are at most
   */
  Faults(Site site, Probes probes, TopicLoss topicLoss, FaultLog log, long seed, int most) {
    this.site = site;
    this.probes = probes;
    this.topicLoss = topicLoss;
    this.log = log;
    this.random = new Random(seed);
    this.most = most;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!ended && log.count() < most) {
        Pause.of(Duration.ofMillis(500 + random.nextInt(3_500)));
        one(next());
      }
    } catch (IOException | InterruptedException | RuntimeException fault) {
      log.complain("no more faults, by a fault of the storm itself: " + fault);
    }
  }

  /** All kinds come equally often, in any order. */
  private Kind next() {
    while (true) {
      if (bag.isEmpty()) {
        bag.addAll(List.of(Kind.values()));
        Collections.shuffle(bag, random);
      }
      Kind kind = bag.remove(bag.size() - 1);
      if (isPossible(kind)) {
        return kind;
      }
    }
  }

  private boolean isPossible(Kind kind) {
    Instance any = site.instances().get(0);
    return switch (kind) {
      case DISK_FULL -> any.disk().isSmall();
      case CLOCK -> any.clock().canBeSet();
      default -> true;
    };
  }

  private void one(Kind kind) throws IOException, InterruptedException {
    Instance whose = site.instances().get(random.nextInt(site.instances().size()));
    boolean named = kind != Kind.BROKER && kind != Kind.TOPIC && kind != Kind.JOIN;
    if (kind == Kind.TOPIC && !topicLoss.begin(PATIENCE)) {
      return;
    }
    int number = log.begin(kind, named ? whose.name() : kind == Kind.TOPIC ? topicLoss.name() : "");
    long since = System.nanoTime();
    inject(kind, whose);
    if (random.nextInt(5) > 0) {
      double millis = probes.awaitFresh(since, PATIENCE);
      if (Double.isInfinite(millis)) {
        log.complain(
            "not all is scored again " + PATIENCE.toSeconds() + " s after fault " + number);
        for (Instance instance : site.instances()) {
          instance.tellThreads();
        }
      } else {
        log.recovered(number, kind, millis);
      }
    }
  }

  private void inject(Kind kind, Instance whose) throws IOException, InterruptedException {
    switch (kind) {
      case KILL -> whose.kill();
      case LEAVE -> {
        leave(whose);
        pause(3_000);
        whose.start();
      }
      case FREEZE -> freeze(whose);
      case BROKER -> {
        site.broker().kill();
        pause(5_000);
        site.broker().start();
      }
      case STATE_LOST -> whose.killAnd(() -> whose.disk().lose());
      case STATE_BARRED -> {
        whose.killAnd(() -> whose.disk().bar());
        pause(10_000);
        whose.killAnd(() -> whose.disk().lose());
      }
      case DISK_FULL -> fill(whose);
      case CLOCK -> {
        whose.clock().set((random.nextBoolean() ? 1 : -1) * (30 + random.nextInt(3_570)));
        pause(15_000);
        whose.clock().set(0);
      }
      case TOPIC -> {
        pause(20_000);
        topicLoss.end();
      }
      case JOIN -> join();
    }
  }

  private void leave(Instance whose) throws IOException, InterruptedException {
    if (!whose.leave()) {
      log.complain(whose.name() + " did not end as one that was asked to; see " + whose.log());
    }
  }

  private void freeze(Instance whose) throws IOException, InterruptedException {
    whose.hold();
    try {
      Pause.of(Duration.ofMillis(LONGER_THAN_A_SESSION + random.nextInt(7_000)));
    } finally {
      whose.release();
    }
  }

  /** Now and then it also starts while the disk is full. */
  private void fill(Instance whose) throws IOException, InterruptedException {
    whose.disk().fill();
    try {
      pause(6_000);
      if (random.nextBoolean()) {
        whose.kill();
        pause(6_000);
      }
    } finally {
      whose.disk().free();
    }
  }

  private void join() throws IOException, InterruptedException {
    Instance guest = site.guest();
    guest.start();
    Pause.of(Duration.ofMillis(8_000 + random.nextInt(10_000)));
    leave(guest);
  }

  private void pause(int mostMillis) {
    Pause.of(Duration.ofMillis(500 + random.nextInt(mostMillis)));
  }

  /** Ends after the fault that there is now; what it broke is whole again then. */
  @Override
  public void close() throws InterruptedException {
    ended = true;
    topicLoss.noMore();
    thread.join();
  }
}
