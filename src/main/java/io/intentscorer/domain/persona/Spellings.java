package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.VocabularyFile.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each single word of a vocabulary is spelt as, while it is compiled. */
final class Spellings {
  /** Spellings may lead to others; the bound keeps a circle from turning. */
  private static final int ROUNDS = 4;

  private static final Entry NOWHERE = new Entry(Section.OFTEN_MISSPELT, "", List.of(), "", false);

  private final TitleVocabulary made;
  private final List<String> faults;
  private final Map<String, Spelling> spellings = new HashMap<>();

  /** Words that are listed alone, or are what others are spelt as. */
  private final Set<String> alone = new HashSet<>();

  /** What one word is written as instead. */
  private record Spelling(List<String> words, Entry entry) {}

  Spellings(TitleVocabulary made, List<String> faults) {
    this.made = made;
    this.faults = faults;
  }

  /** Takes in a synonym, if it is of one word. */
  void add(Entry entry, String phrase) {
    if (phrase.indexOf(' ') >= 0) {
      return;
    }
    Spelling spelling = new Spelling(List.of(entry.name().split(" ", -1)), entry);
    Spelling before = spellings.get(phrase);
    if (before == null || entry.winsOver(before.entry())) {
      spellings.put(phrase, spelling);
    } else if (!before.words().equals(spelling.words()) && !before.entry().winsOver(entry)) {
      faults.add(entry.contradicts(phrase, before.entry()));
    }
  }

  /** Takes in a filler: it cannot be a synonym too. */
  void drop(Entry entry, String phrase) {
    Spelling spelling = spellings.get(phrase);
    if (spelling == null || spelling.entry().winsOver(entry)) {
      return;
    }
    if (entry.winsOver(spelling.entry())) {
      spellings.remove(phrase);
    } else {
      faults.add(entry.contradicts(phrase, "dropped", spelling.entry()));
    }
  }

  /** Whether a word is spelt as another. */
  boolean isSynonym(String word) {
    return spellings.containsKey(word);
  }

  /** Numbers every word of an entry. */
  void know(Entry entry, String phrase) {
    for (String word : phrase.split(" ", -1)) {
      made.words.add(word);
    }
    if (phrase.indexOf(' ') < 0) {
      alone.add(phrase);
    }
    for (String word : entry.name().split(" ", -1)) {
      made.words.add(word);
      alone.add(word);
    }
  }

  /** A word with a letter too few, or with two neighbours swapped, where that is no other word. */
  void misspell(String word) {
    for (int at = 1; at < word.length(); at++) {
      String before = word.substring(0, at - 1);
      String behind = word.substring(at + 1);
      misspell(word, before + word.charAt(at - 1) + behind);
      misspell(word, before + word.charAt(at) + word.charAt(at - 1) + behind);
    }
  }

  private void misspell(String word, String wrong) {
    char[] letters = wrong.toCharArray();
    if (made.words.find(letters, 0, letters.length) == WordTable.UNKNOWN) {
      made.words.add(wrong);
      alone.add(wrong);
      spellings.put(wrong, new Spelling(List.of(word), NOWHERE));
    }
  }

  /** Follows every spelling to its end; all words are known by then. */
  void finish() {
    made.spellings = new int[made.words.size()][];
    made.does = new int[made.words.size()];
    for (int word = 0; word < made.spellings.length; word++) {
      List<String> spelt = List.of(made.words.word(word));
      for (int round = 0; round < ROUNDS; round++) {
        List<String> next = new ArrayList<>();
        for (String each : spelt) {
          Spelling spelling = spellings.get(each);
          if (spelling == null || (round > 0 && spelling.words().contains(each))) {
            next.add(each);
          } else {
            next.addAll(spelling.words());
          }
        }
        if (next.equals(spelt)) {
          break;
        }
        spelt = next;
      }
      made.spellings[word] = spelt.stream().mapToInt(made.words::add).toArray();
    }
  }

  /** What a word stands for that is listed in phrases only: a woman's form, a compound. */
  void derive() {
    for (int word = 0; word < made.spellings.length; word++) {
      if (!alone.contains(made.words.word(word))) {
        char[] letters = made.words.word(word).toCharArray();
        int[] derived = made.derivation.known(letters, 0, letters.length);
        made.spellings[word] = derived == null ? made.spellings[word] : derived;
      }
    }
  }

  /** The numbers of a phrase's words as they are written. */
  int[] numbers(String phrase) {
    return Arrays.stream(phrase.split(" ", -1)).mapToInt(made.words::add).toArray();
  }

  /** The numbers of what a phrase's words are spelt as. */
  int[] of(String phrase) {
    return Arrays.stream(numbers(phrase))
        .flatMap(word -> Arrays.stream(made.spellings[word]))
        .toArray();
  }
}
