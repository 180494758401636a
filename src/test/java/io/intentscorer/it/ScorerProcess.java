package io.intentscorer.it;

import io.intentscorer.Main;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The scorer in a process of its own, so that it can be killed as machines are, and its memory is
 * its own.
 */
public final class ScorerProcess extends Jvm {
  ScorerProcess(Map<String, String> settings, Path log) throws IOException {
    this(settings, log, "512m");
  }

  /**
   * @param log where all that it says is appended
   * @param heap the most that its heap may have, as {@code -Xmx} takes it
   * @param options more options of {@code java}
   */
  public ScorerProcess(Map<String, String> settings, Path log, String heap, String... options)
      throws IOException {
    this(settings, log, heap, Map.of(), options);
  }

  /**
   * Starts it with more variables of its environment.
   *
   * @param environment beside those of this process
   */
  public ScorerProcess(
      Map<String, String> settings,
      Path log,
      String heap,
      Map<String, String> environment,
      String... options)
      throws IOException {
    super(Main.class, heap, List.of(options), run(settings), log, environment);
  }

  private static List<String> run(Map<String, String> settings) {
    // Several run on one machine, and nobody asks them how they are.
    List<String> run = new ArrayList<>(List.of("run", "--set", "http.port=0"));
    settings.forEach((key, value) -> run.addAll(List.of("--set", key + "=" + value)));
    return run;
  }
}
