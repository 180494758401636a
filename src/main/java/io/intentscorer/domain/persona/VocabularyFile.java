package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of titles in one language, as its file lists them.
 *
 * @param name the file's name, e.g. {@code de.txt}
 * @param own whether it is an installation's own, which wins over those that ship
 */
record VocabularyFile(String name, boolean own, Map<Section, List<Entry>> entries) {
  private static final String EQUALS = " = ";

  /** A shorter word keeps its ring: "på" is not "pa". */
  private static final int SHORT = 4;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern PHRASE =
      Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+( [\\p{L}\\p{M}\\p{Nd}]+)*|@");
  private static final Pattern SPAN = Pattern.compile("[\\p{L}]+ \\.\\.\\. [\\p{L}]+");

  /**
   * A line "name = phrase, phrase", or of phrases alone.
   *
   * @param name what the phrases stand for, folded; empty where the section says it
   * @param phrases folded, each in every way that it is spelt
   * @param place "de.txt:12: ", to begin a complaint with
   */
  record Entry(Section section, String name, List<String> phrases, String place, boolean own) {

    /** An installation's own words win over those that ship. */
    boolean winsOver(Entry other) {
      return own && !other.own;
    }

    private String said() {
      return name.isEmpty() ? section.title() : name;
    }

    /** The complaint that a phrase was said to be something else before. */
    String contradicts(String phrase, Entry before) {
      return contradicts(phrase, said(), before);
    }

    String contradicts(String phrase, String name, Entry before) {
      String there = before.place.substring(0, before.place.lastIndexOf(':'));
      return String.format(
          "%s\"%s\" is said to be \"%s\", and in %s to be \"%s\"; keep one of the two",
          place, phrase, name, there, before.said());
    }
  }

  /** Reads a file; what is wrong with it is added to the faults, each with its place. */
  static VocabularyFile of(String name, boolean own, String text, List<String> faults) {
    Map<Section, List<Entry>> entries = new EnumMap<>(Section.class);
    Section section = null;
    int number = 0;
    for (String line : withoutMark(text).split("\\R", -1)) {
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

  /** Some editors begin a file with a mark of its encoding. */
  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
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
            .map(phrase -> SPACES.matcher(phrase.strip()).replaceAll(" "))
            .flatMap(VocabularyFile::variants)
            .toList();
    String fault = fault(section, name(said, equals), divided);
    if (fault != null) {
      faults.add(place + fault);
      return null;
    }
    return new Entry(section, name(said, equals), divided, place, own);
  }

  private static String name(String said, int equals) {
    return equals > 0 ? Letters.folded(said.substring(0, equals).strip()) : "";
  }

  private static @Nullable String fault(Section section, String name, List<String> phrases) {
    for (String phrase : phrases) {
      if (phrase.isEmpty()) {
        return "there is nothing between two commas, or behind the last";
      }
      boolean span = section == Section.SENIORITY && SPAN.matcher(phrase).matches();
      if (!span && !PHRASE.matcher(phrase).matches()) {
        return "\"" + phrase + "\": write words of letters and digits, divided by spaces";
      }
      if (phrase.chars().filter(letter -> letter == ' ').count() >= Findings.LONGEST) {
        return "\"" + phrase + "\": a phrase has at most " + Findings.LONGEST + " words";
      }
      if (section.ofWords() && phrase.indexOf(' ') >= 0) {
        return "\"" + phrase + "\": this section lists single words only";
      }
    }
    boolean named =
        name.isEmpty() || PHRASE.matcher(name).matches() || Seniority.of(name).isPresent();
    return named ? null : "\"" + name + "\": write words of letters and digits, divided by spaces";
  }

  /** "geschäftsführer" is also written "geschaeftsfuehrer". */
  private static Stream<String> variants(String phrase) {
    String plain = Letters.folded(phrase);
    String spelt =
        Letters.folded(
            phrase
                .replace("ä", "ae")
                .replace("æ", "ae")
                .replace("ö", "oe")
                .replace("ø", "oe")
                .replace("ü", "ue")
                .replace("å", phrase.length() < SHORT ? "aa" : "a"));
    return spelt.equals(plain) ? Stream.of(plain) : Stream.of(plain, spelt);
  }
}
