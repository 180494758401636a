package io.intentscorer.wire;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the name that somebody probably meant. */
public final class NearestName {
  /** What people write who know another rule language. */
  private static final Map<String, List<String>> MEANT =
      Map.ofEntries(
          Map.entry("equals", List.of("is")),
          Map.entry("eq", List.of("is")),
          Map.entry("value", List.of("is")),
          Map.entry("oneof", List.of("in")),
          Map.entry("contains", List.of("containsAny")),
          Map.entry("includes", List.of("containsAny")),
          Map.entry("greaterthan", List.of("atLeast")),
          Map.entry("min", List.of("atLeast")),
          Map.entry("lessthan", List.of("atMost")),
          Map.entry("max", List.of("atMost", "limit")),
          Map.entry("range", List.of("between")),
          Map.entry("regex", List.of("matches")),
          Map.entry("prefix", List.of("startsWith")),
          Map.entry("and", List.of("all")),
          Map.entry("or", List.of("any")),
          Map.entry("field", List.of("attribute")),
          Map.entry("weight", List.of("points")),
          Map.entry("score", List.of("points")),
          Map.entry("mandatory", List.of("required")),
          Map.entry("condition", List.of("when")),
          Map.entry("halflife", List.of("halfLifeDays")),
          Map.entry("cap", List.of("limit")),
          Map.entry("exclusions", List.of("disqualifiers")),
          Map.entry("rules", List.of("criteria")),
          Map.entry("type", List.of("kind")));

  private NearestName() {}

  /**
   * The known name with the fewest edits (insert, delete, replace, swap of neighbours; optimal
   * string alignment distance) from the written one, if these are at most a third of its length
   * (two in a short one) and leave something of it; before that, the one that another language
   * calls so.
   */
  public static Optional<String> of(String written, Collection<String> known) {
    String folded = written.toLowerCase(Locale.ROOT);
    for (String meant : MEANT.getOrDefault(folded, List.of())) {
      if (known.contains(meant)) {
        return Optional.of(meant);
      }
    }
    int most = Math.min(folded.length() - 1, Math.max(2, folded.length() / 3));
    return known.stream()
        .filter(name -> name.indexOf('<') < 0)
        .min(
            Comparator.comparingInt(
                    (String name) -> distance(folded, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
        .filter(name -> distance(folded, name.toLowerCase(Locale.ROOT)) <= most);
  }

  private static int distance(String a, String b) {
    if (a.length() > 100 || b.length() > 100) {
      return Integer.MAX_VALUE;
    }
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          edits[i][j] = i + j;
          continue;
        }
        int replace = edits[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        edits[i][j] = Math.min(replace, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
      }
    }
    return edits[a.length()][b.length()];
  }
}
