package io.intentscorer.domain.score;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.rule.Known;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** How well a company matches each profile of a book: a number each, unfolded when it is read. */
public final class Fits {
  private final FitIndex index;
  private final int[] words;
  private final @Nullable Fit best;

  /**
   * @param words a word for each row of the index, and more; nobody else keeps them
   * @param row the best profile's, -1 for none
   */
  Fits(FitIndex index, int[] words, int row, Known known, Account.Type type) {
    this.index = index;
    this.words = words;
    this.best =
        row < 0
            ? null
            : new Fit(index.atRow(row, words), FitScorer.reasons(index.icp(row), known, type));
  }

  /** The account's profile, with the reasons; null when no profile decides. */
  public @Nullable Fit best() {
    return best;
  }

  /** Every profile that decides or is shown, in the order of ids. */
  public List<Fit.Summary> all() {
    return new Summaries();
  }

  private final class Summaries extends AbstractList<Fit.Summary> implements RandomAccess {
    @Override
    public Fit.Summary get(int place) {
      return index.summary(place, words);
    }

    @Override
    public int size() {
      return index.size();
    }
  }
}
