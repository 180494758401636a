package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.MarkTable;
import io.intentscorer.domain.rule.Rule.Icp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each profile's marks come to for accounts of one type: every judgement is worked out once,
 * by the arithmetic that also gives the reasons, and looked up from then on. Profiles that differ
 * only in what they ask for share their tables.
 */
final class FitTables {
  /** Wider rows have no table, which would double with every criterion. */
  private static final int WIDEST = 8;

  /** Required, and never matched: for an account of a type that the profile is not for. */
  private static final int NEVER = 1 << 31;

  private final int[] starts;
  private final int[] required;

  /** By what is matched: the word without coverage, if nothing is unknown. */
  private final char[] decided;

  /** The same if what is required and not matched were unknown, and that held nothing back. */
  private final char[] decidedByKnown;

  /** By what is unknown: the coverage, and whether it holds a fit back. */
  private final char[] covered;

  FitTables(List<ProfileRow<Icp>> rows, Account.Type type) {
    // Eight are read at once; those beyond the last say what nobody asks.
    int size = (rows.size() + MarkTable.EIGHT - 1) / MarkTable.EIGHT * MarkTable.EIGHT;
    starts = new int[size];
    required = new int[size];
    Map<Form, Integer> forms = new HashMap<>();
    Map<Integer, ProfileRow<Icp>> first = new HashMap<>();
    int room = 1 << WIDEST;
    for (int i = 0; i < rows.size(); i++) {
      ProfileRow<Icp> row = rows.get(i);
      boolean wrongType = isWrong(row, type);
      required[i] = row.required() | (wrongType ? NEVER : 0);
      if (holds(row)) {
        int width = 1 << row.width();
        // A start has no bit where the row has marks, so that a mark adds to it.
        int free = (room + width - 1) & -width;
        Integer known = forms.putIfAbsent(Form.of(row, wrongType), free);
        starts[i] = known == null ? free : known;
        room = known == null ? free + width : room;
        first.putIfAbsent(starts[i], row);
      }
    }
    decided = new char[room];
    decidedByKnown = new char[room];
    covered = new char[room];
    first.forEach((start, row) -> write(row, isWrong(row, type), start));
  }

  private static FitScorer.Judgement judge(
      ProfileRow<Icp> row, int matched, int unknown, boolean wrongType) {
    return FitScorer.judge(row.profile(), row.sums(matched, unknown), wrongType);
  }

  private static boolean isWrong(ProfileRow<Icp> row, Account.Type type) {
    return !row.profile().accountTypes().contains(type);
  }

  /** Whether there is a table for a row; where nothing can be earned, the coverage is no number. */
  static boolean holds(ProfileRow<Icp> row) {
    return row.width() <= WIDEST
        && row.profile().criteria().stream().anyMatch(criterion -> criterion.points() > 0);
  }

  /**
   * A word for each row, and some more.
   *
   * @param unknown null where nothing is
   */
  int[] words(MarkTable matched, @Nullable MarkTable unknown) {
    int[] words = new int[starts.length];
    for (int row = 0; row < words.length; row += MarkTable.EIGHT) {
      long marks = matched.eight(row);
      long opens = unknown == null ? 0 : unknown.eight(row);
      for (int i = 0; i < MarkTable.EIGHT; i++) {
        int marked = (int) (marks >>> (Byte.SIZE * i)) & 0xff;
        int open = (int) (opens >>> (Byte.SIZE * i)) & 0xff;
        words[row + i] = unknown == null ? word(row + i, marked) : word(row + i, marked, open);
      }
    }
    return words;
  }

  /** The word of a row where nothing is unknown; none that means anything without a table. */
  int word(int row, int matched) {
    return FitWord.known(decided[starts[row] | matched]);
  }

  /** The word of a row. */
  int word(int row, int matched, int unknown) {
    char byKnown = decidedByKnown[starts[row] | matched];
    char held = covered[starts[row] | unknown];
    return (required[row] & ~(matched | unknown)) == 0
        ? FitWord.settled(byKnown, held)
        : FitWord.missed(byKnown, held);
  }

  /** All that tables depend on. */
  private record Form(
      List<Double> points,
      int required,
      boolean disqualifiers,
      double minimumScore,
      double minimumCoverage,
      boolean wrongType) {
    static Form of(ProfileRow<Icp> row, boolean wrongType) {
      return new Form(
          row.points(),
          row.required(),
          !row.profile().disqualifiers().isEmpty(),
          row.profile().minimumScore(),
          row.profile().minimumCoverage(),
          wrongType);
    }
  }

  /** Writes a form's tables. */
  private void write(ProfileRow<Icp> row, boolean wrongType, int from) {
    for (int marks = 0; marks < 1 << row.width(); marks++) {
      decided[from + marks] = FitWord.decided(judge(row, marks, 0, wrongType));
      int open = row.required() & ~marks;
      decidedByKnown[from + marks] = FitWord.decidedByKnown(judge(row, marks, open, false));
      double coverage = row.sums(0, marks).coverage();
      boolean held = coverage < row.profile().minimumCoverage() || (row.required() & marks) != 0;
      covered[from + marks] = FitWord.covered(coverage, held);
    }
  }
}
