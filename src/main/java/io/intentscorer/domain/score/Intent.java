package io.intentscorer.domain.score;

import io.intentscorer.domain.event.Fingerprint;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much an account behaves like a buyer at one moment.
 *
 * @param score Σ points over the signals, rounded half up, held to 0…100
 * @param level 1, the highest, to 4
 * @param surge the rate of the last week ÷ the rate of the last eight weeks, two decimals; null
 *     while the account is known for less than 14 days or shows nothing positive
 * @param surging whether surge ≥ 2 and people ≥ 2
 * @param people distinct contacts and visitors active in the last 7 days
 * @param signals what each signal adds, largest first
 * @param weights fingerprint of the rules by which the sums are read: equal while only time moves
 *     them
 */
public record Intent(
    int score,
    int level,
    @Nullable Double surge,
    boolean surging,
    int people,
    List<SignalScore> signals,
    long weights) {

  public Intent {
    signals = List.copyOf(signals);
  }

  /**
   * @param points two decimals, after the signal's limit
   * @param lastAt the newest event that counted, in milliseconds since 1970 UTC
   */
  public record SignalScore(String signal, double points, int events, long lastAt) {}

  /** Adds what does not drift as time passes. */
  public void addLastingTo(Fingerprint print) {
    print.add(level).add(surging).add(weights);
    signals.stream()
        .sorted(Comparator.comparing(SignalScore::signal))
        .forEach(signal -> print.add(signal.signal()).add(signal.events()).add(signal.lastAt()));
  }

  /** Adds everything that a reader of the intent sees. */
  public void addTo(Fingerprint print) {
    print.add(score).add(level).add(surging).add(people);
    print.add(surge == null ? Double.NaN : surge);
    for (SignalScore signal : signals) {
      print.add(signal.signal()).add(signal.points()).add(signal.events()).add(signal.lastAt());
    }
  }
}
