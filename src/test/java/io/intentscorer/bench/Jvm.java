package io.intentscorer.bench;

import io.intentscorer.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A class of this project in a process of its own, so that what it takes can be told apart. */
final class Jvm implements AutoCloseable {
  private final Process process;

  /**
   * Starts it.
   *
   * @param heap the most that its heap may have, as {@code -Xmx} takes it
   * @param options more options of {@code java}
   * @param log where all that it says is appended
   */
  Jvm(Class<?> main, String heap, List<String> options, List<String> arguments, Path log)
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

  /**
   * The scorer.
   *
   * @param arguments with {@code heap} and {@code java}, more options of its process
   */
  static Jvm scorer(Arguments arguments, Map<String, String> settings, Path log)
      throws IOException {
    List<String> run = new ArrayList<>(List.of("run"));
    settings.forEach((name, value) -> run.addAll(List.of("--set", name + "=" + value)));
    String more = arguments.text("java").trim();
    List<String> java = more.isEmpty() ? List.of() : List.of(more.split("\\s+"));
    return new Jvm(Main.class, arguments.text("heap"), java, run, log);
  }

  long id() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The processor time that it has taken. */
  Duration cpu() {
    return Machine.cpu(id());
  }

  /** The most memory that it has had, in megabytes. */
  long mostMemory() {
    return Machine.memory(id(), "VmHWM:");
  }

  @Override
  public void close() {
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
