package io.intentscorer.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Inputs that others wrote, kept beside the project and not in it; tests that need them are skipped
 * where they are absent.
 */
public final class SharedData {
  private static final Path ROOT = Path.of("..", "shared", "data");

  private SharedData() {}

  /** A file or folder; whoever asks for one that is absent is skipped. */
  public static Path at(String path) {
    Path found = ROOT.resolve(path);
    assumeTrue(Files.exists(found), () -> found + " is absent");
    return found;
  }

  /** The files of a folder, in the order of names. */
  public static List<Path> files(String folder) {
    try (Stream<Path> files = Files.list(at(folder))) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
