package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The words of titles in one language, as its file lists them.
 *
 * @param name the file's name, e.g. {@code de.txt}
 * @param own whether it is an installation's own, which wins over those that ship
 */
record VocabularyFile(String name, boolean own, Map<Section, List<Entry>> entries) {
  private static final String EQUALS = " = ";

  /**
   * A line "name = phrase, phrase", or of phrases alone.
   *
   * @param name what the phrases stand for; empty where the section says it
   * @param place "de.txt:12: ", to begin a complaint with
   */
  record Entry(String name, List<String> phrases, String place, boolean own) {}

  /** Reads a file; what is wrong with it is added to the faults, each with its place. */
  static VocabularyFile of(String name, boolean own, String text, List<String> faults) {
    Map<Section, List<Entry>> entries = new EnumMap<>(Section.class);
    Section section = null;
    int number = 0;
    for (String line : text.split("\\R", -1)) {
      String place = name + ":" + ++number + ": ";
      String said = line.strip();
      if (said.startsWith("[")) {
        section = section(said, place, faults);
      } else if (!said.isEmpty() && !said.startsWith("#")) {
        Entry entry = entry(section, said, place, own, faults);
        if (entry != null && section != null) {
          entries.computeIfAbsent(section, first -> new ArrayList<>()).add(entry);
        }
      }
    }
    return new VocabularyFile(name, own, entries);
  }

  /** The entries of a section. */
  List<Entry> of(Section section) {
    return entries.getOrDefault(section, List.of());
  }

  private static @Nullable Section section(String said, String place, List<String> faults) {
    String title = said.endsWith("]") ? said.substring(1, said.length() - 1).strip() : said;
    Optional<Section> known = Section.of(title);
    if (known.isEmpty()) {
      faults.add(
          place
              + "there is no section "
              + said
              + "; the sections are "
              + Arrays.stream(Section.values())
                  .map(each -> "[" + each.title() + "]")
                  .collect(Collectors.joining(", ")));
    }
    return known.orElse(null);
  }

  private static @Nullable Entry entry(
      @Nullable Section section, String said, String place, boolean own, List<String> faults) {
    int equals = said.indexOf(EQUALS);
    if (section == null) {
      faults.add(place + "stands in no section; begin one with a line such as [synonyms]");
      return null;
    }
    if (section.named() != equals > 0) {
      faults.add(
          place
              + (section.named()
                  ? "write it as: meaning = phrase, phrase"
                  : "write phrases alone, divided by commas, without \"=\""));
      return null;
    }
    String phrases = equals > 0 ? said.substring(equals + EQUALS.length()) : said;
    List<String> divided =
        Arrays.stream(phrases.split(",", -1))
            .map(phrase -> phrase.strip().replaceAll(" +", " "))
            .toList();
    if (divided.contains("")) {
      faults.add(place + "there is nothing between two commas, or behind the last");
      return null;
    }
    return new Entry(equals > 0 ? said.substring(0, equals).strip() : "", divided, place, own);
  }
}
