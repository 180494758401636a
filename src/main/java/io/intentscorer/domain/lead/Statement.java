package io.intentscorer.domain.lead;

import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.score.Rounding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The ledger of one account, read again: what its scores were at any moment, and why.
 *
 * <p>How it works: an entry says of every signal what it had earned and by what that shrinks, so
 * the last entry before a moment is enough to know the intent at it. Nothing that moves a score
 * goes without an entry except time, whose course is known.
 *
 * @param entries of one account, in the order in which they were written
 */
public record Statement(List<Entry> entries) {

  public Statement {
    entries = List.copyOf(entries);
  }

  /**
   * The intent somewhere on its way.
   *
   * @param at the end of a stretch of time, in milliseconds since 1970 UTC
   * @param intent the sum of the signals' points then; 0 where it is not known
   * @param peak of the sums at the entries of the stretch and at its end the one farthest from 0
   * @param known false before the first entry of a ledger that begins in the middle
   */
  public record Sample(long at, double intent, double peak, boolean known) {}

  /**
   * What all entries together did to one line: opening + decay + change = closing.
   *
   * @param opening what it came to before the first entry
   * @param closing what it came to by the last entry that speaks of it
   */
  public record Total(Item item, double opening, double decay, double change, double closing) {
    private static Total of(Line line) {
      return new Total(line.item(), line.before(), line.decay(), line.change(), line.after());
    }

    private Total then(Total next) {
      return new Total(item, opening, decay + next.decay, change + next.change, next.closing);
    }
  }

  /** The same as it stood at a moment, in milliseconds since 1970 UTC. */
  public Statement until(long moment) {
    return new Statement(entries.stream().filter(entry -> entry.at() <= moment).toList());
  }

  /** Whether there were entries before the first one, which the topic keeps no longer. */
  public boolean beginsInTheMiddle() {
    return !entries.isEmpty() && entries.get(0).since() != null;
  }

  /** The last entry at or before a moment. */
  public Optional<Entry> last(long moment) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (entries.get(i).at() <= moment) {
        return Optional.of(entries.get(i));
      }
    }
    return Optional.empty();
  }

  /** What every signal counts at a moment, in the order of the last entry. */
  public List<Holding> holdings(long moment) {
    return last(moment).map(entry -> Holding.of(entry, moment)).orElse(List.of());
  }

  /** The intent at a moment, exactly: before it is rounded and held to 0…100. */
  public double intent(long moment) {
    return sum(holdings(moment));
  }

  /** What signals count together. */
  public static double sum(List<Holding> holdings) {
    double sum = 0;
    for (Holding holding : holdings) {
      sum += holding.points();
    }
    return sum;
  }

  /** The intent at a moment as it is published: rounded and held to 0…100. */
  public int intentScore(long moment) {
    return Rounding.score(intent(moment));
  }

  /**
   * The way of the intent over a span.
   *
   * @param from exclusive, in milliseconds since 1970 UTC
   * @param until inclusive
   * @param samples how many equal stretches to divide it into, at least 1
   */
  public List<Sample> curve(long from, long until, int samples) {
    if (samples < 1 || until < from) {
      throw new IllegalArgumentException(
          "no curve of " + samples + " samples from " + from + " to " + until);
    }
    List<Sample> curve = new ArrayList<>();
    long begin = from;
    for (int i = 1; i <= samples; i++) {
      long end = from + Math.round((until - from) * ((double) i / samples));
      curve.add(sample(begin, end));
      begin = end;
    }
    return Collections.unmodifiableList(curve);
  }

  private Sample sample(long begin, long end) {
    double intent = intent(end);
    double peak = intent;
    for (Entry entry : entries) {
      if (entry.at() > begin && entry.at() <= end) {
        double then = sum(Holding.of(entry, entry.at()));
        peak = Math.abs(then) > Math.abs(peak) ? then : peak;
      }
    }
    return new Sample(end, intent, peak, !beginsInTheMiddle() || last(end).isPresent());
  }

  /** What the entries together did to each line, in the order in which lines first appear. */
  public List<Total> totals() {
    Map<String, Total> totals = new LinkedHashMap<>();
    for (Entry entry : entries) {
      for (List<Line> lines : List.of(entry.fitLines(), entry.intentLines())) {
        for (Line line : lines) {
          totals.merge(line.item().key(), Total.of(line), Total::then);
        }
      }
    }
    return List.copyOf(totals.values());
  }
}
