package io.intentscorer.it;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap));
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
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
  final void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
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
