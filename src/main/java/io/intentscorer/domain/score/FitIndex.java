package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.MarkTable;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.score.FitScorer.Judgement;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Scores a company against all profiles of a book at once.
 *
 * <p>First {@link ConditionIndex} marks for each profile which criteria are matched and which are
 * unknown. Then {@link FitTables} turns each profile's marks into its score, verdict and coverage:
 * those of a profile with up to eight criteria are a small number, under which the judgement is
 * held ready. So it costs the same whatever a profile's points, requirements and limits are, and no
 * sum is ever taken in another order than {@link ProfileScorer} takes it, which is what makes both
 * equal to the last bit. Last, the best is found.
 *
 * <p>Marks do not tell the score where a number just outside its band earns a part of the points:
 * bands with a tolerance mark their surroundings as a zone, and a profile in a zone is summed up
 * from its marks and that part. Wider profiles are summed up from their marks, and those with more
 * criteria than a row has bits are asked one by one.
 *
 * <p>Rows are in the order in which equal profiles are preferred, so the first of the best is the
 * account's; those that are only shown come last. Immutable; read by any number of threads.
 */
final class FitIndex {
  private static final Comparator<Icp> PREFERRED =
      Comparator.comparing((Icp icp) -> icp.status() != Status.ACTIVE)
          .thenComparingInt(Icp::priority)
          .thenComparing(Icp::id);

  private final List<ProfileRow<Icp>> rows;
  private final int deciding;
  private final int[] rowById;
  private final ConditionIndex conditions;
  private final Map<Account.Type, FitTables> tables = new EnumMap<>(Account.Type.class);

  /** The rows without a table, 64 in a number. */
  private final long[] wide;

  /**
   * @param icps the profiles that decide or are shown, by id
   */
  FitIndex(List<Icp> icps) {
    rows = icps.stream().sorted(PREFERRED).map(icp -> new ProfileRow<>(icp)).toList();
    deciding = (int) icps.stream().filter(icp -> icp.status() == Status.ACTIVE).count();
    rowById = new int[rows.size()];
    wide = new long[rows.size() / Long.SIZE + 1];
    ConditionIndex.Draft draft = new ConditionIndex.Draft();
    List<String> ids = icps.stream().map(Icp::id).toList();
    for (int i = 0; i < rowById.length; i++) {
      ProfileRow<Icp> row = rows.get(i);
      rowById[Collections.binarySearch(ids, row.profile().id())] = i;
      if (row.isMarked()) {
        row.addTo(draft, i);
      }
      wide[i / Long.SIZE] |= FitTables.holds(row) ? 0 : 1L << i;
    }
    conditions = draft.index(rows.size());
    for (Account.Type type : Account.Type.values()) {
      tables.put(type, new FitTables(rows, type));
    }
  }

  Fits score(Known known, Account.Type type) {
    MarkTable matched = conditions.table();
    MarkTable unknown = conditions.mark(known, matched);
    FitTables table = Objects.requireNonNull(tables.get(type));
    int[] words = unknown == null ? table.words(matched) : table.words(matched, unknown);
    for (int from = 0; from < rows.size(); from += Long.SIZE) {
      long looks = matched.zones(from) | wide[from / Long.SIZE];
      for (; looks != 0; looks &= looks - 1) {
        int row = from + Long.numberOfTrailingZeros(looks);
        int open = unknown == null ? 0 : unknown.row(row);
        words[row] = FitWord.of(look(row, matched.row(row), open, known, type));
      }
    }
    return new Fits(this, words, best(words), known, type);
  }

  private Judgement look(int row, int matched, int unknown, Known known, Account.Type type) {
    Icp icp = icp(row);
    boolean wrongType = !icp.accountTypes().contains(type);
    return FitScorer.judge(icp, rows.get(row).look(matched, unknown, known), wrongType);
  }

  /** The first of the best; -1 where none decides. */
  private int best(int[] words) {
    int highest = -1;
    for (int row = 0; row < deciding; row++) {
      highest = Math.max(highest, FitWord.rank(words[row]));
    }
    for (int row = 0; row < deciding; row++) {
      if (FitWord.rank(words[row]) == highest) {
        return row;
      }
    }
    return -1;
  }

  int size() {
    return rows.size();
  }

  /** The fit with the profile at a place in the order of ids. */
  Fit.Summary summary(int place, int[] words) {
    return atRow(rowById[place], words);
  }

  Fit.Summary atRow(int row, int[] words) {
    return FitWord.summary(words[row], icp(row));
  }

  Icp icp(int row) {
    return rows.get(row).profile();
  }
}
