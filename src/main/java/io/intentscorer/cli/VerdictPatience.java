package io.intentscorer.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command that submits rules waits; shared by those that do. */
final class VerdictPatience {
  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "how long to wait for the verdicts (default: ${DEFAULT-VALUE})",
      defaultValue = "30s")
  private Duration timeout = Duration.ofSeconds(30);

  Duration time() {
    return timeout;
  }
}
