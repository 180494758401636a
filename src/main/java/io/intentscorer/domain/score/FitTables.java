package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.Criterion;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.score.Fit.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each profile's marks come to for accounts of one type: every judgement is worked out once,
 * by the arithmetic that also gives the reasons, and looked up from then on. Profiles that differ
 * only in what they ask for share their tables.
 */
final class FitTables {
  /** Wider rows have no table, which would double with every criterion. */
  private static final int WIDEST = 8;

  private static final int SCORE = 0x7f;
  private static final int DISQUALIFIED = 0x80;
  private static final int TOO_LOW = 0x100;

  /** Required, and never matched: for an account of a type that the profile is not for. */
  private static final int NEVER = 1 << 31;

  private final int[] offsets;
  private final int[] required;
  private final int[] lowestCoverage;
  private final Tables tables;

  FitTables(List<ProfileRow<Icp>> rows, Account.Type type) {
    offsets = new int[rows.size()];
    required = new int[rows.size()];
    lowestCoverage = new int[rows.size()];
    tables = new Tables();
    Map<Form, Integer> written = new HashMap<>();
    for (int i = 0; i < offsets.length; i++) {
      ProfileRow<Icp> row = rows.get(i);
      boolean wrongType = !row.profile().accountTypes().contains(type);
      required[i] = row.required() | (wrongType ? NEVER : 0);
      lowestCoverage[i] = lowest(row.profile().minimumCoverage());
      if (holds(row)) {
        offsets[i] =
            written.computeIfAbsent(Form.of(row, wrongType), any -> tables.append(row, wrongType));
      }
    }
  }

  /** Whether there is a table for a row; where nothing can be earned, the coverage is no number. */
  static boolean holds(ProfileRow<Icp> row) {
    return row.width() <= WIDEST
        && row.profile().criteria().stream().anyMatch(criterion -> criterion.points() > 0);
  }

  /** The word for marks of which none is unknown. */
  int known(int row, int marks) {
    return (tables.known[offsets[row] + marks] << (FitWord.RANK - 1)) | FitWord.FULLY_COVERED;
  }

  /** The word for any marks. */
  int any(int row, int marks) {
    int matched = marks & (ProfileRow.LOOK - 1);
    int unknown = marks >>> ProfileRow.UNKNOWN;
    int score = tables.scores[offsets[row] + matched];
    int coverage = tables.coverages[offsets[row] + unknown];
    if ((score & DISQUALIFIED) != 0) {
      return FitWord.of(FitWord.DISQUALIFIED, 0, true, coverage);
    }
    if ((required[row] & ~(matched | unknown)) != 0) {
      return FitWord.of(FitWord.NO_FIT, 0, true, coverage);
    }
    if ((score & TOO_LOW) != 0) {
      return FitWord.of(FitWord.NO_FIT, score & SCORE, false, coverage);
    }
    boolean open = coverage < lowestCoverage[row] || (required[row] & unknown) != 0;
    int verdict = open ? FitWord.INCONCLUSIVE : FitWord.FIT;
    return FitWord.of(verdict, score & SCORE, false, coverage);
  }

  /** The lowest coverage in ten-thousandths that is no less than a share. */
  private static int lowest(double share) {
    int lowest = 0;
    while (lowest <= FitWord.FULLY_COVERED && lowest / (double) FitWord.FULLY_COVERED < share) {
      lowest++;
    }
    return lowest;
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
          row.profile().criteria().stream().map(Criterion::points).toList(),
          row.required(),
          !row.profile().disqualifiers().isEmpty(),
          row.profile().minimumScore(),
          row.profile().minimumCoverage(),
          wrongType);
    }
  }

  private static final class Tables {
    private char[] known = {};
    private short[] scores = {};
    private short[] coverages = {};
    private int size;

    /** Writes a row's tables, and answers where they begin. */
    int append(ProfileRow<Icp> row, boolean wrongType) {
      int from = size;
      size += 1 << row.width();
      if (size > known.length) {
        int room = Math.max(2 * known.length, size);
        known = Arrays.copyOf(known, room);
        scores = Arrays.copyOf(scores, room);
        coverages = Arrays.copyOf(coverages, room);
      }
      for (int marks = 0; marks < 1 << row.width(); marks++) {
        FitScorer.Judgement judgement = judge(row, marks, 0, wrongType);
        known[from + marks] = (char) (FitWord.of(judgement) >>> (FitWord.RANK - 1));
        scores[from + marks] = score(row, marks);
        coverages[from + marks] = (short) FitWord.coverage(row.sums(0, marks).coverage());
      }
      return from;
    }

    private static FitScorer.Judgement judge(
        ProfileRow<Icp> row, int matched, int unknown, boolean wrongType) {
      return FitScorer.judge(row.profile(), row.sums(matched, unknown), wrongType);
    }

    /** The score if what is required were met or not known. */
    private static short score(ProfileRow<Icp> row, int marks) {
      int open = row.required() & ~marks;
      FitScorer.Judgement judgement = judge(row, marks, open, false);
      boolean disqualified = judgement.verdict() == Verdict.DISQUALIFIED;
      boolean tooLow = judgement.verdict() == Verdict.NO_FIT;
      return (short)
          (judgement.score() | (disqualified ? DISQUALIFIED : 0) | (tooLow ? TOO_LOW : 0));
    }
  }
}
