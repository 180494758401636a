package io.intentscorer.torture;

import io.intentscorer.it.ScorerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A scorer as a supervisor keeps it: who ends without being asked to is started again. Safe to use
 * from several threads.
 */
final class Instance implements AutoCloseable {
  /** For the farewell of a scorer that was asked to end. */
  private static final Duration FAREWELL = Duration.ofSeconds(60);

  /** Who takes longer says what it is doing. */
  private static final Duration SHORT_FAREWELL = Duration.ofSeconds(15);

  /** As a supervisor who does not start what ends at once without a pause. */
  private static final long SOONEST_NANOS = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final Path log;
  private final Disk disk;
  private final WallClock clock;
  private final Map<String, String> settings;
  private final String[] java;
  private final Map<Integer, Integer> ends = new TreeMap<>();
  private @Nullable ScorerProcess process;
  private boolean wanted;
  private boolean killed;
  private long started;

  /**
   * @param folder for all that it leaves behind
   * @param settings all but its state directory
   * @param options of its process
   */
  Instance(String name, Path folder, Map<String, String> settings, ProcessOptions options)
      throws IOException, InterruptedException {
    this.name = name;
    Files.createDirectories(folder);
    this.log = folder.resolve("scorer.log");
    this.disk = new Disk(folder.resolve("disk"));
    this.clock = new WallClock(options.faketime(), folder);
    this.settings = new TreeMap<>(settings);
    this.java = options.java().toArray(String[]::new);
    this.settings.put("state.dir", disk.state().toString());
  }

  String name() {
    return name;
  }

  Disk disk() {
    return disk;
  }

  WallClock clock() {
    return clock;
  }

  Path log() {
    return log;
  }

  synchronized boolean isUp() {
    return process != null && process.isAlive();
  }

  synchronized void start() throws IOException {
    wanted = true;
    killed = false;
    started = System.nanoTime();
    process = new ScorerProcess(settings, log, "512m", clock.environment(), java);
  }

  /** What a supervisor does every moment: whoever has ended without being asked to starts again. */
  synchronized void tend() throws IOException {
    ScorerProcess current = process;
    if (!wanted || current == null || current.isAlive()) {
      return;
    }
    if (killed || System.nanoTime() - started > SOONEST_NANOS) {
      if (!killed) {
        ends.merge(current.exit().orElse(-1), 1, Integer::sum);
      }
      start();
    }
  }

  /** As {@code kill -9}; the supervisor starts it again. */
  synchronized void kill() throws InterruptedException {
    if (process != null) {
      killed = true;
      process.kill();
    }
  }

  /** Kills it and does something before the supervisor can start it again. */
  synchronized void killAnd(Damage damage) throws IOException, InterruptedException {
    kill();
    damage.doIt();
  }

  /** What is done to an instance that does not run. */
  @FunctionalInterface
  interface Damage {
    void doIt() throws IOException;
  }

  /**
   * Asks it to end and to stay so (SIGTERM).
   *
   * @return whether it ended by itself, and as one that was asked to
   */
  synchronized boolean leave() throws IOException, InterruptedException {
    wanted = false;
    ScorerProcess current = process;
    if (current == null) {
      return true;
    }
    current.ask();
    boolean ended = current.awaitEnd(SHORT_FAREWELL);
    if (!ended) {
      current.tellThreads();
      ended = current.awaitEnd(FAREWELL.minus(SHORT_FAREWELL));
    }
    int exit = current.exit().orElse(-1);
    if (!ended) {
      current.kill();
    }
    return ended && (exit == 0 || exit == 143);
  }

  synchronized void hold() throws IOException, InterruptedException {
    if (process != null) {
      process.hold();
    }
  }

  synchronized void release() throws IOException, InterruptedException {
    if (process != null) {
      process.release();
    }
  }

  /** Has it say in its log what it is doing. */
  synchronized void tellThreads() throws IOException, InterruptedException {
    if (process != null) {
      process.tellThreads();
    }
  }

  /** How often it ended without being asked to, by what it ended with. */
  synchronized Map<Integer, Integer> ends() {
    return new TreeMap<>(ends);
  }

  @Override
  public synchronized void close() throws IOException, InterruptedException {
    wanted = false;
    if (process != null) {
      process.kill();
    }
    disk.close();
  }
}
