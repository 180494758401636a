package io.intentscorer.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A class of this project in a process of its own, so that what it takes can be told apart. */
public class Jvm implements AutoCloseable {
  private final Process process;

  /**
   * Starts it.
   *
   * @param heap the most that its heap may have, as {@code -Xmx} takes it
   * @param options more options of {@code java}
   * @param log where all that it says is appended
   */
  public Jvm(Class<?> main, String heap, List<String> options, List<String> arguments, Path log)
      throws IOException {
    this(main, heap, options, arguments, log, Map.of());
  }

  /**
   * Starts it with more variables of its environment.
   *
   * @param environment beside those of this process
   */
  public Jvm(
      Class<?> main,
      String heap,
      List<String> options,
      List<String> arguments,
      Path log,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  /** Its number among the processes of the machine. */
  public final long id() {
    return process.pid();
  }

  public final boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Waits for the process to end by itself.
   *
   * @return its exit code
   * @throws IllegalStateException when it does not end in time
   */
  public final int exitCode(Duration patience) throws InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("still running after " + patience.toSeconds() + " s");
    }
    return process.exitValue();
  }

  /** As {@code kill -9}: no hook runs, no transaction is closed. */
  public final void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  /** Asks it to end, as a supervisor does (SIGTERM); returns at once. */
  public final void ask() {
    process.destroy();
  }

  /** Waits for its end; false when it has not come in time. */
  public final boolean awaitEnd(Duration patience) throws InterruptedException {
    return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Holds it where it is (SIGSTOP): it keeps its connections and does nothing. */
  public final void hold() throws IOException, InterruptedException {
    signal("STOP");
  }

  /** Lets it go on (SIGCONT). */
  public final void release() throws IOException, InterruptedException {
    signal("CONT");
  }

  /** Has it say in its log what every thread is doing (SIGQUIT), and goes on. */
  public final void tellThreads() throws IOException, InterruptedException {
    signal("QUIT");
  }

  private void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(id())).start().waitFor();
  }

  /** What it ended with; empty while it runs. A signal n counts as 128 + n. */
  public final OptionalInt exit() {
    return isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
  }

  @Override
  public final void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
