package io.intentscorer.it;

import io.intentscorer.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The scorer in a process of its own, so that it can be killed as machines are, and its memory is
 * its own.
 */
public final class ScorerProcess implements AutoCloseable {
  private final Process process;

  ScorerProcess(Map<String, String> settings, Path log) throws IOException {
    this(settings, log, "512m");
  }

  /**
   * @param log where all that it says is appended
   * @param heap the most that its heap may have, as {@code -Xmx} takes it
   */
  public ScorerProcess(Map<String, String> settings, Path log, String heap) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Main.class.getName(), "run"));
    settings.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
  }

  /** Its number among the processes of the machine. */
  public long id() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** As {@code kill -9}: no hook runs, no transaction is closed. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
