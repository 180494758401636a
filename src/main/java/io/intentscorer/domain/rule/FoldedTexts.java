package io.intentscorer.domain.rule;

import io.intentscorer.domain.event.Folding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The postings of folded texts, found by a text as it was written: a hash of its letters in lower
 * case, so that the folded form of plain ASCII is never made. (Open addressing with linear probing,
 * at most half full.)
 */
final class FoldedTexts {
  private static final long NOT_PLAIN = -1;

  private final @Nullable String[] keys;
  private final @Nullable Postings[] postings;

  FoldedTexts(Map<String, List<ConditionIndex.Place>> byText, MarkTable.Shape shape) {
    int slots = Integer.highestOneBit(Math.max(1, 2 * byText.size())) * 2;
    keys = new @Nullable String[slots];
    postings = new @Nullable Postings[slots];
    byText.forEach(
        (text, places) -> {
          int slot = slot(text, hash(text));
          keys[slot] = text;
          postings[slot] = Postings.of(places, shape);
        });
  }

  /** The postings of a text; none where nobody asks for it. */
  Postings find(String text) {
    long hash = plainHash(text);
    String asked = text;
    if (hash == NOT_PLAIN) {
      asked = Folding.fold(text);
      hash = hash(asked);
    }
    Postings found = postings[slot(asked, (int) hash)];
    return found == null ? Postings.NONE : found;
  }

  /** Where a text is, or would be. */
  private int slot(String text, int hash) {
    int mask = keys.length - 1;
    int slot = (hash ^ (hash >>> 16)) & mask;
    for (String key = keys[slot]; key != null && !isSame(key, text); key = keys[slot]) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean isSame(String folded, String text) {
    int length = folded.length();
    if (length != text.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (folded.charAt(i) != lower(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** The hash of a text that folds by its letters alone, as unsigned 32 bits; else NOT_PLAIN. */
  private static long plainHash(String text) {
    int length = text.length();
    if (length == 0 || text.charAt(0) <= ' ' || text.charAt(length - 1) <= ' ') {
      return NOT_PLAIN;
    }
    int hash = 0;
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      all |= c;
      hash = 31 * hash + lower(c);
    }
    return all < 0x80 ? hash & 0xffffffffL : NOT_PLAIN;
  }

  private static int hash(String folded) {
    int hash = 0;
    for (int i = 0; i < folded.length(); i++) {
      hash = 31 * hash + lower(folded.charAt(i));
    }
    return hash;
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
