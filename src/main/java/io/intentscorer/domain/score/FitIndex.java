package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.Known;
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
 * <p>First {@link ConditionIndex} marks in each profile's row which criteria are matched and which
 * are unknown; the effort is that of what matched. Then one pass turns each row into the profile's
 * score, verdict and coverage and finds the best: the marks of a profile with up to eight criteria
 * are a small number, under which {@link FitTables} holds the judgement ready. So it costs the same
 * whatever a profile's points, requirements and limits are, and no sum is ever taken in another
 * order than {@link ProfileScorer} takes it, which is what makes both equal to the last bit.
 *
 * <p>Marks do not tell the score where a number just outside its band earns a part of the points:
 * bands with a tolerance post their surroundings too, which set {@link ProfileRow#LOOK}, and such a
 * profile is summed up from its marks and that part. Wider profiles are summed up from their marks,
 * and those with more criteria than a row has bits are asked one by one.
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

  /**
   * @param icps the profiles that decide or are shown, by id
   */
  FitIndex(List<Icp> icps) {
    rows = icps.stream().sorted(PREFERRED).map(icp -> new ProfileRow<>(icp)).toList();
    deciding = (int) icps.stream().filter(icp -> icp.status() == Status.ACTIVE).count();
    rowById = new int[rows.size()];
    ConditionIndex.Draft draft = new ConditionIndex.Draft();
    List<String> ids = icps.stream().map(Icp::id).toList();
    for (int i = 0; i < rowById.length; i++) {
      ProfileRow<Icp> row = rows.get(i);
      rowById[Collections.binarySearch(ids, row.profile().id())] = i;
      if (row.isMarked()) {
        row.addTo(draft, i);
      }
    }
    conditions = draft.index();
    for (Account.Type type : Account.Type.values()) {
      tables.put(type, new FitTables(rows, type));
    }
  }

  Fits score(Known known, Account.Type type) {
    FitTables table = Objects.requireNonNull(tables.get(type));
    int[] words = table.unmarked();
    int[] unknown = conditions.mark(known, words);
    int best = -1;
    int highest = -1;
    for (int row = 0; row < words.length; row++) {
      int marked = words[row];
      int word;
      if ((marked & ProfileRow.LOOK) != 0) {
        int open = unknown == null ? 0 : unknown[row];
        word = FitWord.of(look(row, marked, open, known, type));
      } else {
        word = unknown == null ? table.word(marked) : table.word(row, marked, unknown[row]);
      }
      words[row] = word;
      int rank = FitWord.rank(word);
      if (rank > highest && row < deciding) {
        highest = rank;
        best = row;
      }
    }
    return new Fits(this, words, best, known, type);
  }

  private Judgement look(int row, int matched, int unknown, Known known, Account.Type type) {
    Icp icp = icp(row);
    boolean wrongType = !icp.accountTypes().contains(type);
    return FitScorer.judge(icp, rows.get(row).look(matched, unknown, known), wrongType);
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
