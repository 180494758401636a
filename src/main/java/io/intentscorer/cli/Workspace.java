package io.intentscorer.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folders of a quickstart; a temporary one is gone afterwards. */
record Workspace(Path folder, boolean temporary) implements AutoCloseable {
  private static final Path RULES = Path.of("config", "rules");
  private static final String SHIPPED = "/io/intentscorer/rules/tiers.json";

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

  /** The folder of rules: the one asked for, the project's, or a copy of those in the program. */
  Path rules(@Nullable Path asked) throws IOException {
    if (asked != null) {
      return asked;
    }
    return Files.isDirectory(RULES) ? RULES : unpacked();
  }

  private Path unpacked() throws IOException {
    URL shipped = Workspace.class.getResource(SHIPPED);
    if (shipped == null || !"jar".equals(shipped.getProtocol())) {
      throw new CommandFailure(
          "there is no folder " + RULES + " here and the program holds no rules; use --rules DIR");
    }
    Path copies = Files.createDirectories(folder.resolve("rules"));
    try (FileSystem jar = FileSystems.newFileSystem(shipped.toURI(), Map.of());
        Stream<Path> rules = Files.list(jar.getPath(SHIPPED).getParent())) {
      for (Path rule : rules.toList()) {
        Files.copy(
            rule,
            copies.resolve(rule.getFileName().toString()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
    return copies;
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
