package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.NotHeld;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import io.intentscorer.domain.persona.TitleVocabulary.Span;
import io.intentscorer.domain.persona.VocabularyFile.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Makes one vocabulary of the files of all languages, or says all that is wrong with them. */
final class VocabularyCompiler {
  /** Synonyms may uncover others; the bound keeps a circle from turning. */
  private static final int ROUNDS = 4;

  /** "…", folded. */
  private static final String SPAN = " ... ";

  private static final Map<Section, Integer> BITS =
      new EnumMap<>(
          Map.of(
              Section.EMPLOYER_FOLLOWS, TitleVocabulary.EMPLOYER_FOLLOWS,
              Section.LEADING_RANKS, TitleVocabulary.LEADING,
              Section.TRAILING_RANKS, TitleVocabulary.TRAILING,
              Section.MODIFIERS, TitleVocabulary.MODIFIER,
              Section.SCOPE, TitleVocabulary.SCOPE,
              Section.NOT_HELD_BEFORE, TitleVocabulary.ASSISTS,
              Section.NOT_HELD_DIRECTLY_BEFORE, TitleVocabulary.NO_POST,
              Section.LEARNERS, TitleVocabulary.LEARNER));

  /** Which rank of a role decides: the first of these. */
  private static final List<Seniority> ORDER =
      List.of(
          Seniority.INTERN,
          Seniority.C_LEVEL,
          Seniority.OWNER,
          Seniority.VP,
          Seniority.HEAD,
          Seniority.DIRECTOR,
          Seniority.JUNIOR,
          Seniority.MANAGER,
          Seniority.LEAD,
          Seniority.SENIOR,
          Seniority.MID);

  private static final int AS_WRITTEN =
      TitleVocabulary.FILLER | TitleVocabulary.AND | TitleVocabulary.EMPLOYER_FOLLOWS;

  private static final Entry NOWHERE = new Entry("", List.of(), "", false);

  private final TitleVocabulary made = new TitleVocabulary();
  private final List<VocabularyFile> files;
  private final List<String> faults;
  private final Map<String, Spelling> spellings = new HashMap<>();
  private final Map<String, Said> said = new LinkedHashMap<>();

  /** What one word is written as instead. */
  private record Spelling(List<String> words, Entry entry) {}

  /** What a phrase was said to be, and where. */
  private record Said(Object value, Entry entry) {}

  VocabularyCompiler(List<VocabularyFile> files, List<String> faults) {
    this.files = files;
    this.faults = faults;
  }

  TitleVocabulary compiled() {
    each(Section.SYNONYMS, this::spell);
    for (Section section : Section.values()) {
      each(section, (entry, phrase) -> know(phrase));
      each(section, (entry, phrase) -> know(entry.name()));
    }
    each(Section.OFTEN_MISSPELT, (entry, word) -> misspell(word));
    finishSpellings();
    each(Section.COMPOUND_LINKS, (entry, word) -> made.links.add(folded(word)));
    each(Section.GENDER_ENDINGS, (entry, word) -> made.genders.add(folded(word)));
    each(Section.COMPOUND_ENDINGS, (entry, word) -> ending(word, spelt(numbers(word))));
    each(Section.COMPOUND_ENDING_MEANINGS, (entry, word) -> ending(word, meaning(entry)));
    each(Section.COMPOUND_BEGINNINGS, this::beginning);
    derive();
    each(Section.FILLER, (entry, phrase) -> made.fillers.put(numbers(phrase), true));
    each(Section.AND, (entry, phrase) -> filler(entry, phrase, TitleVocabulary.AND));
    each(Section.FILLER, (entry, phrase) -> filler(entry, phrase, TitleVocabulary.FILLER));
    BITS.forEach((section, bit) -> each(section, (entry, word) -> does(word, bit)));
    each(Section.ELIDED, (entry, word) -> made.elided.add(folded(word)));
    synonyms();
    each(Section.NOT_HELD_TO_THE_END, (entry, p) -> made.notHeld.put(raw(p), NotHeld.TO_THE_END));
    each(
        Section.NOT_HELD_TO_THE_COMMA,
        (entry, p) -> made.notHeld.put(raw(p), NotHeld.TO_THE_COMMA));
    each(Section.SENIORITY, (entry, phrase) -> rank(entry, phrase, 0));
    each(Section.WEAK_SENIORITY, (entry, phrase) -> rank(entry, phrase, ORDER.size()));
    each(Section.NO_DEPARTMENT, (entry, p) -> put("none", made.noDepartment, p, true, entry));
    each(Section.DEPARTMENT, (entry, phrase) -> field(entry, phrase, 3));
    each(Section.WEAK_DEPARTMENT, (entry, phrase) -> field(entry, phrase, 2));
    each(Section.LAST_DEPARTMENT, (entry, phrase) -> field(entry, phrase, 1));
    return made;
  }

