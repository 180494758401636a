package io.intentscorer.wire;

import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.simulation.Facet;
import io.intentscorer.domain.simulation.Forecast;
import io.intentscorer.domain.simulation.Forecast.AccountMover;
import io.intentscorer.domain.simulation.Forecast.Count;
import io.intentscorer.domain.simulation.Forecast.LeadMover;
import io.intentscorer.domain.simulation.Move;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A forecast as JSON, for machines. */
public final class ForecastWriter {
  private ForecastWriter() {}

  /** Adds the forecast's fields to an object. */
  public static void write(Forecast forecast, ObjectNode json) {
    count(json.putObject("accounts"), forecast.accounts(), true);
    count(json.putObject("leads"), forecast.leads(), false);
    forecast
        .tiers()
        .forEach(
            move ->
                json.withArray("tiers")
                    .addObject()
                    .put("from", move.from())
                    .put("to", move.to())
                    .put("accounts", move.accounts()));
    forecast
        .tracks()
        .forEach(
            track ->
                json.withArray("tracks")
                    .addObject()
                    .put("persona", track.persona())
                    .put("now", track.now())
                    .put("then", track.then())
                    .put("entering", track.entering())
                    .put("leaving", track.leaving()));
    ObjectNode movers = json.putObject("movers");
    forecast
        .accountMovers()
        .forEach(mover -> account(movers.withArray("accounts").addObject(), mover));
    forecast.leadMovers().forEach(mover -> lead(movers.withArray("leads").addObject(), mover));
  }

  private static void count(ObjectNode json, Count count, boolean ofAccounts) {
    json.put("all", count.all())
        .put("published", count.published())
        .put("changed", count.changed());
    ObjectNode facets = json.putObject("changes");
    for (Facet facet : Facet.values()) {
      if (facet.isOfAccounts() || !ofAccounts) {
        facets.put(facet.word(), count.of(facet));
      }
    }
  }

  private static void account(ObjectNode json, AccountMover mover) {
    json.put("account", mover.to().account());
    account(json.putObject("from"), mover.from());
    account(json.putObject("to"), mover.to());
    moves(json, mover.moves());
  }

  private static void account(ObjectNode json, AccountScore score) {
    Standing standing = score.standing();
    Fit fit = standing.fit();
    if (fit == null) {
      json.putNull("fit");
    } else {
      json.putObject("fit")
          .put("icp", fit.icp())
          .put("score", fit.score())
          .put("grade", fit.grade().name())
          .put("verdict", fit.verdict().word());
    }
    json.putObject("intent")
        .put("score", standing.intent().score())
        .put("level", standing.intent().level());
    json.put("tier", standing.tier()).put("priority", standing.priority());
  }

  private static void lead(ObjectNode json, LeadMover mover) {
    json.put("contact", mover.to().contact()).put("account", mover.to().account());
    lead(json.putObject("from"), mover.from(), mover.fromTrack());
    lead(json.putObject("to"), mover.to(), mover.toTrack());
    moves(json, mover.moves());
  }

  private static void lead(ObjectNode json, Lead lead, @Nullable String track) {
    if (lead.persona() == null) {
      json.putNull("persona");
    } else {
      json.putObject("persona")
          .put("id", lead.persona().persona().id())
          .put("score", lead.persona().score());
    }
    json.put("track", track);
  }

  private static void moves(ObjectNode json, List<Move> moves) {
    json.putArray("moves");
    for (Move move : moves) {
      json.withArray("moves")
          .addObject()
          .put("rule", move.rule())
          .put("what", move.what())
          .put("from", move.from())
          .put("to", move.to())
          .put("points", move.points());
    }
  }
}
