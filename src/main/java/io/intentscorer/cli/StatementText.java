package io.intentscorer.cli;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Reason;
import io.intentscorer.domain.lead.Holding;
import io.intentscorer.domain.lead.Statement;
import io.intentscorer.domain.lead.Statement.Sample;
import io.intentscorer.wire.Times;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** A statement as people read it. Every column of numbers comes to the score beneath it. */
final class StatementText {
  private static final long DAY = 86_400_000L;

  private final PrintWriter out;
  private final Ansi ansi;
  private final int width;
  private final Statement statement;
  private final Entry last;
  private final long at;
  private final List<Holding> holdings;
  private final int score;

  /**
   * @param width of a line, in characters
   * @param statement until the moment, and not empty
   * @param at the moment, in milliseconds since 1970 UTC
   */
  StatementText(PrintWriter out, Ansi ansi, int width, Statement statement, long at) {
    this.out = out;
    this.ansi = ansi;
    this.width = width;
    this.statement = statement;
    this.last = statement.last(at).orElseThrow();
    this.at = at;
    this.holdings = statement.holdings(at);
    this.score = statement.intentScore(at);
  }

  /**
   * Prints everything.
   *
   * @param days how far back the picture goes, at least 1
   * @param entries how many entries of the history, the newest
   */
  void print(int days, int entries) {
    headline();
    fit();
    intent();
    curve(days);
    history(entries);
  }

  private void headline() {
    String tier = last.tiers().after();
    String level =
        tier == null || tier.isEmpty()
            ? ""
            : " (level " + LeadLine.plain(tier.substring(1)) + " by the last entry)";
    prose(
        LeadLine.plain(last.account())
            + " at "
            + Times.written(at)
            + ": "
            + (tier == null ? "no tier" : "tier " + HistoryText.tier(tier))
            + ", "
            + (last.fit() == null ? "no fit" : "fit " + last.fitScore().after() + profile())
            + ", intent "
            + score
            + level);
    if (last.closing()) {
      prose("Nothing is left of the account since " + Times.written(last.at()) + ".");
    }
  }

  private String profile() {
    Entry.Profile fit = last.fit();
    if (fit == null) {
      return "";
    }
    String verdict = fit.verdict().equals("disqualified") ? " by " : " with ";
    return " (grade "
        + fit.grade()
        + ", "
        + LeadLine.plain(fit.verdict().replace('-', ' '))
        + verdict
        + LeadLine.plain(fit.icp())
        + ")";
  }

  private void fit() {
    heading("FIT");
    Entry.Profile fit = last.fit();
    if (fit == null) {
      prose("No profile decides.");
      return;
    }
    long rest = last.fitScore().after() * 100L;
    TextTable table = new TextTable("criterion", "answer", "points").right(2, 1);
    for (Line line : last.fitLines()) {
      boolean counts =
          line.item() instanceof Item.OfProfile of
              ? of.icp().equals(fit.icp())
              : line.after() != 0 && !isRounding(line.item());
      if (counts) {
        long cents = Cents.of(line.after());
        rest -= cents;
        String answer = line.answer() == null ? "" : line.answer().word();
        table.row(fitName(line.item(), fit), answer, Cents.plain(cents));
      }
    }
    if (rest != 0) {
      table.row("rounding", "", Cents.plain(rest));
    }
    table.row("= score", "", Cents.plain(last.fitScore().after() * 100L));
    table.print(out);
  }

  private static String fitName(Item item, Entry.Profile fit) {
    return item instanceof Item.OfProfile of
        ? LeadLine.plain(of.criterion())
        : HistoryText.adjustment(item) + (isVerdict(item) ? " " + fit.verdict() : "");
  }

  private static boolean isRounding(Item item) {
    return item instanceof Item.Adjustment of && of.reason() == Reason.ROUNDING;
  }

  private static boolean isVerdict(Item item) {
    return item instanceof Item.Adjustment of && of.reason() == Reason.VERDICT;
  }

  private void intent() {
    heading("INTENT");
    new IntentTables(holdings, score).print(out);
    if (holdings.stream().anyMatch(holding -> Cents.of(holding.points()) != 0)) {
      out.println();
      Bars bars = new Bars(width);
      for (Holding holding : holdings) {
        String shown = Cents.plain(Cents.of(holding.points()));
        bars.add(LeadLine.plain(holding.signal()), holding.points(), shown);
      }
      bars.lines().forEach(out::println);
    }
    if (at > last.at() && !holdings.isEmpty()) {
      out.println();
      prose("What time did since the last entry, at " + Times.written(last.at()) + ":");
      new IntentTables(holdings, score).printAged(out, last.intentScore().after());
    }
  }

  private void curve(int days) {
    long from = at - days * DAY;
    heading(days == 1 ? "THE PAST DAY" : "THE PAST " + days + " DAYS");
    List<Sample> curve = statement.curve(from, at, Plot.columns(width));
    double[] values =
        curve.stream().mapToDouble(one -> one.known() ? one.peak() : Double.NaN).toArray();
    new Plot(values).lines(from, at).forEach(out::println);
    List<String> notes = new ArrayList<>();
    if (curve.stream().anyMatch(one -> one.peak() > 100)) {
      notes.add("above 100 counts as 100");
    }
    if (curve.stream().anyMatch(one -> one.peak() < 0)) {
      notes.add("below 0 counts as 0");
    }
    if (curve.stream().anyMatch(one -> !one.known())) {
      notes.add("? is before the ledger begins");
    }
    prose(
        "The sum of the signals, before it is rounded and held"
            + (notes.isEmpty() ? "." : "; " + String.join(", ", notes) + "."));
  }

  private void history(int most) {
    heading("HISTORY");
    List<Entry> all = statement.entries();
    List<Entry> shown = all.subList(Math.max(0, all.size() - most), all.size());
    prose(
        String.format(
            Locale.ROOT,
            "%s of %,d, the newest last.%s",
            shown.size() == 1 ? "1 entry" : String.format(Locale.ROOT, "%,d entries", shown.size()),
            all.size(),
            statement.beginsInTheMiddle()
                ? " What was before " + Times.written(all.get(0).at()) + " is kept no longer."
                : ""));
    for (Entry entry : shown) {
      wrapped(Times.written(entry.at()) + " " + HistoryText.happened(entry), "  ");
      pieces(HistoryText.did(entry));
    }
    long aged = Cents.of(Statement.sum(holdings)) - booked();
    if (at > last.at() && (aged != 0 || score != last.intentScore().after())) {
      wrapped(Times.written(at) + " time passed since", "  ");
      pieces(sinceThen(aged));
    }
  }

  private long booked() {
    return Cents.of(holdings.stream().mapToDouble(Holding::booked).sum());
  }

  private List<String> sinceThen(long aged) {
    int before = last.intentScore().after();
    long rest = (score - before) * 100L - aged;
    List<String> parts = new ArrayList<>(List.of(HistoryText.aged(aged)));
    if (rest != 0) {
      parts.add(Cents.signed(rest) + " rounding and holding");
    }
    parts.add("intent " + before + " -> " + score);
    return parts;
  }

  private void pieces(List<String> pieces) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      words.add((i == 0 ? "  " : "") + pieces.get(i) + (i + 1 < pieces.size() ? "," : ""));
    }
    Prose.wrapped(words, width, "    ").forEach(out::println);
  }

  private void heading(String heading) {
    out.println();
    out.println(ansi.string("@|bold " + heading + "|@"));
  }

  private void prose(String text) {
    wrapped(text, "");
  }

  private void wrapped(String text, String indent) {
    Prose.wrapped(text, width, indent).forEach(out::println);
  }
}
