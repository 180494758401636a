package io.intentscorer.wire;

import io.intentscorer.domain.persona.TitleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An installation's own words of job titles: a folder of files like those in config/titles. */
public final class TitleFiles {
  private static final String ENDING = ".txt";

  private TitleFiles() {}

  /**
   * The reader of the words that ship and those of a folder: a file in place of the one that ships
   * under its name, one of another name beside all, whose words win.
   *
   * @throws IllegalArgumentException for a folder or file that cannot be read, and for files with
   *     faults; says them all
   */
  public static TitleReader reader(Path folder) {
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new IllegalArgumentException(
          "there is no file in " + folder + " whose name ends with " + ENDING);
    }
    Map<String, String> own = new TreeMap<>();
    for (Path file : files) {
      own.put(String.valueOf(file.getFileName()), text(file));
    }
    return TitleReader.with(own);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(path -> path.toString().endsWith(ENDING) && Files.isRegularFile(path))
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new IllegalArgumentException(
          "the words in " + folder + " cannot be read; name a folder of text files", unreadable);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException other) {
      throw new IllegalArgumentException(file + " is not in UTF-8; save it in that encoding");
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(file + " cannot be read", unreadable);
    }
  }
}
