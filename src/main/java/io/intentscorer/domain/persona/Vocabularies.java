package io.intentscorer.domain.persona;

import io.intentscorer.domain.event.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The vocabularies that ship, and those that an installation has in their place or beside them. */
final class Vocabularies {
  private static final String FOLDER = "/io/intentscorer/titles/";

  private static final List<String> LANGUAGES =
      List.of("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "is");

  private Vocabularies() {}

  /**
   * A reader of the vocabularies that ship and an installation's own.
   *
   * @param own texts of files by name; one named as a file that ships stands in its place
   * @throws IllegalArgumentException that says all that is wrong with the files, a line each
   */
  static TitleReader reader(Map<String, String> own) {
    Map<String, String> shipped = new LinkedHashMap<>();
    for (String language : LANGUAGES) {
      String name = language + ".txt";
      String replaced = own.get(name);
      shipped.put(name, replaced == null ? shipped(name) : replaced);
    }
    Map<String, String> beside = new TreeMap<>(own);
    beside.keySet().removeAll(shipped.keySet());
    List<String> faults = new ArrayList<>();
    List<VocabularyFile> files = new ArrayList<>();
    Fingerprint fingerprint = new Fingerprint();
    shipped.forEach((name, text) -> files.add(VocabularyFile.of(name, false, text, faults)));
    beside.forEach((name, text) -> files.add(VocabularyFile.of(name, true, text, faults)));
    shipped.values().forEach(fingerprint::add);
    beside.values().forEach(fingerprint::add);
    TitleVocabulary vocabulary = new VocabularyCompiler(files, faults).compiled();
    if (!own.isEmpty()) {
      // Among the words that ship there is none; own ones may bring some about, and win.
      faults.removeIf(fault -> own.keySet().stream().noneMatch(name -> fault.contains(name + ":")));
    }
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", faults));
    }
    return new TitleReader(vocabulary, fingerprint.value());
  }

  private static String shipped(String name) {
    try (InputStream found = Vocabularies.class.getResourceAsStream(FOLDER + name)) {
      if (found == null) {
        throw new IllegalStateException("Missing from the class path: " + FOLDER + name);
      }
      return new String(found.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
