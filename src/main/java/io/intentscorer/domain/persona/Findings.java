package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.NotHeld;
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

  final Tokens words;
  final @Nullable Rank[] ranks;
  final @Nullable Field[] fields;
  final int[] lengths;
  final int[] fieldLengths;
  final boolean[] hidden;
  private final TitleVocabulary vocabulary;

  Findings(TitleVocabulary vocabulary, Tokens words) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.ranks = new Rank[words.size];
    this.fields = new Field[words.size];
    this.lengths = new int[words.size];
    this.fieldLengths = new int[words.size];
    this.hidden = new boolean[words.size];
    findRanks();
    findFields();
    hideOthers();
  }

  /** Marks what stands behind words such as "assistant to": a rank there is not the holder's. */
  static void markOthers(TitleVocabulary vocabulary, Tokens words) {
    for (int at = 0; at < words.size; at++) {
      int node = vocabulary.notHeld.longest(words.word, at, words.size);
      NotHeld until = vocabulary.notHeld.value(node);
      if (until != null) {
        int force = until == NotHeld.TO_THE_END ? Division.SEGMENT : Division.COMMA;
        int end = words.end(at, force);
        for (int each = at + vocabulary.notHeld.length(node); each < end; each++) {
          words.giveToOthers(each);
        }
      }
    }
  }

  /** Whether a word does that, by a bit of the vocabulary. */
  boolean does(int at, int bit) {
    return vocabulary.does(words.word[at], bit);
  }

  /** Whether a rank begins there that is held. */
  boolean isHeld(int at) {
    Rank rank = ranks[at];
    return rank != null && rank.seniority() != null && !hidden[at];
  }

  /** Whether a word is one of a manager's rank or a higher one, or somebody else's rank. */
  boolean isHigh(int at) {
    Rank rank = vocabulary.ranks.value(vocabulary.ranks.longest(words.word, at, at + 1));
    return hidden[at] || (rank != null && isHigh(rank, Seniority.MANAGER));
  }

  private static boolean isHigh(Rank rank, Seniority lowest) {
    return rank.seniority() != null && rank.seniority().compareTo(lowest) <= 0;
  }

  private void findRanks() {
    int end = 0;
    for (int at = 0; at < words.size; ) {
      end = at < end ? end : words.end(at, Division.COMMA);
      int node = vocabulary.ranks.longest(words.word, at, end);
      Rank rank = vocabulary.ranks.value(node);
      Span span = span(at, end);
      if (span != null) {
        ranks[at] = span.rank();
        lengths[at] = 1;
        at = spanEnd(span, at);
        continue;
      }
      if (rank != null) {
        ranks[at] = rank;
        lengths[at] = vocabulary.ranks.length(node);
      }
      at += Math.max(1, lengths[at]);
    }
  }

  private @Nullable Span span(int at, int end) {
    for (Span span : vocabulary.spans) {
      if (span.begin() == words.word[at] && spanEnd(span, at) <= end) {
        return span;
      }
    }
    return null;
  }

  /** Behind the word that ends a span; beyond all words where none does. */
  private int spanEnd(Span span, int at) {
    for (int next = at + 1; next < words.size && next <= at + SPAN_WORDS; next++) {
      if (span.end() == words.word[next]) {
        return next + 1;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Whether a profession stands there that is in none of the departments ("finance professor"). */
  boolean isOutside(int from, int to) {
    for (int at = from; at < to; at++) {
      if (vocabulary.noDepartment.longest(words.word, at, to) != PhraseTrie.NONE) {
        return true;
      }
    }
    return false;
  }

  private void findFields() {
    int end = 0;
    for (int at = 0; at < words.size; ) {
      end = at < end ? end : words.end(at, Division.COMMA);
      int node = vocabulary.fields.longest(words.word, at, end);
      fields[at] = vocabulary.fields.value(node);
      fieldLengths[at] = vocabulary.fields.length(node);
      at += Math.max(1, fieldLengths[at]);
    }
  }

  private void hideOthers() {
    int end = 0;
    for (int at = 0; at < words.size; at++) {
      if (at >= end) {
        end = words.end(at, Division.SEGMENT);
        if (isLearner(at, end)) {
          hide(at, end, Seniority.MANAGER);
        }
      }
      if (words.isOthers(at)) {
        hide(at, at + 1, Seniority.INTERN);
      } else if (at > 0 && does(at, TitleVocabulary.NO_POST)) {
        hideBefore(at);
      }
      boolean ends = at + 1 == words.size || words.division(at + 1) >= Division.JOINT;
      if (ends && !words.isOthers(at)) {
        hideBefore(begin(at), at);
      }
    }
  }

  /** Hides who is assisted in "VP Marketing Assistant", and who is served in "CFO Consultant". */
  private void hideBefore(int begin, int at) {
    if (does(at, TitleVocabulary.ASSISTS)) {
      hide(begin, at, Seniority.MANAGER);
    } else if (isPlainPost(at)) {
      hide(begin, at, Seniority.C_LEVEL);
    } else if (isPlainPost(begin) && does(begin, TitleVocabulary.TRAILING)) {
      hide(begin, at + 1, Seniority.C_LEVEL); // "Consultant CRO"
    }
  }

  private boolean isPlainPost(int at) {
    Rank rank = ranks[at];
    return rank != null && rank.seniority() == Seniority.MID && !does(at, TitleVocabulary.MODIFIER);
  }

  private boolean isLearner(int from, int to) {
    for (int at = from; at < to; at++) {
      boolean first = at == from || words.division(at) >= Division.COMMA;
      boolean last = at + 1 == to || words.division(at + 1) >= Division.COMMA;
      if ((first || last) && does(at, TitleVocabulary.LEARNER)) {
        return true;
      }
    }
    return false;
  }

  /** Hides the chief before "office" or "coach": a place or another trade, not the chief. */
  private void hideBefore(int at) {
    for (int before = at - 1; before >= 0; before--) {
      Rank rank = ranks[before];
      if (rank != null) {
        if (before + lengths[before] == at) {
          hide(before, at, Seniority.OWNER);
        }
        return;
      }
    }
  }

  private int begin(int at) {
    int begin = at;
    while (begin > 0 && words.division(begin) < Division.JOINT) {
      begin--;
    }
    return begin;
  }

  private void hide(int from, int to, Seniority lowest) {
    for (int at = from; at < to; at++) {
      Rank rank = ranks[at];
      if (rank != null && isHigh(rank, lowest)) {
        for (int each = at; each < at + lengths[at]; each++) {
          hidden[each] = true;
        }
      }
    }
  }
}
