package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Status;
import io.intentscorer.domain.rule.RuleBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company against one profile after the other, each condition asked: what the index must equal.
 *
 * @param best the account's profile; null when no profile decides
 * @param all every profile that decides or is shown, in the order of ids
 */
public record OneByOne(@Nullable Fit best, List<Fit> all) {

  /** Scores a company against every profile of the book. */
  public static OneByOne score(RuleBook book, Known known, Account.Type type) {
    List<Fit> all = new ArrayList<>(book.icps().size());
    Map<String, Integer> priorities = new HashMap<>();
    for (Icp icp : book.icps()) {
      all.add(FitScorer.fit(icp, known, type));
      priorities.put(icp.id(), icp.priority());
    }
    Fit best =
        all.stream()
            .filter(fit -> fit.summary().status() == Status.ACTIVE)
            .min(
                Comparator.comparing(Fit::verdict)
                    .thenComparing(Comparator.comparingInt(Fit::score).reversed())
                    .thenComparing(fit -> priorities.getOrDefault(fit.icp(), Integer.MAX_VALUE))
                    .thenComparing(Fit::icp))
            .orElse(null);
    return new OneByOne(best, all);
  }
}
