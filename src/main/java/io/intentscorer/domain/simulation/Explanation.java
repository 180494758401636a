package io.intentscorer.domain.simulation;

import io.intentscorer.domain.lead.AccountScore;
import io.intentscorer.domain.lead.Lead;
import io.intentscorer.domain.lead.Standing;
import io.intentscorer.domain.rule.Known;
import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Profile;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.domain.rule.RuleBook;
import io.intentscorer.domain.score.Fit;
import io.intentscorer.domain.score.FitScorer;
import io.intentscorer.domain.score.Intent;
import io.intentscorer.domain.score.Intent.SignalScore;
import io.intentscorer.domain.score.KnownCompany;
import io.intentscorer.domain.score.PersonaTag;
import io.intentscorer.domain.score.PersonaTagger;
import io.intentscorer.domain.score.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Why an account or a lead would move between two rule books. */
final class Explanation {
  /** What decides without points first, then by size. */
  private static final Comparator<Move> ORDER =
      Comparator.comparing((Move move) -> move.points() != 0)
          .thenComparingDouble(move -> -Math.abs(move.points()));

  private final RuleBook current;
  private final RuleBook proposed;

  Explanation(RuleBook current, RuleBook proposed) {
    this.current = current;
    this.proposed = proposed;
  }

  /** Why an account moves: profiles that judged or would judge it, signals, tiers. */
  List<Move> of(AccountScore from, AccountScore to) {
    List<Move> moves = new ArrayList<>();
    Set<String> profiles = new TreeSet<>();
    judge(from.standing().fit(), profiles);
    judge(to.standing().fit(), profiles);
    for (String icp : profiles) {
      Icp was = find(current.icps(), icp);
      Icp is = find(proposed.icps(), icp);
      settings(icp, was, is, moves);
      criteria(icp, reasons(was, from), reasons(is, to), moves);
    }
    signals(from.standing().intent(), to.standing().intent(), moves);
    tiers(from.standing(), to.standing(), moves);
    moves.sort(ORDER);
    return moves;
  }

  /** Why a person's persona moves: the persona that is held, and the one that would be. */
  List<Move> of(Lead from, Lead to, Known known) {
    List<Move> moves = new ArrayList<>();
    Set<String> personas = new TreeSet<>();
    hold(from.persona(), personas);
    hold(to.persona(), personas);
    for (String persona : personas) {
      Persona was = find(current.personas(), persona);
      Persona is = find(proposed.personas(), persona);
      settings(persona, was, is, moves);
      criteria(persona, reasons(was, known), reasons(is, known), moves);
    }
    moves.sort(ORDER);
    return moves;
  }

  private static void judge(@Nullable Fit fit, Set<String> profiles) {
    if (fit != null) {
      profiles.add(fit.icp());
    }
  }

  private static void hold(@Nullable PersonaTag tag, Set<String> personas) {
    if (tag != null) {
      personas.add(tag.persona().id());
    }
  }

  private static <T extends Rule> @Nullable T find(Collection<T> rules, String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst().orElse(null);
  }

  private static List<Reason> reasons(@Nullable Icp icp, AccountScore score) {
    return icp == null
        ? List.of()
        : FitScorer.reasons(
            icp, new KnownCompany(score.account(), score.type(), score.company()), score.type());
  }

  private static List<Reason> reasons(@Nullable Persona persona, Known known) {
    return persona == null ? List.of() : PersonaTagger.look(persona, known).tag().reasons();
  }

  /** What a profile says beside its criteria. */
  private static void settings(
      String rule, @Nullable Profile was, @Nullable Profile is, List<Move> moves) {
    Map<String, String> before = settings(was);
    Map<String, String> after = settings(is);
    if (was == null || is == null) {
      // A rule that comes or goes is one move, not one for each of its fields.
      before.keySet().retainAll(Set.of("status"));
      after.keySet().retainAll(Set.of("status"));
    }
    for (String field : names(before, after)) {
      if (!Objects.equals(before.get(field), after.get(field))) {
        moves.add(new Move(rule, field, before.get(field), after.get(field), 0));
      }
    }
  }

