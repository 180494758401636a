package io.intentscorer.torture;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Follows the entries of a ledger one by one: each has to begin where the one before ended, in
 * every line, or one is missing or there twice; and of every change of a tier there is one alert.
 */
final class LedgerBook {
  private static final double EXACT = 1e-6;

  /** What an account's newest entry says. */
  private record Newest(Entry entry, Map<Item, Double> lines) {}

  private final Map<String, Newest> newest = new HashMap<>();
  private final Map<String, List<String>> moves = new TreeMap<>();
  private final Map<String, List<String>> alerts = new TreeMap<>();

  /** Takes an entry in; what is wrong with it, null for nothing. */
  @Nullable String enter(Entry entry) {
    Newest before = newest.get(entry.account());
    Map<Item, Double> known = before == null ? new HashMap<>() : before.lines();
    String fault = before == null ? null : unlinked(before.entry(), entry);
    for (List<Line> lines : List.of(entry.fitLines(), entry.intentLines())) {
      for (Line line : lines) {
        double expected = known.getOrDefault(line.item(), 0.0);
        if (Math.abs(line.before() - expected) > EXACT) {
          fault = "line " + line.item() + " begins at " + line.before() + " and not " + expected;
        }
        known.put(line.item(), line.after());
      }
    }
    String tier = Objects.requireNonNullElse(entry.tiers().before(), "");
    String then = Objects.requireNonNullElse(entry.tiers().after(), "");
    // An account's first tier is no change, and its end none that is worth an alert.
    if (entry.since() != null && !entry.closing() && !tier.equals(then)) {
      moves.computeIfAbsent(entry.account(), any -> new ArrayList<>()).add(tier + ">" + then);
    }
    newest.put(entry.account(), new Newest(entry, known));
    return fault == null ? null : fault + "\n entry " + entry + "\n after " + before;
  }

  private static @Nullable String unlinked(Entry before, Entry entry) {
    if (before.closing()) {
      return entry.since() == null ? null : "follows the end of an account";
    }
    if (!Objects.equals(entry.since(), before.at())) {
      return "is since " + entry.since() + " and not " + before.at();
    }
    return entry.fitScore().before() == before.fitScore().after()
            && entry.intentScore().before() == before.intentScore().after()
            && Objects.equals(entry.tiers().before(), before.tiers().after())
        ? null
        : "begins with other scores than those at which the one before ended";
  }

  /** An alert of another tier. */
  void moved(String account, String from, String to) {
    boolean person = account.indexOf('@') >= 0;
    String key = Entry.ledgerKey(account, person ? Account.Type.INDIVIDUAL : Account.Type.COMPANY);
    alerts.computeIfAbsent(key, any -> new ArrayList<>()).add(from + ">" + to);
  }

  /** Where the ledger of each account stands that there is. */
  Map<String, String> standings() {
    Map<String, String> standings = new TreeMap<>();
    newest.forEach(
        (account, last) -> {
          Entry entry = last.entry();
          // Which accounts there were on the way depends on the order of arrival.
          if (!account.contains(Probes.MARK) && !entry.closing()) {
            standings.put(
                "ledger of " + account,
                "fit %d intent %d tier %s"
                    .formatted(
                        entry.fitScore().after(),
                        entry.intentScore().after(),
                        entry.tiers().after()));
          }
        });
    return standings;
  }

  /** Where changes of tiers and alerts differ. */
  List<String> unmatched() {
    List<String> unmatched = new ArrayList<>();
    Map<String, List<String>> all = new TreeMap<>(moves);
    alerts.forEach((account, list) -> all.putIfAbsent(account, List.of()));
    all.forEach(
        (account, list) -> {
          List<String> told = alerts.getOrDefault(account, List.of());
          if (!told.equals(list)) {
            unmatched.add("alerts of " + account + "\n are " + told + "\n and not " + list);
          }
        });
    return unmatched;
  }

  /** Forgets the alerts that match, so that memory is bounded. */
  void settle() {
    moves.clear();
    alerts.clear();
  }
}
