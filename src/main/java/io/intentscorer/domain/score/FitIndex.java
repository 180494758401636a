package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.ConditionIndex;
import io.intentscorer.domain.rule.Grade;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.MarkCounts;
import io.intentscorer.domain.rule.MarkTable;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.score.Fit.Verdict;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Scores a company against all profiles of a book at once.
 *
 * <p>First {@link ConditionIndex} marks for each profile which criteria are matched and which are
 * unknown. {@link FitTables} turns a profile's marks into its score, verdict and coverage: those of
 * a profile with up to eight criteria are a small number, under which the judgement is held ready.
 * So it costs the same whatever a profile's points, requirements and limits are, and no sum is ever
 * taken in another order than {@link ProfileScorer} takes it, which is what makes both equal to the
 * last bit. To find the best, few profiles are looked at ({@link #best}); the others when their
 * fits are read.
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

  /** The grade of each score, by row: looked up for every profile of every record. */
  private final List<List<Grade>> grades;

  /** The best rank that a profile can come to with so many marks. */
  private final int[] ceilings;

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
    ceilings = new int[conditions.table().columns() + 1];
    for (int count = 0; count < ceilings.length; count++) {
      int marks = count;
      int highest = rows.stream().mapToInt(row -> row.ceiling(marks)).max().orElse(0);
      ceilings[count] = FitWord.rank(Verdict.FIT, highest);
    }
    Map<Map<Grade, Double>, List<Grade>> scales = new HashMap<>();
    grades =
        rows.stream()
            .map(row -> scales.computeIfAbsent(row.profile().grades(), FitIndex::grades))
            .toList();
    for (Account.Type type : Account.Type.values()) {
      tables.put(type, new FitTables(rows, type));
    }
  }

  private static List<Grade> grades(Map<Grade, Double> lowest) {
    return IntStream.rangeClosed(0, 100).mapToObj(score -> Grade.of(score, lowest)).toList();
  }

  Fits score(Known known, Account.Type type) {
    MarkTable matched = conditions.table();
    MarkTable unknown = conditions.mark(known, matched);
    Answers answers = new Answers(known, type, matched, unknown);
    return new Fits(this, answers, best(answers));
  }

  /**
   * What a company answers to all profiles, from which each judgement is made when it is read: most
   * are only compared, and to write down those of 1,000 profiles took as long as to find them.
   *
   * @param unknown null where nothing is
   */
  record Answers(Known known, Account.Type type, MarkTable matched, @Nullable MarkTable unknown) {
    private ProfileScorer.Answers of(int row, List<ProfileRow<Icp>> rows) {
      int open = unknown == null ? 0 : unknown.row(row);
      return rows.get(row).answers(matched.row(row), open, known);
    }
  }

  /**
   * The row of the first of the best; -1 where no profile decides. Those with the most marks are
   * asked first, and no more are asked once so few marks could not make a better one: of 1,000
   * profiles some dozens are.
   */
  private int best(Answers answers) {
    MarkTable matched = answers.matched();
    long best = -1;
    for (int word = 0; word * Long.SIZE < deciding; word++) {
      best = Math.max(best, best(word, looks(matched, word), answers));
    }
    MarkCounts counts = matched.counts();
    for (int count = matched.columns(); count >= 0 && rank(best) <= ceilings[count]; count--) {
      for (int word = 0; word * Long.SIZE < deciding; word++) {
        long rows = counts.rows(word, count) & ~looks(matched, word);
        best = Math.max(best, best(word, rows, answers));
      }
    }
    return best < 0 ? -1 : Integer.MAX_VALUE - (int) best;
  }

  private static int rank(long best) {
    return (int) (best >> Integer.SIZE);
  }

  /**
   * The best of some rows of a word: its rank, and below that the row, the first the highest; -1 of
   * none.
   */
  private long best(int word, long rows, Answers answers) {
    long best = -1;
    int first = word * Long.SIZE;
    long left = deciding - first < Long.SIZE ? rows & ((1L << deciding) - 1) : rows;
    for (; left != 0; left &= left - 1) {
      int row = first + Long.numberOfTrailingZeros(left);
      long rank = FitWord.rank(word(row, answers));
      best = Math.max(best, (rank << Integer.SIZE) | (Integer.MAX_VALUE - row));
    }
    return best;
  }

  /** Which of the 64 rows of a word the tables do not tell. */
  private long looks(MarkTable matched, int word) {
    return matched.zones(word * Long.SIZE) | wide[word];
  }

  int size() {
    return rows.size();
  }

  /** A word for each row, and some more. */
  int[] words(Answers answers) {
    MarkTable matched = answers.matched();
    int[] words = table(answers.type()).words(matched, answers.unknown());
    for (int word = 0; word * Long.SIZE < rows.size(); word++) {
      for (long looks = looks(matched, word); looks != 0; looks &= looks - 1) {
        int row = word * Long.SIZE + Long.numberOfTrailingZeros(looks);
        words[row] = look(row, answers);
      }
    }
    return words;
  }

  /** The fit with the profile at a place in the order of ids. */
  Fit.Summary summary(int place, int[] words) {
    int row = rowById[place];
    return summary(row, words[row]);
  }

  Fit.Summary atRow(int row, Answers answers) {
    return summary(row, word(row, answers));
  }

  private Fit.Summary summary(int row, int word) {
    return FitWord.summary(word, icp(row), grades.get(row));
  }

  private int word(int row, Answers answers) {
    if ((looks(answers.matched(), row / Long.SIZE) >>> row & 1) != 0) {
      return look(row, answers);
    }
    FitTables table = table(answers.type());
    int marked = answers.matched().row(row);
    MarkTable unknown = answers.unknown();
    return unknown == null ? table.word(row, marked) : table.word(row, marked, unknown.row(row));
  }

  private int look(int row, Answers answers) {
    Icp icp = icp(row);
    ProfileScorer.Sums sums = ProfileScorer.score(icp, answers.of(row, rows));
    return FitWord.of(FitScorer.judge(icp, sums, !icp.accountTypes().contains(answers.type())));
  }

  private FitTables table(Account.Type type) {
    return Objects.requireNonNull(tables.get(type));
  }

  /** Why the profile of a row is matched as it is. */
  List<Reason> reasons(int row, Answers answers) {
    return FitScorer.reasons(icp(row), answers.of(row, rows), answers.known(), answers.type());
  }

  Icp icp(int row) {
    return rows.get(row).profile();
  }
}
