package io.intentscorer.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A short storm; {@link Storm} is the long one. */
final class StormIT {
  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder = Path.of("");

  @Test
  void whateverBreaksTheWorldIsToldTheSame() throws Exception {
    StormSettings settings =
        StormSettings.of(
            // The same storm each time: others are for the long form.
            "seed=1",
            "minutes=0.5",
            "faults=3",
            "most=4",
            "scorers=2",
            "chapter=6",
            "folder=" + folder);
    Report report = new Storm(settings, folder).run();
    assertThat(report.differences()).as(report.words()).isEmpty();
  }
}
