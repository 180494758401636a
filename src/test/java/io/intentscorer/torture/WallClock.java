package io.intentscorer.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The wall clock of one process, which can be set while it runs, by libfaketime where that is at
 * hand.
 */
final class WallClock {
  private final String library;
  private final Path offset;

  /**
   * @param library where libfaketime's library is; empty for none, and then the clock is the
   *     machine's
   */
  WallClock(String library, Path folder) throws IOException {
    this.library = library;
    this.offset = folder.resolve("clock");
    set(0);
  }

  boolean canBeSet() {
    return !library.isEmpty();
  }

  /** Sets it, in seconds ahead of the machine's. */
  void set(int seconds) throws IOException {
    Path draft = Files.writeString(offset.resolveSibling("clock.draft"), "%+d".formatted(seconds));
    Files.move(draft, offset, StandardCopyOption.REPLACE_EXISTING);
  }

  /** What the process has to be started with. */
  Map<String, String> environment() {
    return canBeSet()
        ? Map.of(
            "LD_PRELOAD", library,
            "FAKETIME_TIMESTAMP_FILE", offset.toString(),
            "FAKETIME_CACHE_DURATION", "1",
            "FAKETIME_FORCE_MONOTONIC_FIX", "0",
            // What passes is measured by the other clock, which no operator sets.
            "DONT_FAKE_MONOTONIC", "1",
            "FAKETIME_DONT_FAKE_MONOTONIC", "1")
        : Map.of();
  }
}
