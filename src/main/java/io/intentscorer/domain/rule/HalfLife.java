package io.intentscorer.domain.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * A clock that counts half-lives, through changes of the half-life.
 *
 * <p>How it works: between two changes the clock runs at 1 ÷ half-life, so the half-lives that pass
 * between two moments are a sum over the stretches between them, and what was gathered shrinks by 2
 * to that power. A change of the half-life therefore leaves the size at that moment alone and
 * decays from then on at the new one, as the contract asks, whenever an account is next looked at
 * and however many changes came between.
 *
 * @param stretches in the order of their beginnings; the first holds from the beginning of time
 */
public record HalfLife(List<Stretch> stretches) {
  /** Milliseconds in a day. */
  public static final double DAY = 86_400_000.0;

  /**
   * @param from the moment from which the half-life holds, in milliseconds since 1970 UTC
   * @param days the half-life, above 0
   */
  public record Stretch(long from, double days) {
    public Stretch {
      if (!(days > 0)) {
        throw new IllegalArgumentException("a half-life is above 0 days: " + days);
      }
    }
  }

  public HalfLife {
    stretches = List.copyOf(stretches);
    if (stretches.isEmpty()) {
      throw new IllegalArgumentException("no half-life");
    }
  }

  /** A half-life that never changed. */
  public static HalfLife ofDays(double days) {
    return new HalfLife(List.of(new Stretch(Long.MIN_VALUE, days)));
  }

  /** The half-life in force, in days. */
  public double days() {
    return stretches.get(stretches.size() - 1).days();
  }

  /**
   * The same clock with another half-life from a moment on; a moment before the last change counts
   * as that one, since clocks of two machines may differ and no time may pass twice.
   */
  public HalfLife changedTo(double days, long from) {
    if (days == days()) {
      return this;
    }
    List<Stretch> longer = new ArrayList<>(stretches);
    long last = stretches.get(stretches.size() - 1).from();
    longer.add(new Stretch(Math.max(from, last), days));
    return new HalfLife(longer);
  }

  /** How many half-lives pass from one moment to a later one; 0 if it is not later. */
  public double passed(long from, long to) {
    double passed = 0;
    for (int i = 0; i < stretches.size(); i++) {
      long begin = Math.max(from, stretches.get(i).from());
      long end = i + 1 < stretches.size() ? Math.min(to, stretches.get(i + 1).from()) : to;
      if (end > begin) {
        passed += (end - begin) / (DAY * stretches.get(i).days());
      }
    }
    return passed;
  }

  /** What is left of one at a moment, after it began to shrink at another. */
  public double left(long from, long to) {
    return Math.pow(2, -passed(from, to));
  }
}
