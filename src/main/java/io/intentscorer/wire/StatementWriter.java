package io.intentscorer.wire;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Holding;
import io.intentscorer.domain.lead.Publication;
import io.intentscorer.domain.lead.Statement;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A statement as JSON, for machines: exact numbers, nothing rounded. */
public final class StatementWriter {
  private static final long DAY = 86_400_000L;

  private StatementWriter() {}

  /**
   * Adds the statement's fields to an object.
   *
   * @param statement until the moment, and not empty
   * @param at the moment, in milliseconds since 1970 UTC
   * @param days how far back the curve goes, a value a day
   * @param entries how many entries of the history, the newest
   */
  public static void write(Statement statement, long at, int days, int entries, ObjectNode json) {
    Entry last = statement.last(at).orElseThrow();
    json.put("account", last.account());
    json.put("accountType", last.type().word());
    json.put("at", Times.written(at));
    json.put("tier", last.tiers().after());
    json.put("closed", last.closing());
    fit(last, json);
    intent(statement, at, json.putObject("intent"));
    ledger(statement, json.putObject("ledger"));
    ArrayNode curve = json.putArray("curve");
    for (Statement.Sample sample : statement.curve(at - days * DAY, at, days)) {
      ObjectNode point = curve.addObject().put("at", Times.written(sample.at()));
      if (sample.known()) {
        point.put("sum", sample.intent()).put("peak", sample.peak());
      } else {
        point.putNull("sum").putNull("peak");
      }
    }
    history(statement, entries, json.putArray("history"));
  }

  private static void fit(Entry last, ObjectNode json) {
    Entry.Profile profile = last.fit();
    if (profile == null) {
      json.putNull("fit");
      return;
    }
    ObjectNode fit = json.putObject("fit");
    fit.put("icp", profile.icp())
        .put("score", last.fitScore().after())
        .put("grade", profile.grade().name())
        .put("verdict", profile.verdict());
    ArrayNode lines = fit.putArray("lines");
    for (Line line : last.fitLines()) {
      boolean decides =
          line.item() instanceof Item.OfProfile of
              ? of.icp().equals(profile.icp())
              : line.after() != 0;
      if (decides) {
        name(line.item(), lines.addObject()).put("points", line.after());
      }
    }
  }

  private static void intent(Statement statement, long at, ObjectNode json) {
    List<Holding> holdings = statement.holdings(at);
    double sum = Statement.sum(holdings);
    double held = Math.max(0, Math.min(100, sum));
    json.put("score", statement.intentScore(at)).put("sum", sum);
    json.put("held", held - sum).put("rounding", statement.intentScore(at) - held);
    ArrayNode signals = json.putArray("signals");
    for (Holding holding : holdings) {
      signals
          .addObject()
          .put("signal", holding.signal())
          .put("earned", holding.earned())
          .put("bySignalLimit", holding.bySignal())
          .put("byCategoryLimit", holding.byCategory())
          .put("points", holding.points())
          .put("byLastEntry", holding.booked())
          .put("timeSince", holding.aged())
          .put("halfLifeDays", holding.terms().halfLifeDays());
    }
  }

  private static void ledger(Statement statement, ObjectNode json) {
    List<Entry> entries = statement.entries();
    json.put("entries", entries.size());
    json.put("firstAt", Times.written(entries.get(0).at()));
    json.put("lastAt", Times.written(entries.get(entries.size() - 1).at()));
    json.put("beginsInTheMiddle", statement.beginsInTheMiddle());
    ArrayNode totals = json.putArray("totals");
    for (Statement.Total total : statement.totals()) {
      name(total.item(), totals.addObject())
          .put("before", total.opening())
          .put("decay", total.decay())
          .put("change", total.change())
          .put("after", total.closing());
    }
  }

  private static void history(Statement statement, int most, ArrayNode json) {
    List<Entry> all = statement.entries();
    OutputWriter writer = new OutputWriter();
    for (Entry entry : all.subList(Math.max(0, all.size() - most), all.size())) {
      json.add(Json.MAPPER.readTree(writer.write(new Publication.Booked(entry))));
    }
  }

  private static ObjectNode name(Item item, ObjectNode json) {
    if (item instanceof Item.OfProfile of) {
      return json.put("icp", of.icp()).put("criterion", of.criterion());
    }
    if (item instanceof Item.OfSignal of) {
      return json.put("signal", of.signal());
    }
    Item.Adjustment of = (Item.Adjustment) item;
    return json.put("score", of.ofFit() ? "fit" : "intent").put("adjustment", of.reason().word());
  }
}
