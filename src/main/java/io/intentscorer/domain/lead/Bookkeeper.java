package io.intentscorer.domain.lead;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.account.Balance;
import io.intentscorer.domain.event.Fingerprint;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.Reason;
import io.intentscorer.domain.score.Reason.Outcome;
import io.intentscorer.domain.score.Worths;
import io.intentscorer.domain.score.Worths.Worth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes the ledger of an account: makes of what it was and is the lines of an entry. */
final class Bookkeeper {
  /** Sums of doubles differ from whole numbers by less. */
  private static final double NOTHING = 1e-9;

  private final RuleBook book;
  private final Account before;
  private final Cause cause;
  private final long now;

  /**
   * @param before the account as it was
   */
  Bookkeeper(RuleBook book, Account before, Cause cause, long now) {
    this.book = book;
    this.before = before;
    this.cause = cause;
    this.now = now;
  }

  /** By what the signals' worths go on to shrink. */
  long terms(Worths worths) {
    Fingerprint terms = new Fingerprint();
    for (Worth worth : worths.each()) {
      terms.add(worth.signal().id()).add(worth.signal().halfLife().days());
      terms.add(worth.signal().limit());
      book.tiers().addLimit(worth.signal(), terms);
    }
    return terms.value();
  }

  /**
   * The entry for what an account has become.
   *
   * @param persona of who acted, null where it is not known or nobody did
   */
  Entry entry(Standing standing, Worths worths, @Nullable String persona) {
    Map<String, Double> after = new TreeMap<>();
    int fit = fit(standing.fit(), after);
    int intent = intent(standing, worths, after);
    return entry(standing, fit, intent, persona, lines(after, worths, answers(standing.fit())));
  }

  /** The entry that closes an account of which nothing is left. */
  Entry closing() {
    return entry(null, 0, 0, null, lines(Map.of(), new Worths(List.of()), Map.of()));
  }

  /** What the account remembers of an entry. */
  Balance balance(Entry entry, long terms) {
    Map<String, Double> lines = new HashMap<>();
    for (List<Line> part : List.of(entry.fitLines(), entry.intentLines())) {
      part.forEach(line -> lines.put(line.item().key(), line.after()));
    }
    lines.values().removeIf(points -> points == 0);
    return new Balance(now, terms, lines);
  }

  private Entry entry(
      @Nullable Standing standing,
      int fit,
      int intent,
      @Nullable String persona,
      List<Line> lines) {
    Balance known = before.published().balance();
    return new Entry(
        Entry.ledgerKey(before.key(), before.type()),
        before.type(),
        cause,
        persona,
        known.isNothing() ? null : known.at(),
        standing == null ? null : Entry.Profile.of(standing.fit()),
        new Change(was(known, true), fit),
        lines.stream().filter(line -> isOfFit(line.item())).toList(),
        new Change(was(known, false), intent),
        lines.stream().filter(line -> !isOfFit(line.item())).toList(),
        new Entry.Tiers(before.published().tier(), standing == null ? null : standing.tier()),
        standing == null,
        book.version(),
        now);
  }

  private static boolean isOfFit(Item item) {
    return item instanceof Item.OfProfile
        || (item instanceof Item.Adjustment adjustment && adjustment.ofFit());
  }

  private static int was(Balance known, boolean ofFit) {
    double sum = 0;
    for (Map.Entry<String, Double> line : known.lines().entrySet()) {
      sum += isOfFit(Item.of(line.getKey())) == ofFit ? line.getValue() : 0;
    }
    return (int) Math.rint(sum);
  }

  private static int fit(@Nullable Fit fit, Map<String, Double> after) {
    if (fit == null) {
      return 0;
    }
    double of = 0;
    for (Reason reason : fit.reasons()) {
      of += Math.max(0, reason.of());
    }
    double sum = 0;
    for (Reason reason : fit.reasons()) {
      double points = of == 0 ? 0 : reason.points() / of * 100;
      after.merge(new Item.OfProfile(fit.icp(), reason.criterion()).key(), points, Double::sum);
      sum += points;
    }
    double held = Math.max(0, Math.min(100, sum));
    adjust(after, true, Entry.Reason.HELD, held - sum);
    // Rounding moves a score by less than one; what does more is the verdict.
    boolean denied = fit.score() == 0 && held >= 1;
    adjust(after, true, Entry.Reason.VERDICT, denied ? -held : 0);
    adjust(after, true, Entry.Reason.ROUNDING, denied ? 0 : fit.score() - held);
    return fit.score();
  }

  private static int intent(Standing standing, Worths worths, Map<String, Double> after) {
    int score = standing.intent().score();
    for (Worth worth : worths.each()) {
      after.put(new Item.OfSignal(worth.signal().id()).key(), worth.points());
    }
    double sum = worths.sum();
    double held = Math.max(0, Math.min(100, sum));
    adjust(after, false, Entry.Reason.HELD, held - sum);
    adjust(after, false, Entry.Reason.ROUNDING, score - held);
    return score;
  }

  private static void adjust(
      Map<String, Double> after, boolean ofFit, Entry.Reason reason, double points) {
    if (Math.abs(points) > NOTHING) {
      after.put(new Item.Adjustment(ofFit, reason).key(), points);
    }
  }

  private static Map<String, Outcome> answers(@Nullable Fit fit) {
    Map<String, Outcome> answers = new HashMap<>();
    if (fit == null) {
      return answers;
    }
    for (Reason reason : fit.reasons()) {
      answers.put(new Item.OfProfile(fit.icp(), reason.criterion()).key(), reason.answer());
    }
    return answers;
  }

  private List<Line> lines(Map<String, Double> after, Worths worths, Map<String, Outcome> answers) {
    Map<String, Double> were = before.published().balance().lines();
    // Under other rules nobody can say what time alone would have done.
    boolean sameRules = before.published().rules() == book.fingerprint();
    Worths aged = Worths.of(book.tiers(), book.signals(), before.intent(), now);
    Map<String, Double> left = points(aged);
    Map<String, Entry.Terms> terms = new HashMap<>();
    worths.each().forEach(worth -> terms.put(key(worth), terms(worth)));
    TreeSet<String> keys = new TreeSet<>(were.keySet());
    keys.addAll(after.keySet());
    List<Line> lines = new ArrayList<>();
    for (String key : keys) {
      double was = were.getOrDefault(key, 0.0);
      double is = after.getOrDefault(key, 0.0);
      Double without = left.get(key);
      double decay = sameRules && without != null && was != 0 ? without - was : 0;
      lines.add(
          new Line(
              Item.of(key), was, decay, is - was - decay, is, terms.get(key), answers.get(key)));
    }
    return lines;
  }

  private static Map<String, Double> points(Worths worths) {
    Map<String, Double> points = new HashMap<>();
    worths.each().forEach(worth -> points.put(key(worth), worth.points()));
    return points;
  }

  private Entry.Terms terms(Worth worth) {
    Signal signal = worth.signal();
    double limit = book.tiers().limit(signal);
    return new Entry.Terms(
        worth.earned(),
        signal.halfLife().days(),
        signal.limit(),
        Double.isInfinite(limit) ? null : signal.category(),
        limit);
  }

  private static String key(Worth worth) {
    return new Item.OfSignal(worth.signal().id()).key();
  }
}