  /** Every phrase of a section in every way that it is spelt. */
  private void each(Section section, BiConsumer<Entry, String> action) {
    for (VocabularyFile file : files) {
      for (Entry entry : file.of(section)) {
        for (String phrase : entry.phrases()) {
          variants(phrase).forEach(variant -> action.accept(entry, variant));
        }
      }
    }
  }

  /** "geschäftsführer" is also written "geschaeftsfuehrer". */
  private static List<String> variants(String phrase) {
    String plain = folded(phrase);
    String digraphs =
        phrase
            .replace("ä", "ae")
            .replace("æ", "ae")
            .replace("ö", "oe")
            .replace("ø", "oe")
            .replace("ü", "ue")
            .replace("å", "aa");
    String spelt = folded(digraphs);
    return spelt.equals(plain) ? List.of(plain) : List.of(plain, spelt);
  }

  private static String folded(String phrase) {
    return Letters.folded(phrase);
  }

  private void know(String phrase) {
    for (String word : phrase.split(" ", -1)) {
      if (!word.isEmpty() && !word.equals("...")) {
        made.words.add(folded(word));
      }
    }
  }

  private void spell(Entry entry, String phrase) {
    if (phrase.indexOf(' ') < 0) {
      Spelling spelling = new Spelling(List.of(folded(entry.name()).split(" ", -1)), entry);
      Spelling before = spellings.get(phrase);
      if (before == null || (entry.own() && !before.entry().own())) {
        spellings.put(phrase, spelling);
      } else if (!before.words().equals(spelling.words()) && entry.own() == before.entry().own()) {
        contradicts(entry, phrase, before.entry());
      }
    }
  }

  /** A word with a letter too few, or with two neighbours swapped, where that is no other word. */
  private void misspell(String word) {
    for (int at = 1; at < word.length(); at++) {
      misspell(word, word.substring(0, at) + word.substring(at + 1));
      misspell(
          word,
          word.substring(0, at - 1)
              + word.charAt(at)
              + word.charAt(at - 1)
              + word.substring(at + 1));
    }
  }

  private void misspell(String word, String wrong) {
    char[] letters = wrong.toCharArray();
    if (made.words.find(letters, 0, letters.length) == WordTable.UNKNOWN) {
      made.words.add(wrong);
      spellings.put(wrong, new Spelling(List.of(word), NOWHERE));
    }
  }

  private void finishSpellings() {
    made.spellings = new int[made.words.size()][];
    made.does = new int[made.words.size()];
    for (int word = 0; word < made.spellings.length; word++) {
      List<String> spelt = List.of(made.words.word(word));
      for (int round = 0; round < ROUNDS; round++) {
        List<String> next = new ArrayList<>();
        for (String each : spelt) {
          Spelling spelling = spellings.get(each);
          next.addAll(spelling == null ? List.of(each) : spelling.words());
        }
        if (next.equals(spelt)) {
          break;
        }
        spelt = next;
      }
      made.spellings[word] = spelt.stream().mapToInt(made.words::add).toArray();
    }
  }

