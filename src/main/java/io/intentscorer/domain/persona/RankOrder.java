package io.intentscorer.domain.persona;

/**
 * Puts rank and field in one order: "Marketing VP" becomes "vp marketing", "Manager of Customer
 * Success" becomes "customer success manager", and "Regional Sales Director" becomes "regional
 * director sales".
 *
 * <p>Words that only say how far a rank reaches stay ahead of it, so that "director sales" is still
 * found there; "digital marketing" stays one field: a digital marketing director is no marketing
 * director.
 */
final class RankOrder {
  private final Findings found;
  private final int[] order;
  private int size;

  private RankOrder(Findings found, int from, int to) {
    this.found = found;
    this.order = new int[to - from];
  }

  /** The places of one role's words in order. */
  static int[] of(Findings found, int from, int to) {
    RankOrder arranged = new RankOrder(found, from, to);
    for (int at = from; at < to; ) {
      int end = arranged.end(at, to);
      if (end < to && arranged.isOneWith(at, end, to)) {
        end = arranged.end(end, to);
      }
      arranged.part(at, end);
      at = end;
    }
    return arranged.order;
  }

  /** A part ends at a comma, and behind a rank that another thing is joined to. */
  private int end(int at, int to) {
    int end = Math.min(to, found.words.end(at, Division.COMMA));
    for (int next = at + 1; next < end; next++) {
      boolean joined = found.words.division(next) == Division.JOINT;
      if (joined && next - 1 > at && is(next - 1, TitleVocabulary.LEADING)) {
        return next;
      }
    }
    return end;
  }

  /** "Marketing, VP", "Manager, Customer Success", "VP, Global Marketing". */
  private boolean isOneWith(int at, int next, int to) {
    boolean rankOfItsOwnFollows =
        end(next, to) == to
            && isBare(next, to, TitleVocabulary.LEADING)
            && !isBare(at, next, TitleVocabulary.LEADING);
    return rankOfItsOwnFollows
        || (isBare(at, next, TitleVocabulary.TRAILING)
            && fieldEnd(behindScope(next, to), to) > behindScope(next, to))
        || (isBare(at, next, TitleVocabulary.LEADING) && is(next, TitleVocabulary.SCOPE));
  }

  private boolean isBare(int from, int to, int rank) {
    for (int at = from; at < to - 1; at++) {
      if (!found.does(at, rank | TitleVocabulary.MODIFIER)) {
        return false;
      }
    }
    return is(to - 1, rank);
  }

  private void part(int from, int to) {
    int rank = lastLeading(from, to);
    int trailing = rank < 0 ? firstTrailing(from, to) : -1;
    int scopeEnd = rank < 0 ? scopeEnd(from, to) : -1;
    if (rank > from) {
      leadingFirst(from, rank, to);
    } else if (scopeEnd > 0) {
      int scope = leadingEnd(from, to);
      add(scope, scopeEnd);
      add(from, scope);
      add(scopeEnd, to);
    } else if (trailing >= 0) {
      int fieldEnd = fieldEnd(behindScope(trailing + 1, to), to);
      add(from, trailing);
      add(trailing + 1, fieldEnd);
      add(trailing, trailing + 1);
      add(fieldEnd, to);
    } else {
      add(from, to);
    }
  }

  private void leadingFirst(int from, int rank, int to) {
    int rankStart = rank;
    while (rankStart > from && is(rankStart - 1, TitleVocabulary.MODIFIER)) {
      rankStart--;
    }
    int fieldStart = rankStart;
    while (fieldStart > from && !found.isHigh(fieldStart - 1)) {
      fieldStart--;
    }
    while (fieldStart < rankStart
        && found.does(fieldStart, TitleVocabulary.MODIFIER | TitleVocabulary.SCOPE)) {
      fieldStart++;
    }
    add(from, fieldStart);
    add(rankStart, rank + 1);
    add(fieldStart, rankStart);
    add(rank + 1, to);
  }

  /** Behind a leading rank that begins the part ("senior vp"), else the part's begin. */
  private int leadingEnd(int from, int to) {
    int at = from;
    while (at < to && is(at, TitleVocabulary.MODIFIER)) {
      at++;
    }
    return at < to && is(at, TitleVocabulary.LEADING) ? at + 1 : from;
  }

  /** Where the scope in "VP Global Marketing" ends, if a field follows it; else -1. */
  private int scopeEnd(int from, int to) {
    int begin = leadingEnd(from, to);
    int at = begin > from ? behindScope(begin, to) : begin;
    return at > begin && at < to && found.fields[at] != null ? at : -1;
  }

  /** The leading rank that ends the part, but for scope or a rank more ("… Director & Owner"). */
  private int lastLeading(int from, int to) {
    int at = to - 1;
    while (at > from
        && !is(at, TitleVocabulary.LEADING)
        && (is(at, TitleVocabulary.SCOPE) || found.isHigh(at))) {
      at--;
    }
    return is(at, TitleVocabulary.LEADING) ? at : -1;
  }

  /** A trailing rank that begins the part, before a field and no further rank; else -1. */
  private int firstTrailing(int from, int to) {
    int at = from;
    while (at < to && found.does(at, TitleVocabulary.MODIFIER | TitleVocabulary.SCOPE)) {
      at++;
    }
    if (at > from && (at == to || !is(at, TitleVocabulary.TRAILING))) {
      at--;
    }
    if (at == to || !is(at, TitleVocabulary.TRAILING) || found.lengths[at] > 1) {
      return -1;
    }
    int field = behindScope(at + 1, to);
    int fieldEnd = fieldEnd(field, to);
    boolean rankFollows = false;
    for (int next = at + 1; next <= fieldEnd && next < to; next++) {
      rankFollows |= found.ranks[next] != null;
    }
    return fieldEnd > field && !rankFollows ? at : -1;
  }

  private int behindScope(int from, int to) {
    int at = from;
    while (at < to && is(at, TitleVocabulary.SCOPE)) {
      at++;
    }
    return at;
  }

  private int fieldEnd(int from, int to) {
    int at = from;
    while (at < to && found.fields[at] != null && !is(at, TitleVocabulary.TRAILING)) {
      at += found.fieldLengths[at];
    }
    return Math.min(at, to);
  }

  private boolean is(int at, int bit) {
    return !found.hidden[at] && found.does(at, bit);
  }

  private void add(int from, int to) {
    for (int at = from; at < to; at++) {
      order[size++] = at;
    }
  }
}
