package io.intentscorer.bench;

import io.intentscorer.bench.MatchCases.Company;
import io.intentscorer.bench.MatchCases.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many companies a second are matched with so many profiles of five criteria: one of several
 * industries, a band of employees, one of several countries, any of several technologies, a band of
 * revenue.
 *
 * <p>{@code index}, {@code index-all} and {@code plain} are the product's own. The first finds the
 * best profile with its reasons, and can tell score, verdict and coverage of each other; the second
 * reads those of all; the third asks one profile after the other. The peers are asked for no more
 * than the score of all. All are compiled before, and checked against each other.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath org.openjdk.jmh.Main MatchBenchmark"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(value = 3, jvmArgsAppend = "-Xmx6g")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MatchBenchmark {
  private static final int COMPANIES = 1_000;
  private static final int CHECKED = 100;

  @Param({"index", "index-all", "plain", "ruler", "ruler-conjunction", "drools", "cel"})
  private String matcher = "index";

  @Param({"10", "100", "1000", "10000"})
  private int icps = 10;

  private Matcher chosen = company -> new int[0];
  private int at;

  /** Compiles the profiles, and checks that the answers are those of the plain way. */
  @Setup
  public void compile() throws Exception {
    MatchCases cases = new MatchCases();
    List<Profile> profiles = cases.profiles(icps);
    List<Company> companies = cases.companies(COMPANIES);
    chosen = Matcher.of(matcher, profiles, companies);
    Matcher plain = Matcher.plain(profiles, companies);
    for (int company = 0; company < CHECKED; company++) {
      int[] expected = plain.scores(company);
      if (chosen.isConjunction()) {
        expected = Arrays.stream(expected).map(score -> score == 100 ? 100 : 0).toArray();
      }
      if (!Arrays.equals(chosen.scores(company), expected)) {
        throw new IllegalStateException(matcher + " differs at company " + company);
      }
    }
  }

  /** Matches the next company with all profiles. */
  @Benchmark
  public Object match() throws Exception {
    at = at + 1 < COMPANIES ? at + 1 : 0;
    return chosen.match(at);
  }
}
