package io.intentscorer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of a quickstart; a temporary one is gone afterwards. */
record Workspace(Path folder, boolean temporary) implements AutoCloseable {
  static Workspace open(@Nullable Path kept) throws IOException {
    if (kept == null) {
      return new Workspace(Files.createTempDirectory("intent-scorer-"), true);
    }
    return new Workspace(Files.createDirectories(kept).toAbsolutePath(), false);
  }

  Path broker() {
    return folder.resolve("broker");
  }

  Path state() {
    return folder.resolve("state");
  }

  @Override
  public void close() throws IOException {
    if (!temporary) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    } catch (UncheckedIOException vanished) {
      throw new IOException(vanished);
    }
    for (Path path : deepestFirst) {
      Files.deleteIfExists(path);
    }
  }
}
