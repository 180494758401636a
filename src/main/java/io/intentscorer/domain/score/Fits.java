package io.intentscorer.domain.score;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** How well a company matches each profile of a book; what is not asked is not made. */
public final class Fits {
  private final FitIndex index;
  private final FitIndex.Answers answers;
  private final @Nullable Fit best;

  /**
   * @param row the best profile's, -1 for none
   */
  Fits(FitIndex index, FitIndex.Answers answers, int row) {
    this.index = index;
    this.answers = answers;
    this.best = row < 0 ? null : new Fit(index.atRow(row, answers), index.reasons(row, answers));
  }

  /** The account's profile, with the reasons; null when no profile decides. */
  public @Nullable Fit best() {
    return best;
  }

  /** Every profile that decides or is shown, in the order of ids. */
  public List<Fit.Summary> all() {
    return new Summaries(index, index.words(answers));
  }

  private static final class Summaries extends AbstractList<Fit.Summary> implements RandomAccess {
    private final FitIndex index;
    private final int[] words;

    Summaries(FitIndex index, int[] words) {
      this.index = index;
      this.words = words;
    }

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
