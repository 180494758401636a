package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes the words of a title those of the vocabulary: synonyms and translations become one
 * spelling, compounds come apart, fillers and the employer's name go.
 */
final class Speller {
  private final TitleVocabulary vocabulary;
  private final TitleText text;
  private final List<String> unknown = new ArrayList<>();
  private @Nullable String employer;

  Speller(TitleVocabulary vocabulary, TitleText text) {
    this.vocabulary = vocabulary;
    this.text = text;
  }

  /** The words with their fillers, each in its one spelling; what is said twice aside is gone. */
  Tokens spelt() {
    Tokens tokens = new Tokens();
    int divided = Division.NONE;
    for (int at = 0; at < text.size; at++) {
      divided = Math.max(divided, text.division(at));
      if (isSpeltOutBehind(at)) {
        spell(tokens, ++at, divided); // where the initials stood
        divided = Division.NONE;
      } else if (!isInitialsOfBefore(at)) {
        spell(tokens, at, divided);
        divided = Division.NONE;
      }
    }
    return replaced(vocabulary, tokens);
  }

  /** A word's letters: the vocabulary's, or those that this title brought. */
  String word(int number) {
    return number >= 0 ? vocabulary.words.word(number) : unknown.get(-1 - number);
  }

  private void spell(Tokens tokens, int at, int divided) {
    int number = number(at);
    int[] spelling = number == WordTable.UNKNOWN ? unlisted(at) : vocabulary.spellings[number];
    int division = divided;
    for (int word : spelling) {
      tokens.add(word, division, at, at, text.isPossessive(at));
      division = Division.NONE;
    }
  }

  /** A word that no file lists: a woman's form of one, a compound of several, or unknown. */
  private int[] unlisted(int at) {
    int[] derived =
        vocabulary.derivation.of(text.letters, text.start(at), text.end(at), this::unknown);
    return derived == null ? new int[] {unknown(text.word(at))} : derived;
  }

  private int number(int at) {
    return vocabulary.words.find(text.letters, text.start(at), text.end(at), text.hash(at));
  }

  private int unknown(String letters) {
    unknown.add(letters);
    return -unknown.size();
  }

  /** "(CSO)" behind "Chief Sustainability Officer" says nothing new, and could mislead. */
  private boolean isInitialsOfBefore(int at) {
    boolean alone = at + 1 == text.size || text.division(at + 1) >= Division.COMMA;
    int length = text.end(at) - text.start(at);
    if (text.division(at) != Division.ASIDE || !alone || length < 2 || length > 5) {
      return false;
    }
    int before = at - 1;
    for (int letter = text.end(at) - 1; letter >= text.start(at); letter--, before--) {
      while (before >= 0 && isFiller(before)) {
        before--;
      }
      if (before < 0 || text.letters[text.start(before)] != text.letters[letter]) {
        return false;
      }
    }
    return true;
  }

  /** "CMO" before "(Chief Medical Officer)" could mislead likewise. */
  private boolean isSpeltOutBehind(int at) {
    int length = text.end(at) - text.start(at);
    int behind = at + 1;
    if (length < 2 || length > 5 || behind == text.size || text.division(behind) < Division.JOINT) {
      return false;
    }
    for (int letter = text.start(at); letter < text.end(at); letter++, behind++) {
      while (behind < text.size && isFiller(behind)) {
        behind++;
      }
      if (behind == text.size || text.letters[text.start(behind)] != text.letters[letter]) {
        return false;
      }
    }
    return true;
  }

  private boolean isFiller(int at) {
    return vocabulary.does(number(at), TitleVocabulary.FILLER | TitleVocabulary.AND);
  }

  /** The words with every synonym replaced, the longest first. */
  static Tokens replaced(TitleVocabulary vocabulary, Tokens words) {
    Tokens replaced = words; // until something is replaced
    for (int at = 0; at < words.size; ) {
      int node = vocabulary.synonyms.longest(words, at);
      int[] synonym = vocabulary.synonyms.value(node);
      if (synonym == null) {
        if (replaced != words) {
          replaced.copy(words, at);
        }
        at++;
      } else {
        replaced = replaced == words ? words.firstWords(at) : replaced;
        int last = at + vocabulary.synonyms.length(node) - 1;
        replaced.replace(words, at, last, synonym);
        at = last + 1;
      }
    }
    return replaced;
  }

  /** The words without fillers and without the employer ("VP Sales at Acme, EMEA"). */
  Tokens withoutFillers(Tokens words) {
    int first = firstDropped(words);
    if (first == words.size) {
      return words;
    }
    Tokens kept = words.firstWords(first);
    int divided = Division.NONE;
    for (int at = first; at < words.size; ) {
      divided = Math.max(divided, words.division(at));
      int behind = behindDropped(words, at, kept.size == 0);
      if (behind == at) {
        kept.copy(words, at++);
        kept.divide(kept.size - 1, divided);
        divided = Division.NONE;
      } else {
        boolean joins = vocabulary.does(words.word[at], TitleVocabulary.AND);
        divided = joins ? Math.max(divided, Division.JOINT) : divided;
        at = behind;
      }
    }
    return replaced(vocabulary, kept);
  }

  /** Where what is dropped at a place ends: at the place itself where nothing is. */
  private int behindDropped(Tokens words, int at, boolean isFirst) {
    boolean follows = vocabulary.does(words.word[at], TitleVocabulary.EMPLOYER_FOLLOWS);
    if (!isFirst && (follows || isEmployer(words, at))) {
      int end = words.end(at, Division.COMMA);
      employer = text.written(words.first(at), words.last(end - 1));
      return end;
    }
    if (follows || vocabulary.does(words.word[at], TitleVocabulary.AND)) {
      return at + 1;
    }
    return at + vocabulary.fillers.length(vocabulary.fillers.longestOver(words, at, words.size));
  }

  /** What was dropped as the employer, as written; null for nothing. */
  @Nullable String employer() {
    return employer;
  }

  /** Whether a part begins there that ends as a company's name does ("CEO, Acme Marketing Ltd"). */
  private boolean isEmployer(Tokens words, int at) {
    return words.division(at) >= Division.COMMA
        && vocabulary.does(
            words.word[words.end(at, Division.COMMA) - 1], TitleVocabulary.EMPLOYER_ENDS);
  }

  private int firstDropped(Tokens words) {
    int at = 0;
    while (at < words.size && behindDropped(words, at, at == 0) == at) {
      at++;
    }
    return at;
  }
}
