package io.intentscorer.domain.account;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Countries as the world writes them, and the sales region each belongs to. */
public final class Country {
  /** Languages that countries are often written in; the first to claim a name keeps it. */
  private static final List<String> LANGUAGES =
      List.of(
          "en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "hu",
          "ro", "bg", "el", "hr", "sl", "et", "lv", "lt", "ru", "uk", "tr", "ar", "he", "fa", "hi",
          "bn", "th", "vi", "id", "ms", "ja", "ko", "zh");

  /** No country's name is longer; longer text is not folded. */
  private static final int LONGEST = 100;

  private static final Map<String, String> REGIONS = regions();
  private static final Map<String, String> CODES = codes();

  private Country() {}

  /**
   * The ISO 3166-1 alpha-2 code, upper case, of a country written as a code (alpha-2 or alpha-3) or
   * as a name in English, another widespread language or its own; empty when not understood.
   */
  public static Optional<String> code(String written) {
    if (written.length() > LONGEST || written.indexOf('/') >= 0) { // "n/a" is not Namibia
      return Optional.empty();
    }
    String folded = folded(written);
    String code = CODES.get(folded);
    if (code == null && folded.startsWith("the")) {
      code = CODES.get(folded.substring("the".length()));
    }
    return Optional.ofNullable(code);
  }

  /**
   * The sales region of an alpha-2 code: North America (the United States and Canada), Latin
   * America (the rest of the Americas), Europe, Middle East, Africa, Asia or Oceania; empty when
   * there is no such code.
   */
  public static Optional<String> region(String alpha2) {
    return Optional.ofNullable(REGIONS.get(alpha2.strip().toUpperCase(Locale.ROOT)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : REGIONS.keySet()) {
      codes.put(folded(code), code);
    }
    for (String code : Locale.getISOCountries()) {
      codes.putIfAbsent(folded(new Locale("", code).getISO3Country()), code);
    }
    for (String line : lines("aliases.txt")) {
      for (String alias : line.substring(line.indexOf(':') + 1).split(",", -1)) {
        codes.put(folded(alias), line.substring(0, 2));
      }
    }
    for (String language : LANGUAGES) {
      for (String code : Locale.getISOCountries()) {
        String name = new Locale("", code).getDisplayCountry(Locale.forLanguageTag(language));
        codes.putIfAbsent(folded(name), code);
      }
    }
    codes.remove(""); // what folds to nothing is no name
    return Map.copyOf(codes);
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new HashMap<>();
    for (String line : lines("regions.txt")) {
      int colon = line.indexOf(':');
      for (String code : line.substring(colon + 1).strip().split(" ", -1)) {
        regions.put(code, line.substring(0, colon));
      }
    }
    return Map.copyOf(regions);
  }

  /** Letters and digits only, without accents, in one case; "&amp;" counts as "and". */
  private static String folded(String text) {
    String plain =
        Normalizer.normalize(text.replace("&", "and"), Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(plain.length());
    plain.codePoints().filter(Country::tells).forEach(folded::appendCodePoint);
    return folded.toString();
  }

  private static boolean tells(int letter) {
    // Vowel signs of Indic scripts are marks that matter; Latin and Greek accents are not.
    return Character.isLetterOrDigit(letter)
        || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
  }

  private static List<String> lines(String resource) {
    String path = "/io/intentscorer/countries/" + resource;
    InputStream found = Country.class.getResourceAsStream(path);
    if (found == null) {
      throw new IllegalStateException("Missing from the class path: " + path);
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(found, StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>();
      reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(lines::add);
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
