package io.intentscorer.domain.persona;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts a rank before the field that it follows: "Marketing VP" becomes "vp marketing", "Regional
 * Sales Director" becomes "regional director sales".
 *
 * <p>Words that only say how far a rank reaches stay ahead of it, so that "director sales" is still
 * found there; "digital marketing" stays one field: a digital marketing director is no marketing
 * director.
 */
final class RankOrder {
  private final TitleVocabulary vocabulary;

  RankOrder(TitleVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** The words of one segment in order. */
  List<String> arranged(List<List<String>> parts) {
    List<String> words = new ArrayList<>();
    for (int at = 0; at < parts.size(); at++) {
      List<String> part = parts.get(at);
      boolean rankOfItsOwnFollows =
          at + 2 == parts.size() && isRank(parts.get(at + 1)) && !isRank(part);
      if (rankOfItsOwnFollows) { // "Marketing, VP"
        part = new ArrayList<>(part);
        part.addAll(parts.get(++at));
      }
      words.addAll(arrangedPart(part));
    }
    return words;
  }

  private List<String> arrangedPart(List<String> words) {
    int rank = lastRank(words);
    if (rank < 1) {
      return words;
    }
    int rankStart = rank;
    while (rankStart > 0 && isModifier(words.get(rankStart - 1))) {
      rankStart--;
    }
    int fieldStart = rankStart;
    while (fieldStart > 0 && isField(words.get(fieldStart - 1))) {
      fieldStart--;
    }
    while (fieldStart < rankStart && isAhead(words.get(fieldStart))) {
      fieldStart++;
    }
    List<String> arranged = new ArrayList<>(words.subList(0, fieldStart));
    arranged.addAll(words.subList(rankStart, rank + 1));
    arranged.addAll(words.subList(fieldStart, rankStart));
    arranged.addAll(words.subList(rank + 1, words.size()));
    return arranged;
  }

  /** The leading rank that ends the part, but for scope or a rank more ("… Director & Owner"). */
  private int lastRank(List<String> words) {
    int at = words.size() - 1;
    while (at > 0 && !isLeading(words.get(at)) && isAppended(words.get(at))) {
      at--;
    }
    return at >= 0 && isLeading(words.get(at)) ? at : -1;
  }

  private boolean isRank(List<String> part) {
    return isLeading(part.get(part.size() - 1)) && part.stream().noneMatch(this::isPlain);
  }

  private boolean isPlain(String word) {
    return !isLeading(word) && !isModifier(word);
  }

  private boolean isField(String word) {
    var found = vocabulary.ranks.longestAt(List.of(word), 0);
    Seniority seniority = found == null ? null : found.value().seniority();
    boolean rank = seniority != null && seniority.compareTo(Seniority.MANAGER) <= 0;
    return !rank && word.charAt(0) != RankMarker.MARK;
  }

  private boolean isAppended(String word) {
    return vocabulary.words("scope").contains(word) || !isField(word);
  }

  private boolean isAhead(String word) {
    return isModifier(word) || vocabulary.words("scope").contains(word);
  }

  private boolean isLeading(String word) {
    return vocabulary.words("leading ranks").contains(word);
  }

  private boolean isModifier(String word) {
    return vocabulary.words("modifiers").contains(word);
  }
}
