package io.intentscorer.bench;

import java.time.Duration;
import java.util.Map;

/**
 * Whether bad input harms others: how soon good events show, at a steady rate, without and then
 * twice with {@link BadTraffic} beside them: before the scorer has seen any but the crowd, and
 * later.
 *
 * <p>Broker, scorer, rules and good events are those of {@link LatencyBenchmark}; only companies of
 * the good events are counted.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.BadInputBenchmark"};
 * arguments, each {@code name=value}: {@code rate} (good events a second), {@code bad} (bad ones a
 * second), {@code crowd} (so many people of one company come before all else, and to it many of the
 * bad ones belong), {@code criteria} (an ICP with so many is submitted after the first measurement,
 * and others are measured with it, too; accepted where the scorer's limits allow it), {@code
 * seconds}, {@code warm} (seconds before), {@code rounds}, {@code companies}, {@code heap}, {@code
 * java}, and settings of the scorer.
 */
public final class BadInputBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Arguments arguments;

  private BadInputBenchmark(Arguments arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of(
                "rate", "500",
                "bad", "50",
                "crowd", "12000",
                "criteria", "0",
                "seconds", "60",
                "warm", "60",
                "rounds", "3",
                "companies", "200000"));
    LiveRounds.run(arguments, new BadInputBenchmark(arguments)::round);
  }

  private void round(LiveRounds.Live live) throws Exception {
    Traffic traffic = live.traffic();
    int crowd = arguments.number("crowd");
    BadTraffic.gather(live.settings().client(), LiveRounds.TOPICS, crowd);
    live.progress()
        .awaitDone(LiveRounds.TOPICS.companyEvents().name(), crowd, live.scorer()::isAlive);
    traffic.send(arguments.number("rate"), Duration.ofSeconds(arguments.number("warm")));
    traffic.awaitQuiet(PATIENCE);
    measure("without bad input", traffic);
    int criteria = arguments.number("criteria");
    if (criteria > 0) {
      String verdict = BadTraffic.endless(live.settings().client(), LiveRounds.TOPICS, criteria);
      System.out.println("of the rule: " + verdict);
      measure("with a rule of %,d criteria".formatted(criteria), traffic);
    }
    int rate = arguments.number("bad");
    try (BadTraffic bad = new BadTraffic(live.settings().client(), LiveRounds.TOPICS, rate)) {
      String beside = "with " + rate + " bad ones a second";
      measure(beside + ", the first of their kind", traffic);
      measure(beside + ", later", traffic);
      System.out.println("bad ones sent: " + bad.sent());
    }
    System.out.println("scorer " + (live.scorer().isAlive() ? "alive" : "DEAD"));
  }

  private void measure(String what, Traffic traffic) {
    int rate = arguments.number("rate");
    traffic.send(rate, Duration.ofSeconds(arguments.number("seconds")));
    System.out.printf("%,d events/s %s: %s%n", rate, what, traffic.awaitQuiet(PATIENCE));
  }
}