  /** What a word alone stands for that is listed in phrases only: a woman's form, a compound. */
  private void derive() {
    boolean[] alone = new boolean[made.words.size()];
    for (Section section : Section.values()) {
      each(section, (entry, phrase) -> alone(alone, phrase.indexOf(' ') < 0 ? phrase : ""));
      each(section, (entry, phrase) -> alone(alone, folded(entry.name())));
    }
    Derivation derivation = new Derivation(made);
    for (int word = 0; word < alone.length; word++) {
      char[] letters = made.words.word(word).toCharArray();
      int[] derived = alone[word] ? null : derivation.known(letters, 0, letters.length);
      if (derived != null) {
        made.spellings[word] = derived;
      }
    }
  }

  private void alone(boolean[] alone, String phrase) {
    for (String word : phrase.split(" ", -1)) {
      if (!word.isEmpty()) {
        alone[made.words.add(word)] = true;
      }
    }
  }

  private void ending(String word, int[] meaning) {
    if (made.endings.add(word) == made.endingSpellings.size()) {
      made.endingSpellings.add(meaning);
    } else {
      made.endingSpellings.set(made.endings.add(word), meaning);
    }
  }

  private int[] meaning(Entry entry) {
    return spelt(numbers(folded(entry.name())));
  }

  private void filler(Entry entry, String phrase, int bit) {
    Spelling spelling = spellings.get(phrase);
    if (spelling != null) {
      contradicts(entry, phrase, "dropped", spelling.entry());
    } else if (phrase.indexOf(' ') < 0) {
      does(phrase, bit);
    }
  }

  private void does(String word, int bit) {
    for (int each : (bit & AS_WRITTEN) != 0 ? numbers(word) : spelt(numbers(word))) {
      made.does[each] |= bit;
    }
  }

  private int[] numbers(String phrase) {
    return Arrays.stream(phrase.split(" ", -1)).mapToInt(made.words::add).toArray();
  }

  private int[] spelt(int[] words) {
    return Arrays.stream(words).flatMap(word -> Arrays.stream(made.spellings[word])).toArray();
  }

  private int[] withoutFillers(int[] words) {
    return Arrays.stream(words)
        .filter(word -> !made.does(word, TitleVocabulary.FILLER | TitleVocabulary.AND))
        .toArray();
  }

  /** The words of a phrase as they are before fillers go. */
  private int[] raw(String phrase) {
    return replaced(spelt(numbers(phrase)));
  }

  /** The words of a phrase as a title's words are looked up. */
  private int[] understood(String phrase) {
    return replaced(withoutFillers(raw(phrase)));
  }

  private int[] replaced(int[] words) {
    Tokens tokens = new Tokens();
    for (int word : words) {
      tokens.add(word, Division.NONE, 0, 0, false);
    }
    Tokens replaced = Speller.replaced(made, tokens);
    return Arrays.copyOf(replaced.word, replaced.size);
  }

  private void synonyms() {
    Map<List<Integer>, Entry> entries = new LinkedHashMap<>();
    each(
        Section.SYNONYMS,
        (entry, phrase) -> {
          int[] words = spelt(numbers(phrase));
          int[] telling = withoutFillers(words);
          if (phrase.indexOf(' ') > 0) {
            synonym(entries, entry, phrase, words);
            if (telling.length > 1 && telling.length < words.length) {
              synonym(entries, entry, phrase, telling);
            }
          }
        });
    for (int round = 0; round < ROUNDS; round++) {
      entries.forEach((words, entry) -> made.synonyms.put(array(words), synonym(words, entry)));
    }
  }

