package io.intentscorer.domain.persona;

import io.intentscorer.domain.persona.PhraseMap.Found;
import io.intentscorer.domain.persona.TitleText.Segment;
import io.intentscorer.domain.persona.TitleVocabulary.Field;
import io.intentscorer.domain.persona.TitleVocabulary.Rank;
import io.intentscorer.domain.persona.TitleVocabulary.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads job titles as people write them.
 *
 * <ol>
 *   <li>The title is cut into words ({@link TitleText}), fillers go, and synonyms become one
 *       ({@link TitleVocabulary}): "Vice President of Marketing" and "VP, Mktg" are both "vp
 *       marketing".
 *   <li>Ranks that somebody else holds are marked with {@value RankMarker#MARK}: "Assistant to the
 *       CEO" is "assistant to ~ceo". A marked word equals no plain one, so neither a rule's phrase
 *       nor a rank meets it, while a rule's phrase "assistant to the CEO" is marked likewise.
 *   <li>A second spelling of what was said already goes: "Chief Marketing Officer (CMO)" is "cmo".
 *   <li>Department and seniority are looked up, then a rank at the end moves ahead of its field
 *       ({@link RankOrder}): "Marketing VP" is "vp marketing".
 * </ol>
 *
 * Every step looks phrases up by hash at each word, so the work grows with the title's length only.
 * Immutable; safe for any number of threads.
 */
public final class TitleReader {
  private static final TitleReader SHIPPED =
      new TitleReader(TitleVocabulary.read("/io/intentscorer/titles/en.txt"));

  private static final int SPAN_WORDS = 6;

  private final TitleVocabulary vocabulary;
  private final RankMarker marker;
  private final RankOrder order;

  private TitleReader(TitleVocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.marker = new RankMarker(vocabulary);
    this.order = new RankOrder(vocabulary);
  }

  /** The reader of the shipped vocabulary (English). */
  public static TitleReader shipped() {
    return SHIPPED;
  }

  /** Reads any text; what is no title has an empty phrase or tells nothing. */
  public Title read(String written) {
    List<List<List<String>>> segments = segments(written);
    List<String> words = segments.stream().flatMap(List::stream).flatMap(List::stream).toList();
    return new Title(phrase(segments), department(words), seniority(words));
  }

  /**
   * The phrase that {@link Title#holds} takes, and that {@link Title#phrase} is made by: words in
   * their kept spelling, divided by single spaces; empty when nothing is left.
   */
  public String normalise(String phrase) {
    return phrase(segments(phrase));
  }

  private String phrase(List<List<List<String>>> segments) {
    List<String> words = new ArrayList<>();
    segments.forEach(parts -> words.addAll(order.arranged(parts)));
    return String.join(" ", words);
  }

  private List<List<List<String>>> segments(String written) {
    Map<List<String>, List<List<String>>> distinct = new LinkedHashMap<>();
    List<String> before = List.of();
    for (Segment segment : TitleText.segments(written, vocabulary.words("company follows"))) {
      List<String> raw = segment.parts().stream().flatMap(List::stream).toList();
      if (segment.aside() && isInitialsOf(raw, before)) {
        continue;
      }
      before = raw;
      List<List<String>> parts = marker.marked(segment.parts());
      distinct.putIfAbsent(order.arranged(parts), parts);
    }
    return List.copyOf(distinct.values());
  }

  /** "(CSO)" behind "Chief Sustainability Officer" says nothing new, and could mislead. */
  private boolean isInitialsOf(List<String> aside, List<String> words) {
    List<String> telling =
        words.stream().filter(word -> !vocabulary.words("filler").contains(word)).toList();
    if (aside.size() != 1 || aside.get(0).length() < 2 || aside.get(0).length() > telling.size()) {
      return false;
    }
    String initials = aside.get(0);
    List<String> last = telling.subList(telling.size() - initials.length(), telling.size());
    for (int at = 0; at < initials.length(); at++) {
      if (last.get(at).charAt(0) != initials.charAt(at)) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Seniority seniority(List<String> words) {
    Rank decisive = new Rank(null, Integer.MAX_VALUE);
    for (int at = 0; at < words.size(); ) {
      Span span = spanAt(words, at);
      Found<Rank> found = vocabulary.ranks.longestAt(words, at);
      Rank rank = span != null ? span.rank() : found != null ? found.value() : decisive;
      if (rank.seniority() != null && rank.place() < decisive.place()) {
        decisive = rank;
      }
      at += span == null && found != null ? found.words() : 1;
    }
    return decisive.seniority();
  }

  private @Nullable Span spanAt(List<String> words, int at) {
    Span span = vocabulary.spans.get(words.get(at));
    if (span == null) {
      return null;
    }
    int end = Math.min(words.size(), at + 1 + SPAN_WORDS);
    return words.subList(at + 1, end).contains(span.end()) ? span : null;
  }

  private @Nullable Department department(List<String> words) {
    Field decisive = new Field(null, false);
    int longest = 0;
    for (int at = 0; at < words.size(); ) {
      Found<Field> found = vocabulary.fields.longestAt(words, at);
      if (found == null) {
        at++;
        continue;
      }
      Field field = found.value();
      boolean stronger = field.strong() && !decisive.strong();
      boolean asStrong = field.strong() == decisive.strong();
      if (field.department() != null && (stronger || (asStrong && found.words() > longest))) {
        decisive = field;
        longest = found.words();
      }
      at += found.words();
    }
    return decisive.department();
  }
}
