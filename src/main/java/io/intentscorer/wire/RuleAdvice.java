package io.intentscorer.wire;

import io.intentscorer.domain.rule.Rule;
import io.intentscorer.domain.rule.Rule.Icp;
import io.intentscorer.domain.rule.Rule.Persona;
import io.intentscorer.domain.rule.Rule.Signal;
import io.intentscorer.domain.rule.Rule.Tiers;
import io.intentscorer.domain.rule.RuleBook;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What is odd about a rule only beside the others: never a reason to refuse it. */
public final class RuleAdvice {
  private RuleAdvice() {}

  /** The warnings for a rule that joins a book (which may hold it already). */
  public static List<Issue> beside(Rule rule, RuleBook book) {
    if (rule instanceof Icp icp
        && book.personas().stream().noneMatch(persona -> persona.isFor(icp.id()))) {
      return List.of(
          Issue.warning(
              "", "no persona belongs to this ICP", "add a persona that names it in icps"));
    }
    if (rule instanceof Persona persona && persona.icps() != null) {
      return neverOpens(persona, persona.icps(), book);
    }
    return rule instanceof Tiers tiers ? empty(tiers, book) : List.of();
  }

  private static List<Issue> empty(Tiers tiers, RuleBook book) {
    Set<String> known = new TreeSet<>();
    for (Signal signal : book.allSignals().values()) {
      if (signal.category() != null) {
        known.add(signal.category());
      }
    }
    return tiers.categories().keySet().stream()
        .filter(category -> !known.contains(category))
        .sorted()
        .map(
            category ->
                Issue.warning(
                    "/categories",
                    "no signal is of the category " + category,
                    NearestName.of(category, known)
                        .map(near -> "did you mean " + near + "?")
                        .orElse("name it in the signals' category")))
        .toList();
  }

  private static Issue unknown(String icp, Set<String> known) {
    return Issue.warning(
        "/icps",
        "no ICP " + icp + " is known",
        NearestName.of(icp, known)
            .map(near -> "did you mean " + near + "?")
            .orElse("add the ICP, or take it from icps"));
  }

  private static List<Issue> neverOpens(Persona persona, Set<String> named, RuleBook book) {
    Set<String> known = book.icps().stream().map(Icp::id).collect(Collectors.toSet());
    if (named.stream().anyMatch(known::contains)) {
      return named.stream()
          .filter(icp -> !known.contains(icp))
          .sorted()
          .map(icp -> unknown(icp, known))
          .toList();
    }
    String hint =
        named.stream()
            .sorted()
            .flatMap(icp -> NearestName.of(icp, known).stream())
            .findFirst()
            .map(near -> "did you mean " + near + "?")
            .orElse("add the ICP, or leave icps out for any");
    return List.of(
        Issue.warning(
            "/icps",
            "the track of " + persona.id() + " can never open: none of its ICPs is known",
            hint));
  }
}
