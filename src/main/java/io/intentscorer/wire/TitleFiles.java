package io.intentscorer.wire;

import io.intentscorer.domain.persona.TitleReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @throws IllegalArgumentException for a folder that cannot be read, and for files with faults;
   *     says them all
   */
  public static TitleReader reader(Path folder) {
    Map<String, String> own = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
        own.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    } catch (IOException | UncheckedIOException unreadable) {
      throw new IllegalArgumentException(
          "the words in " + folder + " cannot be read; name a folder of text files in UTF-8",
          unreadable);
    }
    return TitleReader.with(own);
  }
}
