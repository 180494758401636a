package io.intentscorer.stream;

import java.time.Duration;

/**
 * The time that one stream thread may take, for all its tasks together, for what is no event's
 * doing before it turns to events again.
 *
 * <p>For sweeps it is what events leave: the more of them came since the last turn, the shorter the
 * next one, down to a least share, so that a sweep ends under any load, and that share while
 * anything is due. For what is due it is the same under any load, since that has two seconds to be
 * told. The tasks of a thread share it evenly, and none waits for another to end.
 */
final class SweepTime {
  /** From one turn to the next. */
  static final Duration TURN = Duration.ofMillis(50);

  private static final long MOST = Duration.ofMillis(38).toNanos();
  private static final long LEAST = Duration.ofMillis(12).toNanos();
  private static final long DUE = Duration.ofMillis(35).toNanos();

  /** An event's way through the thread, all its hops and its part of the commit. */
  private static final long EVENT = 400_000;

  private final ThreadLocal<Load> loads = ThreadLocal.withInitial(Load::new);
  private final long turnForDue;

  SweepTime() {
    this(DUE);
  }

  private SweepTime(long turnForDue) {
    this.turnForDue = turnForDue;
  }

  /** Whatever is due is done at once, however slow the machine: for a clock that tests move. */
  static SweepTime unhurried() {
    return new SweepTime(Duration.ofMinutes(1).toNanos());
  }

  /** What happens on one stream thread. */
  private static final class Load {
    private int sweeping;
    private int due;
    private int events;
    private long turn = System.nanoTime();
    private long share = LEAST;
  }

  /** One more task of this thread sweeps. */
  void enter() {
    loads.get().sweeping++;
  }

  /** One less. */
  void leave() {
    loads.get().sweeping--;
  }

  /** Something is due in one more task of this thread. */
  void enterDue() {
    loads.get().due++;
  }

  /** In one less. */
  void leaveDue() {
    loads.get().due--;
  }

  /** A task's share of a turn for what is due, in nanoseconds. */
  long dueShare() {
    return turnForDue / Math.max(1, loads.get().due);
  }

  /** An event came. */
  void event() {
    loads.get().events++;
  }

  /** A task's share of a turn for its sweep, in nanoseconds. */
  long share() {
    Load own = loads.get();
    long now = System.nanoTime();
    if (now - own.turn >= TURN.toNanos()) {
      double turns = (double) (now - own.turn) / TURN.toNanos();
      own.share = Math.max(LEAST, MOST - (long) (own.events * EVENT / turns));
      own.turn = now;
      own.events = 0;
    }
    long share = own.due > 0 ? LEAST : own.share;
    return share / Math.max(1, own.sweeping);
  }
}
