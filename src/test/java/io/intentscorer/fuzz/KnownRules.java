package io.intentscorer.fuzz;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.RuleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The rules that ship. */
final class KnownRules {
  static final RuleReader READER = new RuleReader(TitleReader.shipped());

  private KnownRules() {}

  static RuleBook book() {
    List<Accepted> rules = new ArrayList<>();
    for (Path file : files()) {
      String id = String.valueOf(file.getFileName()).replace(".json", "");
      Rule rule = READER.read(id, read(file), rules.size() + 1).rule();
      if (rule == null) {
        throw new AssertionError(file + " is no sound rule");
      }
      rules.add(new Accepted(rule, rules.size() + 1));
    }
    return RuleBook.of(rules);
  }

  static List<Path> files() {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("config", "rules"))) {
      all.forEach(files::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("run this in the project's folder", unreadable);
    }
    return files.stream().sorted().toList();
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
