package io.intentscorer.bench;

import io.intentscorer.it.Jvm;
import java.time.Duration;
import java.util.Map;

/**
 * How soon an event shows: from the moment at which it was to be sent until its company's record is
 * read, committed, while so many a second come.
 *
 * <p>Broker and scorer each have a process of their own, with the shipped settings, exactly once,
 * the rules of {@link MixRules} and the events of {@link Mix}; producer and reader share this one.
 * An event that is sent late because the producer was held up counts from when it was due. Of the
 * events, those of unknown visitors and those that change nothing publish no record, and are not
 * counted.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.LatencyBenchmark"};
 * arguments, each {@code name=value}: {@code rates} (events a second, divided by commas), {@code
 * seconds}, {@code warm} (seconds before, at the same rate), {@code rounds}, {@code companies},
 * {@code heap}, {@code java}, and settings of the scorer.
 */
public final class LatencyBenchmark {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Arguments arguments;

  private LatencyBenchmark(Arguments arguments) {
    this.arguments = arguments;
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of(
                "rates", "1000,5000",
                "seconds", "60",
                "warm", "60",
                "rounds", "3",
                "companies", "200000"));
    LiveRounds.run(arguments, new LatencyBenchmark(arguments)::round);
  }

  private void round(LiveRounds.Live live) {
    for (String rate : arguments.text("rates").split(",", -1)) {
      measure(Integer.parseInt(rate), live.traffic(), live.scorer(), live.broker());
    }
  }

  private void measure(int rate, Traffic traffic, Jvm scorer, BrokerProcess broker) {
    traffic.send(rate, Duration.ofSeconds(arguments.number("warm")));
    traffic.seen();
    Duration own = Machine.cpu(scorer.id());
    Duration brokers = Machine.cpu(broker.jvm().id());
    int seconds = arguments.number("seconds");
    traffic.send(rate, Duration.ofSeconds(seconds));
    double cpu = Machine.cpu(scorer.id()).minus(own).toMillis() / 10.0 / seconds;
    double brokerCpu = Machine.cpu(broker.jvm().id()).minus(brokers).toMillis() / 10.0 / seconds;
    Latencies seen = traffic.awaitQuiet(PATIENCE);
    System.out.printf(
        "%,d events/s for %d s: p50 %.0f ms, p99 %.0f ms, p99.9 %.0f ms, at most %.0f ms (of %,d"
            + " records); processor: scorer %.0f %%, broker %.0f %% of a core%n",
        rate,
        seconds,
        seen.percentile(50),
        seen.percentile(99),
        seen.percentile(99.9),
        seen.percentile(100),
        seen.millis().size(),
        cpu,
        brokerCpu);
  }
}
