package io.intentscorer.cli;

import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.rule.RuleBook.Accepted;
import io.intentscorer.wire.Issue;
import io.intentscorer.wire.Issue.Severity;
import io.intentscorer.wire.RuleAdvice;
import io.intentscorer.wire.RuleDifference;
import io.intentscorer.wire.RuleReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of rules, those in folders within it included, one a file, each called by its id. */
final class RuleFiles {
  private static final String ENDING = ".json";

  private RuleFiles() {}

  /**
   * A file of the folder: the rule's id, the text, and what the reader says of it.
   *
   * @param rule null when it would be rejected
   */
  record RuleFile(Path path, String id, byte[] bytes, @Nullable Rule rule, List<Issue> issues) {
    boolean isSound() {
      return rule != null;
    }
  }

  /** Every file of a folder, judged alone and beside the others, in the order of application. */
  static List<RuleFile> read(Path folder, RuleReader reader) {
    List<RuleFile> files = new ArrayList<>();
    for (Path path : paths(folder)) {
      String name = String.valueOf(path.getFileName());
      String id = name.substring(0, name.length() - ENDING.length());
      byte[] bytes = bytes(path);
      RuleReader.Judgement judgement = reader.read(id, bytes, files.size() + 1L);
      files.add(new RuleFile(path, id, bytes, judgement.rule(), judgement.issues()));
    }
    RuleBook book = book(files);
    Map<String, List<RuleFile>> byId = files.stream().collect(Collectors.groupingBy(RuleFile::id));
    return files.stream()
        .map(file -> withAdvice(file, book))
        .map(file -> alone(file, byId.getOrDefault(file.id(), List.of())))
        .sorted(Comparator.comparingInt(RuleFiles::rank).thenComparing(RuleFile::id))
        .toList();
  }

  /** What tells rules apart by their meaning. */
  static RuleDifference difference(TitleReader titles) {
    return new RuleDifference(new RuleReader(titles));
  }

  /** The book of the sound files; a rule's version is its place, the book's version their count. */
  static RuleBook book(List<RuleFile> files) {
    List<Accepted> accepted = new ArrayList<>();
    for (RuleFile file : files) {
      if (file.rule() != null) {
        accepted.add(new Accepted(file.rule(), accepted.size() + 1L));
      }
    }
    return RuleBook.of(accepted);
  }

  /** Whether every file is sound; if not, says what is wrong. */
  static boolean areSound(List<RuleFile> files, PrintWriter err) {
    boolean sound = files.stream().allMatch(RuleFile::isSound);
    if (!sound) {
      print(files, err);
    }
    return sound;
  }

  /** Prints every issue as an editor shows it. */
  static void print(List<RuleFile> files, PrintWriter out) {
    for (RuleFile file : files) {
      file.issues().forEach(issue -> out.println(file.path() + ": " + issue.line()));
    }
  }

  private static RuleFile withAdvice(RuleFile file, RuleBook book) {
    if (file.rule() == null) {
      return file;
    }
    List<Issue> issues = new ArrayList<>(file.issues());
    issues.addAll(RuleAdvice.beside(file.rule(), book));
    return new RuleFile(file.path(), file.id(), file.bytes(), file.rule(), issues);
  }

  /** A file whose id no other file has, or what is wrong with it. */
  private static RuleFile alone(RuleFile file, List<RuleFile> named) {
    if (named.size() < 2) {
      return file;
    }
    List<Issue> issues = new ArrayList<>(file.issues());
    String others =
        named.stream()
            .filter(other -> !other.path().equals(file.path()))
            .map(other -> other.path().toString())
            .collect(Collectors.joining(" and "));
    issues.add(
        new Issue(
            Severity.ERROR,
            "",
            "another file holds a rule with the id " + file.id() + ": " + others,
            "rename one, or delete one"));
    return new RuleFile(file.path(), file.id(), file.bytes(), null, issues);
  }

  /** Profiles first, so that a persona finds its profiles there. */
  private static int rank(RuleFile file) {
    return file.rule() instanceof Rule.Persona ? 1 : 0;
  }

  private static List<Path> paths(Path folder) {
    List<Path> paths = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      throw new CommandFailure(folder + " is no folder; name one that holds rules, one a file");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(RuleFiles::isRule).forEach(paths::add);
    } catch (IOException unreadable) {
      throw new CommandFailure("the folder " + folder + " cannot be read", unreadable);
    }
    if (paths.isEmpty()) {
      throw new CommandFailure(folder + " holds no rules; each is a file called <rule id>.json");
    }
    paths.sort(Comparator.comparing(Path::toString));
    return paths;
  }

  private static boolean isRule(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.endsWith(ENDING) && !name.startsWith(".") && Files.isRegularFile(path);
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException unreadable) {
      throw new CommandFailure(path + " cannot be read", unreadable);
    }
  }
}
