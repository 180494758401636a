package io.intentscorer.cli;

import io.intentscorer.cli.RulePlan.Step;
import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.domain.simulation.Facet;
import io.intentscorer.domain.simulation.Forecast;
import io.intentscorer.domain.simulation.Forecast.AccountMover;
import io.intentscorer.domain.simulation.Forecast.LeadMover;
import io.intentscorer.domain.simulation.Forecast.TierMove;
import io.intentscorer.domain.simulation.Forecast.Track;
import io.intentscorer.domain.simulation.Move;
import io.intentscorer.wire.Times;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A forecast as people read it. */
final class ForecastText {
  /** More than this explains no better. */
  private static final int MOST_MOVES = 6;

  private static final String NOTHING = "–";

  private final PrintWriter out;

  ForecastText(PrintWriter out) {
    this.out = out;
  }

  void print(Proposal proposal, Forecast forecast, long at) {
    rules(proposal);
    counts(forecast, at);
    tiers(forecast.tiers());
    tracks(forecast.tracks());
    if (!forecast.accountMovers().isEmpty()) {
      out.println();
      out.println("accounts that move farthest");
      forecast.accountMovers().forEach(this::mover);
    }
    if (!forecast.leadMovers().isEmpty()) {
      out.println();
      out.println("people whose personas or tracks move farthest");
      forecast.leadMovers().forEach(this::mover);
    }
  }

  private void rules(Proposal proposal) {
    if (proposal.differing().isEmpty()) {
      out.println("the folder means what is in force: applying it changes nothing");
    }
    for (Step step : proposal.differing()) {
      out.println(
          step.id()
              + switch (step.kind()) {
                case NEW -> " would be new";
                case GONE -> " would be deleted";
                default -> " would change";
              });
      step.changes().forEach(change -> out.println("  " + change.line()));
    }
    proposal.notes().forEach(note -> out.println("note: " + note));
  }

  private void counts(Forecast forecast, long at) {
    TextTable table = new TextTable("at " + Times.written(at), "accounts", "leads");
    row(table, "looked at", forecast.accounts().all(), forecast.leads().all());
    row(table, "published anew", forecast.accounts().published(), forecast.leads().published());
    row(table, "changed", forecast.accounts().changed(), forecast.leads().changed());
    for (Facet facet : Facet.values()) {
      String accounts = facet.isOfAccounts() ? number(forecast.accounts().of(facet)) : NOTHING;
      table.row("  in " + facet.word(), accounts, number(forecast.leads().of(facet)));
    }
    out.println();
    table.print(out);
  }

  private static void row(TextTable table, String name, long accounts, long leads) {
    table.row(name, number(accounts), number(leads));
  }

  /** From down, to across; only the tiers between which somebody moves. */
  private void tiers(List<TierMove> moves) {
    TreeSet<String> rows = new TreeSet<>();
    TreeSet<String> columns = new TreeSet<>();
    Map<String, Long> counts = new TreeMap<>();
    for (TierMove move : moves) {
      if (!Objects.equals(move.from(), move.to())) {
        rows.add(tier(move.from()));
        columns.add(tier(move.to()));
      }
      counts.put(tier(move.from()) + " " + tier(move.to()), move.accounts());
    }
    if (rows.isEmpty()) {
      return;
    }
    List<String> heads = new ArrayList<>(List.of("tier from ↓ to → (stays)"));
    heads.addAll(columns);
    TextTable table = new TextTable(heads.toArray(String[]::new));
    for (String row : rows) {
      List<String> cells = new ArrayList<>(List.of(row));
      for (String column : columns) {
        Long count = counts.get(row + " " + column);
        String cell = count == null ? "·" : number(count);
        cells.add(row.equals(column) && count != null ? "(" + cell + ")" : cell);
      }
      table.row(cells.toArray(String[]::new));
    }
    out.println();
    table.print(out);
  }

  private void tracks(List<Track> tracks) {
    List<Track> moving =
        tracks.stream().filter(track -> track.entering() + track.leaving() > 0).toList();
    if (moving.isEmpty()) {
      return;
    }
    TextTable table = new TextTable("track", "now", "then", "enter", "leave");
    for (Track track : moving) {
      table.row(
          track.persona(),
          number(track.now()),
          number(track.then()),
          number(track.entering()),
          number(track.leaving()));
    }
    out.println();
    table.print(out);
  }

  private void mover(AccountMover mover) {
    out.println(
        mover.to().account() + "  " + standing(mover.from()) + " → " + standing(mover.to()));
    moves(mover.moves());
  }

  private static String standing(AccountScore score) {
    Standing standing = score.standing();
    Fit fit = standing.fit();
    return tier(standing.tier())
        + " "
        + standing.priority()
        + " ("
        + (fit == null ? "no ICP" : fit.icp() + " " + fit.score() + " " + fit.verdict().word())
        + ", intent "
        + standing.intent().score()
        + ")";
  }

  private void mover(LeadMover mover) {
    out.println(
        LeadLine.plain(mover.to().contact())
            + "  "
            + held(mover.from().persona(), mover.fromTrack())
            + " → "
            + held(mover.to().persona(), mover.toTrack()));
    if (mover.moves().isEmpty()) {
      out.println("  with the account " + mover.to().account());
    }
    moves(mover.moves());
  }

  private static String held(@Nullable PersonaTag tag, @Nullable String track) {
    String persona = tag == null ? "no persona" : tag.persona().id() + " " + tag.score();
    return persona + (track == null ? ", in no track" : ", in track");
  }

  private void moves(List<Move> moves) {
    moves.stream().limit(MOST_MOVES).forEach(move -> out.println("  " + line(move)));
    if (moves.size() > MOST_MOVES) {
      out.println("  and " + (moves.size() - MOST_MOVES) + " more");
    }
  }

  private static String line(Move move) {
    return move.rule()
        + " "
        + move.what()
        + ": "
        + Objects.requireNonNullElse(move.from(), NOTHING)
        + " → "
        + Objects.requireNonNullElse(move.to(), NOTHING)
        + (move.points() == 0 ? "" : String.format(Locale.ROOT, " (%+.1f)", move.points()));
  }

  private static String tier(@Nullable String tier) {
    return tier == null ? NOTHING : tier;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
