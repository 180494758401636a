package io.intentscorer.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A command line that was run in this process, and what a shell would have seen of it.
 *
 * @param code the exit code
 * @param out the lines on standard output
 * @param err the lines on standard error
 */
public record Ran(int code, List<String> out, List<String> err) {
  /** Runs a command line; tests that do so must not run beside each other. */
  public static Ran command(String... args) {
    PrintStream standardOut = System.out;
    PrintStream standardErr = System.err;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    try {
      int code = IntentScorerCommand.run(args);
      return new Ran(code, lines(out), lines(err));
    } finally {
      System.setOut(standardOut);
      System.setErr(standardErr);
    }
  }

  private static List<String> lines(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }
}
