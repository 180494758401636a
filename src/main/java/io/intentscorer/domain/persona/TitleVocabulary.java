package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.PhraseMap.Found;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of titles in one language, as its resource file lists them; the file's comments say
 * what each section does.
 */
final class TitleVocabulary {
  /** Synonyms may uncover others ("sr vice president"); the bound keeps a circle from turning. */
  private static final int SYNONYM_ROUNDS = 4;

  private static final String SPAN = " … ";

  /** What a phrase says of rank; null seniority: nothing. A lower place decides first. */
  record Rank(@Nullable Seniority seniority, int place) {}

  /** What a phrase says of department; null: nothing. */
  record Field(@Nullable Department department, boolean strong) {}

  /** A rank that begins with one word and ends with another. */
  record Span(String end, Rank rank) {}

  final PhraseMap<Rank> ranks = new PhraseMap<>();
  final PhraseMap<Field> fields = new PhraseMap<>();
  final PhraseMap<Boolean> othersToTheEnd = new PhraseMap<>();
  final PhraseMap<Boolean> othersToTheComma = new PhraseMap<>();
  final Map<String, Span> spans = new HashMap<>();
  private final PhraseMap<List<String>> synonyms = new PhraseMap<>();
  private final Map<String, Set<String>> words = new HashMap<>();

  private TitleVocabulary(Map<String, List<String>> sections) {
    entries(sections, "synonyms").forEach(this::addSynonym);
    List.of(
            "filler",
            "company follows",
            "leading ranks",
            "modifiers",
            "scope",
            "not held: before",
            "not held: before, directly",
            "learners")
        .forEach(section -> words.put(section, wordsOf(sections, section)));
    phrasesOf(sections, "not held: to the end").forEach(p -> othersToTheEnd.put(split(p), true));
    phrasesOf(sections, "not held: to the comma")
        .forEach(p -> othersToTheComma.put(split(p), true));
    int place = 0;
    for (Entry entry : entries(sections, "seniority")) {
      Rank rank = new Rank(named(Seniority.of(entry.name()), entry), place++);
      entry.phrases().forEach(phrase -> addRank(phrase, rank));
    }
    addFields(sections, "department", true);
    addFields(sections, "department: when nothing else tells", false);
  }

  /** A line "name = phrase, phrase". */
  private record Entry(String name, List<String> phrases) {}

  /** Reads a vocabulary from the class path. */
  static TitleVocabulary read(String resource) {
    InputStream found = TitleVocabulary.class.getResourceAsStream(resource);
    if (found == null) {
      throw new IllegalStateException("Missing from the class path: " + resource);
    }
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      Map<String, List<String>> sections = new LinkedHashMap<>();
      List<String> section = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("[")) {
          section =
              sections.computeIfAbsent(
                  line.substring(1, line.lastIndexOf(']')), name -> new ArrayList<>());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          section.add(line.strip());
        }
      }
      return new TitleVocabulary(sections);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The words of a section that lists single words. */
  Set<String> words(String section) {
    return words.getOrDefault(section, Set.of());
  }

  /** The words in their kept spelling, fillers dropped. */
  List<String> understood(List<String> written) {
    Set<String> filler = words("filler");
    return spelt(written.stream().filter(word -> !filler.contains(word)).toList());
  }

  /** The words in their kept spelling, fillers kept. */
  List<String> spelt(List<String> written) {
    List<String> read = written;
    for (int round = 0; round < SYNONYM_ROUNDS; round++) {
      List<String> replaced = replaced(read);
      if (replaced.equals(read)) {
        break;
      }
      read = replaced;
    }
    return read;
  }

  private List<String> replaced(List<String> read) {
    List<String> replaced = new ArrayList<>(read.size());
    for (int at = 0; at < read.size(); ) {
      Found<List<String>> synonym = synonyms.longestAt(read, at);
      if (synonym == null) {
        replaced.add(read.get(at++));
      } else {
        replaced.addAll(synonym.value());
        at += synonym.words();
      }
    }
    return replaced;
  }

  private void addSynonym(Entry entry) {
    for (String phrase : entry.phrases()) {
      addOnce(synonyms, split(phrase), split(entry.name()), phrase);
    }
  }

  private void addRank(String phrase, Rank rank) {
    int span = phrase.indexOf(SPAN);
    if (span >= 0) {
      spans.put(phrase.substring(0, span), new Span(phrase.substring(span + SPAN.length()), rank));
    } else {
      addOnce(ranks, understood(split(phrase)), rank, phrase);
    }
  }

  private void addFields(Map<String, List<String>> sections, String section, boolean strong) {
    for (Entry entry : entries(sections, section)) {
      Field field = new Field(named(Department.of(entry.name()), entry), strong);
      for (String phrase : entry.phrases()) {
        addOnce(fields, understood(split(phrase)), field, phrase);
      }
    }
  }

  private static <V> void addOnce(PhraseMap<V> map, List<String> words, V value, String phrase) {
    V before = map.put(words, value);
    if (before != null && !before.equals(value)) {
      throw new IllegalStateException(
          "Listed twice, as " + before + " and " + value + ": " + phrase);
    }
  }

  private static <E> @Nullable E named(Optional<E> known, Entry entry) {
    if (known.isEmpty() && !entry.name().equals("none")) {
      throw new IllegalStateException("Not known: " + entry.name());
    }
    return known.orElse(null);
  }

  private static List<Entry> entries(Map<String, List<String>> sections, String section) {
    return sections.getOrDefault(section, List.of()).stream()
        .map(
            line -> {
              int equals = line.indexOf(" = ");
              return new Entry(line.substring(0, equals), phrases(line.substring(equals + 3)));
            })
        .toList();
  }

  private static List<String> phrasesOf(Map<String, List<String>> sections, String section) {
    return sections.getOrDefault(section, List.of()).stream()
        .flatMap(line -> phrases(line).stream())
        .toList();
  }

  private static Set<String> wordsOf(Map<String, List<String>> sections, String section) {
    return Set.copyOf(new HashSet<>(phrasesOf(sections, section)));
  }

  private static List<String> phrases(String line) {
    return List.of(line.split(" *, *", -1));
  }

  private static List<String> split(String phrase) {
    return List.of(phrase.split(" ", -1));
  }
}
