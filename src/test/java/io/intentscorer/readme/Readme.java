package io.intentscorer.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The README, taken apart. */
public final class Readme {
  private static final JsonMapper JSON = new JsonMapper();
  private static final List<String> LINES = lines();

  private Readme() {}

  /** The text of every fenced block of a language, in order. */
  static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    boolean inside = false;
    for (String line : LINES) {
      if (inside && line.equals("```")) {
        blocks.add(block.toString());
        block.setLength(0);
        inside = false;
      } else if (inside) {
        block.append(line).append('\n');
      } else {
        inside = line.equals("```" + language);
      }
    }
    return blocks;
  }

  /** The JSON examples that have a field of that name. */
  static List<JsonNode> examples(String field) {
    return blocks("json").stream()
        .map(JSON::readTree)
        .filter(example -> example.has(field))
        .toList();
  }

  /** The cells of every row of every table, code marks off. */
  public static List<List<String>> rows() {
    return LINES.stream()
        .filter(line -> line.startsWith("| "))
        .map(
            line ->
                Stream.of(line.substring(1).split(" \\| | \\|$", -1))
                    .map(cell -> cell.replace("`", "").strip())
                    .toList())
        .toList();
  }

  /** The whole text. */
  static String text() {
    return String.join("\n", LINES);
  }

  private static List<String> lines() {
    try {
      return Files.readAllLines(Path.of("README.md"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
