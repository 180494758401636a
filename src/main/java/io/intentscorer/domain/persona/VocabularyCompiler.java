package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.NotHeld;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import io.intentscorer.domain.persona.TitleVocabulary.Span;
import io.intentscorer.domain.persona.VocabularyFile.Entry;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
              Section.EMPLOYER_ENDS, TitleVocabulary.EMPLOYER_ENDS,
              Section.LEADING_RANKS, TitleVocabulary.LEADING,
              Section.TRAILING_RANKS, TitleVocabulary.TRAILING,
              Section.MODIFIERS, TitleVocabulary.MODIFIER,
              Section.SCOPE, TitleVocabulary.SCOPE,
              Section.ADJECTIVES, TitleVocabulary.ADJECTIVE,
              Section.NOT_HELD_BEFORE, TitleVocabulary.ASSISTS,
              Section.NOT_HELD_DIRECTLY_BEFORE, TitleVocabulary.NO_POST,
              Section.LEARNERS, TitleVocabulary.LEARNER));

  private static final Map<Section, NotHeld> NOT_HELD =
      new EnumMap<>(
          Map.of(
              Section.NOT_HELD_TO_THE_END, NotHeld.TO_THE_END,
              Section.NOT_HELD_CHIEF_TO_THE_END, NotHeld.CHIEF_TO_THE_END,
              Section.NOT_HELD_TO_THE_COMMA, NotHeld.TO_THE_COMMA,
              Section.NOT_HELD_UNLESS_NAMED, NotHeld.UNLESS_NAMED));

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
      TitleVocabulary.FILLER
          | TitleVocabulary.AND
          | TitleVocabulary.EMPLOYER_FOLLOWS
          | TitleVocabulary.EMPLOYER_ENDS;

  private final TitleVocabulary made = new TitleVocabulary();
  private final List<VocabularyFile> files;
  private final List<String> faults;
  private final Spellings spellings;
  private final Map<String, Said> said = new LinkedHashMap<>();

  /** What a phrase was said to be, and where. */
  private record Said(Object value, Entry entry) {}

  VocabularyCompiler(List<VocabularyFile> files, List<String> faults) {
    this.files = files;
    this.faults = faults;
    this.spellings = new Spellings(made, faults);
  }

  TitleVocabulary compiled() {
    words();
    each(Section.FILLER, this::filler);
    each(Section.AND, (entry, word) -> does(word, TitleVocabulary.AND));
    BITS.forEach((section, bit) -> each(section, (entry, word) -> does(word, bit)));
    each(Section.ELIDED, (entry, word) -> made.elided.add(word));
    synonyms();
    NOT_HELD.forEach((section, kind) -> each(section, (entry, p) -> notHeld(entry, p, kind)));
    each(Section.SENIORITY, (entry, phrase) -> rank(entry, phrase, 0));
    each(Section.WEAK_SENIORITY, (entry, phrase) -> rank(entry, phrase, Rank.WEAK));
    each(Section.NO_DEPARTMENT, (entry, p) -> put("none", made.noDepartment, p, true, entry));
    each(Section.DEPARTMENT, (entry, phrase) -> field(entry, phrase, Field.STRONG));
    each(Section.WEAK_DEPARTMENT, (entry, phrase) -> field(entry, phrase, Field.WEAK));
    each(Section.LAST_DEPARTMENT, (entry, phrase) -> field(entry, phrase, Field.LAST));
    return made;
  }

  private void filler(Entry entry, String phrase) {
    if (!spellings.isSynonym(phrase)) {
      made.fillers.put(spellings.of(phrase), true, true);
      does(phrase, TitleVocabulary.FILLER);
    }
  }

  /** All single words: first what each is spelt as, then what follows from that. */
  private void words() {
    each(Section.SYNONYMS, spellings::add);
    each(Section.FILLER, spellings::drop);
    each(Section.AND, spellings::drop);
    for (Section section : Section.values()) {
      each(section, spellings::know);
    }
    each(Section.OFTEN_MISSPELT, (entry, word) -> spellings.misspell(word));
    spellings.finish();
    each(Section.COMPOUND_LINKS, (entry, word) -> made.links.add(word));
    each(Section.GENDER_ENDINGS, (entry, word) -> made.genders.add(word));
    each(Section.COMPOUND_ENDINGS, (entry, word) -> made.endings.put(word, spellings.of(word)));
    each(
        Section.COMPOUND_ENDING_MEANINGS,
        (entry, word) -> made.endings.put(word, spellings.of(entry.name())));
    each(Section.COMPOUND_BEGINNINGS, this::beginning);
    spellings.derive();
  }

  /** Every phrase of a section. */
  private void each(Section section, BiConsumer<Entry, String> action) {
    for (VocabularyFile file : files) {
      for (Entry entry : file.of(section)) {
        for (String phrase : entry.phrases()) {
          action.accept(entry, phrase);
        }
      }
    }
  }

  private void does(String phrase, int bit) {
    boolean asWritten = (bit & AS_WRITTEN) != 0;
    int[] words = asWritten ? spellings.numbers(phrase) : spellings.of(phrase);
    for (int word : words) {
      made.does[word] |= words.length == 1 ? bit : 0;
    }
  }

  private int[] withoutFillers(int[] words) {
    return Arrays.stream(words)
        .filter(word -> !made.does(word, TitleVocabulary.FILLER | TitleVocabulary.AND))
        .toArray();
  }

  /** The words of a phrase as they are before fillers go. */
  private int[] raw(String phrase) {
    return replaced(spellings.of(phrase));
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
    Set<List<Integer>> joining = new HashSet<>();
    each(
        Section.SYNONYMS,
        (entry, phrase) -> {
          int[] words = spellings.of(phrase);
          int[] telling = withoutFillers(words);
          if (phrase.indexOf(' ') > 0) {
            synonym(entries, entry, phrase, words);
            if (telling.length > 1 && telling.length < words.length) {
              synonym(entries, entry, phrase, telling);
            }
            if (mayJoin(phrase)) {
              int[] joined = withoutAnd(words); // "fp & a", where "a" is a filler too
              if (joined.length > 1) {
                synonym(entries, entry, phrase, joined);
              }
              joining.add(Arrays.stream(words).boxed().toList());
              joining.add(Arrays.stream(joined).boxed().toList());
              joining.add(Arrays.stream(telling).boxed().toList());
            }
          }
        });
    boolean changed = true;
    for (int round = 0; changed && round < ROUNDS; round++) {
      changed = false;
      for (Map.Entry<List<Integer>, Entry> each : entries.entrySet()) {
        int[] meaning = synonym(each.getKey(), each.getValue());
        boolean joins = joining.contains(each.getKey());
        changed |= !Arrays.equals(meaning, made.synonyms.put(array(each.getKey()), meaning, joins));
      }
    }
  }

  /** What a phrase is replaced by; a meaning that holds its own phrase stays as it is written. */
  private int[] synonym(List<Integer> phrase, Entry entry) {
    int[] written = withoutFillers(spellings.of(entry.name()));
    boolean holdsItself =
        Collections.indexOfSubList(Arrays.stream(written).boxed().toList(), phrase) >= 0;
    return holdsItself ? written : understood(entry.name());
  }

  private static int[] array(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  private int[] withoutAnd(int[] words) {
    return Arrays.stream(words).filter(word -> !made.does(word, TitleVocabulary.AND)).toArray();
  }

  /** A phrase with "and" in it may stand over "&" too. */
  private boolean mayJoin(String phrase) {
    return Arrays.stream(spellings.numbers(phrase))
        .anyMatch(word -> made.does(word, TitleVocabulary.AND));
  }

  private void synonym(Map<List<Integer>, Entry> entries, Entry entry, String phrase, int[] words) {
    List<Integer> key = Arrays.stream(words).boxed().toList();
    if (Arrays.equals(words, withoutFillers(spellings.of(entry.name())))) {
      return; // says so already, word by word
    }
    Entry before = entries.get(key);
    if (before == null || entry.winsOver(before)) {
      entries.put(key, entry);
    } else if (!before.name().equals(entry.name()) && !before.winsOver(entry)) {
      faults.add(entry.contradicts(phrase, before));
    }
  }

  private void beginning(Entry entry, String word) {
    if (entry.own() || !made.beginnings.has(word)) {
      made.beginnings.put(word, spellings.of(entry.name()));
    }
  }

  private void rank(Entry entry, String phrase, int base) {
    Seniority seniority = named(Seniority.of(entry.name()), entry, "seniority");
    int order = seniority == null ? Integer.MAX_VALUE : base + order(seniority, base);
    Rank rank = new Rank(seniority, order);
    int span = phrase.indexOf(SPAN);
    if (span >= 0) {
      int begin = made.words.add(phrase.substring(0, span));
      made.spans.add(
          entry.own() ? 0 : made.spans.size(),
          new Span(begin, made.words.add(phrase.substring(span + SPAN.length())), rank));
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
    } else if (entry.own() && words.length == 1 && isCut(phrase)) {
      faults.add(
          String.format(
              "%s\"%s\" would be read as \"%s\" alone, since the rest are fillers",
              entry.place(), phrase, made.words.word(words[0])));
    } else {
      put(kind, map, words, phrase, value, entry);
    }
  }

  private boolean isCut(String phrase) {
    int[] raw = raw(phrase);
    return withoutFillers(raw).length < raw.length;
  }

  private void notHeld(Entry entry, String phrase, NotHeld kind) {
    put("not held", made.notHeld, raw(phrase), phrase, kind, entry);
  }

  private <V> void put(
      String kind, PhraseTrie<V> map, int[] words, String phrase, V value, Entry entry) {
    String key = kind + Arrays.toString(words);
    Said before = said.get(key);
    if (before != null && isWeaker(value, before.value()) && !entry.winsOver(before.entry())) {
      return;
    }
    if (before == null || entry.winsOver(before.entry())) {
      map.put(words, value, mayJoin(phrase));
      said.put(key, new Said(value, entry));
    } else if (!before.value().equals(value) && !before.entry().winsOver(entry)) {
      faults.add(entry.contradicts(phrase, before.entry()));
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
}
