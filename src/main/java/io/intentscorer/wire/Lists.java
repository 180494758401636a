package io.intentscorer.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Lists of names in the world, a name a line, which ship and which ops may replace. */
public final class Lists {
  private static final String ENDING = ".txt";
  private static final Lists SHIPPED = new Lists(Map.of());

  private final Map<Topic, List<String>> own;

  private Lists(Map<Topic, List<String>> own) {
    this.own = Map.copyOf(own);
  }

  /** What a list is of. */
  public enum Topic {
    FREE_MAIL,
    DISPOSABLE_MAIL,
    EDUCATIONAL_MAIL,
    ROLE_MAILBOXES,
    SHARED_HOSTS,
    CRAWLERS;

    String file() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-') + ENDING;
    }
  }

  /** The lists that ship. */
  public static Lists shipped() {
    return SHIPPED;
  }

  /**
   * Lists of a folder, each in place of the one that ships under its name.
   *
   * @throws IllegalArgumentException for a folder that cannot be read or holds another list; says
   *     which
   */
  public static Lists of(Path folder) {
    Map<Topic, List<String>> own = new EnumMap<>(Topic.class);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
        own.put(topic(file), lines(Files.readString(file)));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw new IllegalArgumentException(
          "the lists in " + folder + " cannot be read; name a folder of text files", unreadable);
    }
    return new Lists(own);
  }

  private static Topic topic(Path file) {
    String name = String.valueOf(file.getFileName());
    List<String> known = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      if (topic.file().equals(name)) {
        return topic;
      }
      known.add(topic.file());
    }
    throw new IllegalArgumentException(
        "no list is called " + name + "; " + RuleObject.oneOf(name, known));
  }

  /** The names of a list, in lower case, without comments and empty lines. */
  List<String> lines(Topic topic) {
    List<String> replaced = own.get(topic);
    if (replaced != null) {
      return replaced;
    }
    String path = "/io/intentscorer/lists/" + topic.file();
    try (InputStream in = Lists.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks " + path);
      }
      return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> lines(String text) {
    return text.lines()
        .filter(line -> !line.startsWith("#") && !line.isBlank())
        .map(line -> line.stripTrailing().toLowerCase(Locale.ROOT))
        .toList();
  }
}
