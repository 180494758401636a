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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
   * An entry.
   *
   * @param balance what the account remembers of it
   */
  record Booking(Entry entry, Balance balance) {}

  /**
   * Books what an account has become.
   *
   * @param persona of who acted, null where it is not known or nobody did
   * @param terms see {@link #terms}
   */
  Booking book(Standing standing, Worths worths, @Nullable String persona, long terms) {
    Drafts drafts = new Drafts();
    int fit = fit(standing.fit(), drafts);
    int intent = intent(standing, worths, drafts);
    List<Draft> lines = lines(drafts);
    return new Booking(entry(standing, fit, intent, persona, lines), balance(lines, terms));
  }

  /** The entry that closes an account of which nothing is left. */
  Entry closing() {
    return entry(null, 0, 0, null, lines(new Drafts()));
  }

  private Balance balance(List<Draft> lines, long terms) {
    Map<String, Double> left = new HashMap<>(2 * lines.size());
    for (Draft line : lines) {
      if (line.after != 0) {
        left.put(line.key, line.after);
      }
    }
    return new Balance(now, terms, left);
  }

  private Entry entry(
      @Nullable Standing standing,
      int fit,
      int intent,
      @Nullable String persona,
      List<Draft> lines) {
    Balance known = before.published().balance();
    return new Entry(
        Entry.ledgerKey(before.key(), before.type()),
        before.type(),
        cause,
        persona,
        known.isNothing() ? null : known.at(),
        standing == null ? null : Entry.Profile.of(standing.fit()),
        new Change(was(lines, true), fit),
        part(lines, true),
        new Change(was(lines, false), intent),
        part(lines, false),
        new Entry.Tiers(before.published().tier(), standing == null ? null : standing.tier()),
        standing == null,
        book.version(),
        now);
  }

  private static int was(List<Draft> lines, boolean ofFit) {
    double sum = 0;
    for (Draft line : lines) {
      sum += line.isOfFit() == ofFit ? line.before : 0;
    }
    return (int) Math.rint(sum);
  }

  private static List<Line> part(List<Draft> lines, boolean ofFit) {
    List<Line> part = new ArrayList<>(lines.size());
    for (Draft line : lines) {
      if (line.isOfFit() == ofFit) {
        part.add(line.line());
      }
    }
    return part;
  }

  private static int fit(@Nullable Fit fit, Drafts drafts) {
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
      Draft line = drafts.of(new Item.OfProfile(fit.icp(), reason.criterion()));
      line.after += points;
      line.answer = reason.answer();
      sum += points;
    }
    double held = Math.max(0, Math.min(100, sum));
    adjust(drafts, true, Entry.Reason.HELD, held - sum);
    // Rounding moves a score by less than one; what does more is the verdict.
    boolean denied = fit.score() == 0 && held >= 1;
    adjust(drafts, true, Entry.Reason.VERDICT, denied ? -held : 0);
    adjust(drafts, true, Entry.Reason.ROUNDING, denied ? 0 : fit.score() - held);
    return fit.score();
  }

  private int intent(Standing standing, Worths worths, Drafts drafts) {
    int score = standing.intent().score();
    for (Worth worth : worths.each()) {
      Draft line = drafts.of(new Item.OfSignal(worth.signal().id()));
      line.after = worth.points();
      line.terms = terms(worth);
    }
    double sum = worths.sum();
    double held = Math.max(0, Math.min(100, sum));
    adjust(drafts, false, Entry.Reason.HELD, held - sum);
    adjust(drafts, false, Entry.Reason.ROUNDING, score - held);
    return score;
  }

  private static void adjust(Drafts drafts, boolean ofFit, Entry.Reason reason, double points) {
    if (Math.abs(points) > NOTHING) {
      drafts.of(new Item.Adjustment(ofFit, reason)).after = points;
    }
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

  /** All lines, those that were and are no more included, in the order of their keys. */
  private List<Draft> lines(Drafts drafts) {
    before.published().balance().lines().forEach((key, points) -> drafts.of(key).before = points);
    List<Draft> lines = new ArrayList<>(drafts.byKey.values());
    lines.sort(Comparator.comparing(line -> line.key));
    // Under other rules nobody can say what time alone would have done.
    if (before.published().rules() == book.fingerprint()) {
      decay(lines);
    }
    return lines;
  }

  private void decay(List<Draft> lines) {
    List<Worth> worths = Worths.of(book.tiers(), book.signals(), before.intent(), now).each();
    Map<String, Double> aged = new HashMap<>(2 * worths.size());
    for (Worth worth : worths) {
      aged.put(worth.signal().id(), worth.points());
    }
    for (Draft line : lines) {
      if (line.before != 0 && line.item instanceof Item.OfSignal part) {
        Double without = aged.get(part.signal());
        line.decay = without == null ? 0 : without - line.before;
      }
    }
  }

  /** The lines that are being made. */
  private static final class Drafts {
    private final Map<String, Draft> byKey = new LinkedHashMap<>(64);

    Draft of(Item item) {
      return byKey.computeIfAbsent(item.key(), key -> new Draft(key, item));
    }

    Draft of(String key) {
      return byKey.computeIfAbsent(key, absent -> new Draft(absent, Item.of(absent)));
    }
  }

  /** A line that is being made. */
  private static final class Draft {
    private final String key;
    private final Item item;
    private double before;
    private double decay;
    private double after;
    private Entry.@Nullable Terms terms;
    private @Nullable Outcome answer;

    Draft(String key, Item item) {
      this.key = key;
      this.item = item;
    }

    boolean isOfFit() {
      return item instanceof Item.OfProfile
          || (item instanceof Item.Adjustment adjustment && adjustment.ofFit());
    }

    Line line() {
      return new Line(item, before, decay, after - before - decay, after, terms, answer);
    }
  }
}
