package io.intentscorer.cli;

import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Reason;
import io.intentscorer.wire.Times;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Entries of a ledger as people read them. In every one, the score before and the points that are
 * named come to the score after, to the hundredth.
 */
final class HistoryText {
  private static final long MINUTE = 60_000;

  private HistoryText() {}

  /** What happened, in words. */
  static String happened(Entry entry) {
    String what =
        switch (entry.cause().kind()) {
          case EVENT -> event(entry);
          case RULES -> "the rules changed";
          case DECAY -> "time passed";
          case ERASURE -> "somebody was erased";
          case IDENTITY -> "it became known who somebody is";
          case MERGE -> "two accounts became one";
        };
    return entry.closing() ? what + "; nothing is left of the account" : what;
  }

  private static String event(Entry entry) {
    Cause cause = entry.cause();
    String event = LeadLine.plain(Objects.requireNonNullElse(cause.event(), "something"));
    Long time = cause.time();
    String when = time == null || entry.at() - time < MINUTE ? "" : " on " + Times.written(time);
    return who(entry.persona()) + " did " + event + when;
  }

  private static String who(@Nullable String persona) {
    if (persona == null || persona.isEmpty()) {
      return "somebody";
    }
    return ("aeiou".indexOf(persona.charAt(0)) < 0 ? "a " : "an ") + LeadLine.plain(persona);
  }

  /** What it did: to the fit, to the intent, to the tier; piece by piece. */
  static List<String> did(Entry entry) {
    List<String> parts = new ArrayList<>();
    fit(entry, parts);
    intent(entry, parts);
    if (!Objects.equals(entry.tiers().before(), entry.tiers().after())) {
      parts.add("tier " + tier(entry.tiers().before()) + " -> " + tier(entry.tiers().after()));
    }
    return parts.isEmpty() ? List.of("no number changed") : parts;
  }

  static String tier(@Nullable String tier) {
    return tier == null ? "none" : LeadLine.plain(tier);
  }

  private static void fit(Entry entry, List<String> parts) {
    Map<String, Long> changes = new LinkedHashMap<>();
    for (Line line : entry.fitLines()) {
      if (!isRounding(line.item())) {
        changes.merge(fitName(entry, line.item()), Cents.of(line.change()), Long::sum);
      }
    }
    score("fit", entry.fitScore(), changes, 0, Map.of(), parts);
  }

  /** Criteria by their names; those of a profile that decides no longer as one. */
  private static String fitName(Entry entry, Item item) {
    if (item instanceof Item.OfProfile of) {
      boolean decides = entry.fit() != null && entry.fit().icp().equals(of.icp());
      return LeadLine.plain(decides ? of.criterion() : "all of " + of.icp());
    }
    return adjustment(item);
  }

  private static void intent(Entry entry, List<String> parts) {
    Map<String, Long> changes = new LinkedHashMap<>();
    Map<String, Long> adjustments = new LinkedHashMap<>();
    long aged = 0;
    for (Line line : entry.intentLines()) {
      aged += Cents.of(line.decay());
      if (line.item() instanceof Item.OfSignal of) {
        changes.merge(LeadLine.plain(of.signal()), Cents.of(line.change()), Long::sum);
      } else if (!isRounding(line.item())) {
        adjustments.merge(adjustment(line.item()), Cents.of(line.change()), Long::sum);
      }
    }
    score("intent", entry.intentScore(), changes, aged, adjustments, parts);
  }

  /** What is not named is the rounding: of the score, and of what is shown here. */
  private static void score(
      String name,
      Change score,
      Map<String, Long> changes,
      long aged,
      Map<String, Long> adjustments,
      List<String> parts) {
    int named = parts.size();
    long sum = aged + tell(changes, parts);
    if (aged != 0) {
      parts.add(aged(aged));
    }
    sum += tell(adjustments, parts);
    long rest = (score.after() - score.before()) * 100L - sum;
    if (rest != 0) {
      parts.add(Cents.signed(rest) + " rounding");
    }
    if (parts.size() > named) {
      parts.add(name + " " + score.before() + " -> " + score.after());
    }
  }

  /** Adds what is not nothing; gives back what it comes to. */
  private static long tell(Map<String, Long> changes, List<String> parts) {
    long sum = 0;
    for (Map.Entry<String, Long> change : changes.entrySet()) {
      if (change.getValue() != 0) {
        parts.add(Cents.signed(change.getValue()) + " " + change.getKey());
        sum += change.getValue();
      }
    }
    return sum;
  }

  private static boolean isRounding(Item item) {
    return item instanceof Item.Adjustment of && of.reason() == Reason.ROUNDING;
  }

  static String aged(long cents) {
    return cents < 0 ? "time took " + Cents.plain(-cents) : "time gave back " + Cents.plain(cents);
  }

  /** What makes of the sum of the others the score, in words. */
  static String adjustment(Item item) {
    if (item instanceof Item.Adjustment of) {
      return switch (of.reason()) {
        case VERDICT -> "by the verdict";
        case HELD -> "held to 0..100";
        case ROUNDING -> "rounding";
      };
    }
    throw new IllegalArgumentException("no adjustment: " + item);
  }
}
