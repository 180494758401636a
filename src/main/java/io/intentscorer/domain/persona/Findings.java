package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import io.intentscorer.domain.persona.TitleVocabulary.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is found in the words of a title: the ranks that its holder holds, the departments, and the
 * words of ranks that are somebody else's ("assistant to the CEO"), past, or not yet reached.
 */
final class Findings {
  /** Up to here a span such as "chief … officer" is looked for. */
  private static final int SPAN_WORDS = 6;

  /** No phrase of a vocabulary has more words. */
  static final int LONGEST = 8;

  final Tokens words;
  final @Nullable Rank[] ranks;
  final @Nullable Field[] fields;
  final int[] lengths;
  final int[] fieldLengths;
  final boolean[] hidden;
  private final TitleVocabulary vocabulary;
  private int seen;
  private int rankCount;

  Findings(TitleVocabulary vocabulary, Tokens words) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.ranks = new Rank[words.size];
    this.fields = new Field[words.size];
    this.lengths = new int[words.size];
    this.fieldLengths = new int[words.size];
    this.hidden = new boolean[words.size];
    for (int at = 0; at < words.size; at++) {
      seen |= words.word[at] < 0 ? 0 : vocabulary.does[words.word[at]];
    }
    findRanks();
    findFields();
    Hiding.hide(this);
  }

  /** Whether a word does that, by a bit of the vocabulary. */
  boolean does(int at, int bit) {
    return vocabulary.does(words.word[at], bit);
  }

  /** Whether any word does that. */
  boolean anyDoes(int bits) {
    return (seen & bits) != 0;
  }

  /** How many ranks there are, held or not. */
  int rankCount() {
    return rankCount;
  }

  /** Whether a rank begins there that is held. */
  boolean isHeld(int at) {
    Rank rank = ranks[at];
    return rank != null && rank.seniority() != null && !hidden[at];
  }

  /** Whether a word is one of a manager's rank or a higher one, or somebody else's rank. */
  boolean isHigh(int at) {
    Rank rank = rankAlone(at);
    Seniority seniority = rank == null ? null : rank.seniority();
    return hidden[at] || (seniority != null && seniority.compareTo(Seniority.MANAGER) <= 0);
  }

  /** Where the rank begins that ends before a place, or -1. */
  int rankEndingAt(int end) {
    for (int at = end - 1; at >= 0 && at >= end - LONGEST; at--) {
      if (ranks[at] != null) {
        return at + lengths[at] == end && isHeld(at) ? at : -1;
      }
    }
    return -1;
  }

  /** What the phrase that a word is part of says of rank; null where it is part of none. */
  @Nullable Rank rankOver(int place) {
    for (int at = place; at >= 0 && at >= place - LONGEST; at--) {
      Rank rank = ranks[at];
      if (rank != null) {
        return at + lengths[at] > place ? rank : null;
      }
    }
    return null;
  }

  /** What one word alone says of rank. */
  private @Nullable Rank rankAlone(int at) {
    return vocabulary.ranks.value(vocabulary.ranks.longestOver(words, at, at + 1));
  }

  private void findRanks() {
    for (int at = 0; at < words.size; ) {
      int node = vocabulary.ranks.longest(words, at);
      Rank rank = vocabulary.ranks.value(node);
      Span span = vocabulary.ranks.length(node) > 1 ? null : span(at);
      if (span != null) {
        ranks[at] = span.rank();
        rankCount++;
        lengths[at] = 1;
        at = spanEnd(span, at);
        continue;
      }
      if (rank != null) {
        ranks[at] = rank;
        rankCount++;
        lengths[at] = vocabulary.ranks.length(node);
      }
      at += Math.max(1, lengths[at]);
    }
  }

  private @Nullable Span span(int at) {
    for (Span span : vocabulary.spans) {
      if (span.begin() == words.word[at] && spanEnd(span, at) <= words.end(at, Division.COMMA)) {
        return span;
      }
    }
    return null;
  }

  /** Behind the word that ends a span; beyond all words where none does. */
  private int spanEnd(Span span, int at) {
    for (int next = at + 1; next < words.size && next <= at + SPAN_WORDS; next++) {
      if (words.division(next) >= Division.JOINT && rankAlone(next - 1) != null) {
        break; // "Chief engineer & safety officer"
      }
      if (span.end() == words.word[next]) {
        return next + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Whether a profession stands there that is in none of the departments ("finance professor"). */
  boolean isOutside(int from, int to) {
    for (int at = from; at < to; at++) {
      if (vocabulary.noDepartment.longestOver(words, at, to) != PhraseTrie.NONE) {
        return true;
      }
    }
    return false;
  }

  private void findFields() {
    for (int at = 0; at < words.size; ) {
      int node = vocabulary.fields.longest(words, at);
      Field field = vocabulary.fields.value(node);
      fields[at] = field;
      fieldLengths[at] = vocabulary.fields.length(node);
      // What a phrase says to be no department is none; else a longer phrase may begin within.
      at += field != null && field.department() == null ? fieldLengths[at] : 1;
    }
  }
}
