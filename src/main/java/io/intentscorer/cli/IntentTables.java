package io.intentscorer.cli;

import io.intentscorer.domain.lead.Holding;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The intent of a moment in tables that add up, across and down. */
final class IntentTables {
  private final List<Holding> holdings;
  private final int score;

  /**
   * @param score what the signals come to, rounded and held to 0…100
   */
  IntentTables(List<Holding> holdings, int score) {
    this.holdings = List.copyOf(holdings);
    this.score = score;
  }

  /** What was earned, what limits take of it and what is left: earned + limits = counts. */
  void print(PrintWriter out) {
    boolean bySignal = holdings.stream().anyMatch(one -> Cents.of(one.bySignal()) != 0);
    boolean byCategory = holdings.stream().anyMatch(one -> Cents.of(one.byCategory()) != 0);
    List<String> heads = new ArrayList<>(List.of("signal", "earned"));
    if (bySignal) {
      heads.add("own limit");
    }
    if (byCategory) {
      heads.add("category limit");
    }
    heads.addAll(List.of("counts", "halves every"));
    TextTable table = new TextTable(heads.toArray(String[]::new)).right(1, heads.size() - 2);
    for (Holding holding : holdings) {
      table.row(row(holding, bySignal, byCategory));
    }
    end(table, heads.size() - 2, heads.size(), totals(Holding::points));
    table.print(out);
  }

  private static String[] row(Holding holding, boolean bySignal, boolean byCategory) {
    long earned = Cents.of(holding.earned());
    long counts = Cents.of(holding.points());
    // The last of the limits takes what rounding leaves, so that the row adds up.
    long own = holding.byCategory() == 0 ? counts - earned : Cents.of(holding.bySignal());
    List<String> cells = new ArrayList<>();
    cells.add(LeadLine.plain(holding.signal()));
    cells.add(Cents.plain(earned));
    if (bySignal) {
      cells.add(own == 0 ? "" : Cents.signed(own));
    }
    if (byCategory) {
      long category = counts - earned - own;
      cells.add(category == 0 ? "" : Cents.signed(category));
    }
    cells.add(Cents.plain(counts));
    cells.add(days(holding.terms().halfLifeDays()));
    return cells.toArray(String[]::new);
  }

  /** What counted by the last entry, what time did to it since, and what counts: two make one. */
  void printAged(PrintWriter out, int before) {
    TextTable table = new TextTable("signal", "by then", "time", "counts").right(1, 3);
    for (Holding holding : holdings) {
      long booked = Cents.of(holding.booked());
      long counts = Cents.of(holding.points());
      table.row(
          LeadLine.plain(holding.signal()),
          Cents.plain(booked),
          Cents.signed(counts - booked),
          Cents.plain(counts));
    }
    Totals then = totals(Holding::booked, before);
    Totals now = totals(Holding::points);
    List<String> names = List.of("held to 0..100", "rounding", "= score");
    for (int i = 0; i < names.size(); i++) {
      long was = then.all().get(i);
      long is = now.all().get(i);
      if (was != 0 || is != 0 || i == 2) {
        table.row(names.get(i), Cents.plain(was), Cents.signed(is - was), Cents.plain(is));
      }
    }
    table.print(out);
  }

  private static void end(TextTable table, int column, int columns, Totals totals) {
    List<String> names = List.of("held to 0..100", "rounding", "= score");
    for (int i = 0; i < names.size(); i++) {
      long cents = totals.all().get(i);
      if (cents != 0 || i == 2) {
        String[] cells = new String[columns];
        Arrays.fill(cells, "");
        cells[0] = names.get(i);
        cells[column] = Cents.plain(cents);
        table.row(cells);
      }
    }
  }

  /** What stands beneath a column, in hundredths; column + held + rounding = score. */
  private record Totals(long held, long rounding, long score) {
    List<Long> all() {
      return List.of(held, rounding, score);
    }
  }

  private Totals totals(ToDoubleFunction<Holding> column) {
    return totals(column, score);
  }

  private Totals totals(ToDoubleFunction<Holding> column, int score) {
    double sum = holdings.stream().mapToDouble(column).sum();
    long shown = holdings.stream().mapToLong(one -> Cents.of(column.applyAsDouble(one))).sum();
    long held = Cents.of(Math.max(0, Math.min(100, sum)) - sum);
    return new Totals(held, score * 100L - held - shown, score * 100L);
  }

  private static String days(double days) {
    String number =
        days == Math.rint(days) ? String.format(Locale.ROOT, "%.0f", days) : Double.toString(days);
    return number + (days == 1 ? " day" : " days");
  }
}