  /** What a phrase is replaced by; a meaning that holds its own phrase stays as it is written. */
  private int[] synonym(List<Integer> phrase, Entry entry) {
    int[] written = withoutFillers(meaning(entry));
    boolean holdsItself =
        Collections.indexOfSubList(Arrays.stream(written).boxed().toList(), phrase) >= 0;
    return holdsItself ? written : understood(folded(entry.name()));
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private void synonym(Map<List<Integer>, Entry> entries, Entry entry, String phrase, int[] words) {
    List<Integer> key = Arrays.stream(words).boxed().toList();
    if (Arrays.equals(words, withoutFillers(spelt(numbers(folded(entry.name())))))) {
      return; // says so already, word by word
    }
    Entry before = entries.get(key);
    if (before == null || (entry.own() && !before.own())) {
      entries.put(key, entry);
    } else if (!before.name().equals(entry.name()) && entry.own() == before.own()) {
      contradicts(entry, phrase, before);
    }
  }

  private void beginning(Entry entry, String word) {
    int number = made.beginnings.add(word);
    int[] spelt = meaning(entry);
    if (number == made.beginningSpellings.size()) {
      made.beginningSpellings.add(spelt);
    } else if (entry.own()) {
      made.beginningSpellings.set(number, spelt);
    }
  }

  private void rank(Entry entry, String phrase, int base) {
    Seniority seniority = named(Seniority.of(entry.name()), entry, "seniority");
    int order = seniority == null ? Integer.MAX_VALUE : base + order(seniority, base);
    Rank rank = new Rank(seniority, order);
    int span = phrase.indexOf(SPAN);
    if (span >= 0) {
      int begin = made.words.add(phrase.substring(0, span));
      made.spans.add(new Span(begin, made.words.add(phrase.substring(span + SPAN.length())), rank));
    } else {
      put("rank", made.ranks, phrase, rank, entry);
    }
  }

  /** Where nothing else tells, an assistant to engineers is an assistant. */
  private static int order(Seniority seniority, int base) {
    return base > 0 && seniority == Seniority.JUNIOR ? 0 : 1 + ORDER.indexOf(seniority);
  }

  private void field(Entry entry, String phrase, int strength) {
    Department department = named(Department.of(entry.name()), entry, "department");
    put("department", made.fields, phrase, new Field(department, strength), entry);
  }

  private <V> void put(String kind, PhraseTrie<V> map, String phrase, V value, Entry entry) {
    int[] words = understood(phrase);
    if (words.length == 0) {
      faults.add(entry.place() + "\"" + phrase + "\" is made of fillers only");
      return;
    }
    String key = kind + Arrays.toString(words);
    Said before = said.get(key);
    if (before != null && isWeaker(value, before.value()) && entry.own() == before.entry().own()) {
      return;
    }
    if (before == null || (entry.own() && !before.entry().own())) {
      map.put(words, value);
      said.put(key, new Said(value, entry));
    } else if (!before.value().equals(value) && entry.own() == before.entry().own()) {
      contradicts(entry, phrase, before.entry());
    }
  }

  /** Whether the same is said already, and not only where nothing else tells. */
  private static boolean isWeaker(Object value, Object before) {
    return (value instanceof Rank rank
            && before instanceof Rank other
            && rank.seniority() == other.seniority()
            && rank.order() >= other.order())
        || (value instanceof Field field
            && before instanceof Field more
            && field.department() == more.department()
            && field.strength() <= more.strength());
  }

  private <E> @Nullable E named(Optional<E> known, Entry entry, String kind) {
    String fault = entry.place() + "there is no " + kind + " \"" + entry.name() + "\"";
    if (known.isEmpty() && !entry.name().equals("none") && !faults.contains(fault)) {
      faults.add(fault);
    }
    return known.orElse(null);
  }

  private void contradicts(Entry entry, String phrase, Entry before) {
    contradicts(entry, phrase, entry.name(), before);
  }

  private void contradicts(Entry entry, String phrase, String name, Entry before) {
    String there = before.place().substring(0, before.place().lastIndexOf(':'));
    faults.add(
        String.format(
            "%s\"%s\" is said to be \"%s\", and in %s to be \"%s\"; keep one of the two",
            entry.place(), phrase, name, there, before.name()));
  }
}
