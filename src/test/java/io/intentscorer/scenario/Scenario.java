package io.intentscorer.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with events, the rules that they are scored by, and the records that must come of it.
 */
record Scenario(Path folder) {
  private static final Path ALL = Path.of("src/test/resources/scenarios");
  private static final String JSON = ".json";

  /** Every case, by name. */
  static List<Scenario> all() {
    try (Stream<Path> folders = Files.list(ALL)) {
      return folders.filter(Files::isDirectory).sorted().map(Scenario::new).toList();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  static Scenario of(String name) {
    return new Scenario(ALL.resolve(name));
  }

  /** The events in the order of their arrival. */
  List<byte[]> events() {
    return events("events.jsonl");
  }

  /** The events of a file of their own. */
  List<byte[]> events(String file) {
    return lines(file).stream().map(line -> line.getBytes(UTF_8)).toList();
  }

  /** The rules by id: the case's own, or those that {@code rules.txt} points to. */
  SortedMap<String, byte[]> rules() {
    Path elsewhere = folder.resolve("rules.txt");
    Path rules =
        Files.exists(elsewhere)
            ? Path.of(lines("rules.txt").get(0).strip())
            : folder.resolve("rules");
    SortedMap<String, byte[]> byId = new TreeMap<>();
    try (Stream<Path> files = Files.list(rules)) {
      for (Path file : files.filter(path -> path.toString().endsWith(JSON)).toList()) {
        String name = String.valueOf(file.getFileName());
        byId.put(name.substring(0, name.length() - JSON.length()), Files.readAllBytes(file));
      }
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return byId;
  }

  /** What must be published, a record a line. */
  List<String> expected() {
    return lines("expected.jsonl");
  }

  /** Pins what is published now. */
  void pin(List<String> told) {
    try {
      Files.write(folder.resolve("expected.jsonl"), told);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** What the case is about, in words and tables. */
  List<String> about() {
    return lines("about.md");
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(folder.resolve(file));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
