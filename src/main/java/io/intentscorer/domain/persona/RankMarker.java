package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.PhraseMap.Found;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Marks the ranks in a title that are not the holder's own: a boss's, a former one, a dream. */
final class RankMarker {
  /** Stands before a word that names somebody else's rank; no plain word contains it. */
  static final char MARK = '~';

  private final TitleVocabulary vocabulary;

  RankMarker(TitleVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The parts of one segment, understood and marked. */
  List<List<String>> marked(List<List<String>> written) {
    boolean learner = written.stream().anyMatch(this::isLearner);
    boolean othersToTheEnd = false;
    List<List<String>> marked = new ArrayList<>();
    for (List<String> writtenPart : written) {
      List<String> part = vocabulary.spelt(writtenPart); // "EA to" is "executive assistant to"
      int from = learner || othersToTheEnd ? 0 : part.size();
      int end = after(vocabulary.othersToTheEnd, part);
      int comma = after(vocabulary.othersToTheComma, part);
      from = Math.min(from, Math.min(end, comma));
      othersToTheEnd |= end <= part.size();
      List<String> own = vocabulary.understood(part.subList(0, from));
      List<String> others = vocabulary.understood(part.subList(from, part.size()));
      List<String> words = new ArrayList<>(withoutBossBefore(own, others));
      words.addAll(marked(others, 0, others.size(), Seniority.MANAGER));
      if (!words.isEmpty()) {
        marked.add(words);
      }
    }
    return marked;
  }

  private boolean isLearner(List<String> part) {
    Set<String> learners = vocabulary.words("learners");
    return learners.contains(part.get(0)) || learners.contains(part.get(part.size() - 1));
  }

  /** Where the words behind the first such phrase begin; beyond the end when there is none. */
  private int after(PhraseMap<Boolean> phrases, List<String> part) {
    for (int at = 0; at < part.size(); at++) {
      Found<Boolean> found = phrases.longestAt(part, at);
      if (found != null) {
        return at + found.words();
      }
    }
    return part.size() + 1;
  }

  /** Marks the boss in "VP Marketing Assistant" and in "CEO Office". */
  private List<String> withoutBossBefore(List<String> own, List<String> others) {
    int last = own.size() - 1;
    if (last > 0
        && others.isEmpty()
        && vocabulary.words("not held: before").contains(own.get(last))) {
      return marked(own, 0, last, Seniority.MANAGER);
    }
    for (int at = 1; at < own.size(); at++) {
      if (vocabulary.words("not held: before, directly").contains(own.get(at))) {
        return marked(own, at - 1, at, Seniority.C_LEVEL);
      }
    }
    return own;
  }

  private List<String> marked(List<String> words, int from, int to, Seniority lowest) {
    List<String> marked = new ArrayList<>(words);
    for (int at = from; at < to; ) {
      Found<Rank> found = vocabulary.ranks.longestAt(words.subList(0, to), at);
      boolean high =
          vocabulary.spans.containsKey(words.get(at))
              || (found != null
                  && found.value().seniority() != null
                  && found.value().seniority().compareTo(lowest) <= 0);
      int count = found == null ? 1 : found.words();
      for (int each = at; high && each < at + count; each++) {
        marked.set(each, MARK + words.get(each));
      }
      at += count;
    }
    return marked;
  }
}
