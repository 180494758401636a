package io.intentscorer.bench;

import io.intentscorer.bench.MainPathBenchmark.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What the ledger costs: the {@link MainPathBenchmark} with it and without it, by turns, each time
 * with a broker and a scorer of their own.
 *
 * <p>Prints every run, and then the medians of either; the first run of either is a warm-up. Run
 * with {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.intentscorer.bench.LedgerBenchmark}; arguments: events, rounds.
 */
public final class LedgerBenchmark {
  private LedgerBenchmark() {}

  public static void main(String[] args) throws Exception {
    int events = args.length > 0 ? Integer.parseInt(args[0]) : 50_000;
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 3;
    System.out.println(Machine.described());
    List<Measured> with = new ArrayList<>();
    List<Measured> without = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      String kind = round == 0 ? "warm-up" : "round " + round;
      System.out.printf("%n%s, with the ledger%n", kind);
      with.add(MainPathBenchmark.measure(events, Map.of("ledger.enabled", "true")));
      System.out.printf("%n%s, without%n", kind);
      without.add(MainPathBenchmark.measure(events, Map.of("ledger.enabled", "false")));
    }
    System.out.println();
    tell("with the ledger", with.subList(1, with.size()));
    tell("without", without.subList(1, without.size()));
    System.exit(0);
  }

  private static void tell(String what, List<Measured> rounds) {
    System.out.printf(
        "%s, medians of %d: %,.0f events a second (%,.0f to %,.0f); one after the other p50 %.0f"
            + " ms, p99 %.0f ms; ledger %,.0f bytes an event%n",
        what,
        rounds.size(),
        median(rounds, Measured::second),
        rounds.stream().mapToDouble(Measured::second).min().orElse(0),
        rounds.stream().mapToDouble(Measured::second).max().orElse(0),
        median(rounds, round -> round.latencies().percentile(50)),
        median(rounds, round -> round.latencies().percentile(99)),
        median(rounds, Measured::ledger));
  }

  private static double median(List<Measured> rounds, ToDoubleFunction<Measured> of) {
    return MainPathBenchmark.median(rounds.stream().mapToDouble(of).boxed().toList());
  }
}