  private static Map<String, String> settings(@Nullable Profile profile) {
    Map<String, String> settings = new TreeMap<>();
    if (profile == null) {
      return settings;
    }
    settings.put("status", profile.status().name().toLowerCase(Locale.ROOT));
    settings.put("minimumScore", plain(profile.minimumScore()));
    settings.put("priority", Integer.toString(profile.priority()));
    if (profile instanceof Icp icp) {
      settings.put("minimumCoverage", plain(icp.minimumCoverage()));
      icp.grades().forEach((grade, lowest) -> settings.put("grades/" + grade, plain(lowest)));
      icp.accountTypes().forEach(type -> settings.put("accountTypes/" + type.word(), "yes"));
    }
    if (profile instanceof Persona persona) {
      settings.put("nurture/minimumGrade", persona.minimumGrade().name());
      settings.put("nurture/requiresConsent", Boolean.toString(persona.requiresConsent()));
      settings.put(
          "icps",
          persona.icps() == null ? "any" : String.join(", ", new TreeSet<>(persona.icps())));
    }
    return settings;
  }

  private static void criteria(
      String rule, List<Reason> before, List<Reason> after, List<Move> moves) {
    if (after.isEmpty()) {
      // A rule that goes takes all its criteria with it; that it goes is told.
      return;
    }
    Map<String, Reason> were = byCriterion(before);
    Map<String, Reason> are = byCriterion(after);
    for (String criterion : names(were, are)) {
      Reason was = were.get(criterion);
      Reason is = are.get(criterion);
      if (!Objects.equals(text(was), text(is))) {
        double effect = before.isEmpty() ? part(after, is) : effect(after, was, is);
        moves.add(new Move(rule, criterion, text(was), text(is), Math.rint(effect * 10) / 10));
      }
    }
  }

  /** What one criterion adds to the score. */
  private static double part(List<Reason> all, @Nullable Reason one) {
    return share(points(one), all.stream().mapToDouble(Explanation::of).sum());
  }

  /** The score that is, less the score that would be if this criterion had stayed as it was. */
  private static double effect(List<Reason> after, @Nullable Reason was, @Nullable Reason is) {
    double earned = after.stream().mapToDouble(Explanation::points).sum();
    double possible = after.stream().mapToDouble(Explanation::of).sum();
    double earnedBefore = earned - points(is) + points(was);
    double possibleBefore = possible - of(is) + of(was);
    return share(earned, possible) - share(earnedBefore, possibleBefore);
  }

  private static double share(double earned, double possible) {
    return possible <= 0 ? 0 : Math.max(0, Math.min(100, earned / possible * 100));
  }

  private static double points(@Nullable Reason reason) {
    return reason == null ? 0 : reason.points();
  }

  private static double of(@Nullable Reason reason) {
    return reason == null ? 0 : Math.max(0, reason.of());
  }

  private static Map<String, Reason> byCriterion(List<Reason> reasons) {
    Map<String, Reason> byCriterion = new LinkedHashMap<>();
    reasons.forEach(reason -> byCriterion.put(reason.criterion(), reason));
    return byCriterion;
  }

  private static @Nullable String text(@Nullable Reason reason) {
    if (reason == null) {
      return null;
    }
    String answer = reason.answer().word();
    return reason.of() == 0
        ? answer
        : answer + " " + plain(reason.points()) + " of " + plain(reason.of());
  }

  private static void signals(Intent from, Intent to, List<Move> moves) {
    Map<String, Double> before = points(from);
    Map<String, Double> after = points(to);
    for (String signal : names(before, after)) {
      Double was = before.get(signal);
      Double is = after.get(signal);
      if (!Objects.equals(was, is)) {
        double effect = (is == null ? 0 : is) - (was == null ? 0 : was);
        moves.add(new Move(signal, "points", plain(was), plain(is), Math.rint(effect * 10) / 10));
      }
    }
  }

  private static Map<String, Double> points(Intent intent) {
    Map<String, Double> points = new TreeMap<>();
    for (SignalScore signal : intent.signals()) {
      points.put(signal.signal(), signal.points());
    }
    return points;
  }

  private void tiers(Standing from, Standing to, List<Move> moves) {
    if (from.intent().level() != to.intent().level()) {
      current.tiers().levels().forEach((level, was) -> level(level, was, moves));
    }
    if (from.tier() != null
        && from.tier().equals(to.tier())
        && !from.priority().equals(to.priority())) {
      moves.add(new Move(Tiers.ID, from.tier(), from.priority(), to.priority(), 0));
    }
  }

  private void level(int level, double was, List<Move> moves) {
    Double is = proposed.tiers().levels().get(level);
    if (is == null || is != was) {
      moves.add(new Move(Tiers.ID, "levels/" + level, plain(was), plain(is), 0));
    }
  }

  /** What either side has, in order. */
  private static Set<String> names(Map<String, ?> before, Map<String, ?> after) {
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names;
  }

  private static @Nullable String plain(@Nullable Double number) {
    return number == null ? null : plain(number.doubleValue());
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
