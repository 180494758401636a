package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.ScorerProcess;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Time acts by itself: what that costs while nothing is due, and how soon a change by time alone is
 * told while events come.
 *
 * <p>The scorer has a process of its own, the shipped settings (four partitions, one stream thread,
 * exactly-once), the shipped rules and one more, and a heap of 1 GB; the broker, the producer and
 * the reader share another process. Prints the scorer's processor time over a minute, twice,
 * without an account and with all; the latency of live events over a minute in which nothing is
 * due, and over a minute in which the levels of further accounts fall, evenly spread; and how long
 * after its moment each fall was read, committed. Every fall must be told once, as of its moment to
 * a millisecond, and of no other account anything by time alone. What is broken is said last, and
 * is the exit code.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.DecayBenchmark"};
 * arguments: accounts, accounts that are due, live events a second, seconds in place of each
 * minute.
 */
public final class DecayBenchmark {
  private static final Topics TOPICS = new Topics("");
  private static final String HEAP = "1g";
  private static final int ROUNDS = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration REST = Duration.ofSeconds(10);
  private static final double MEGABYTE = 1 << 20;

  /** What is due has two seconds to be told. */
  private static final double BOUND_MILLIS = 2_000;

  private final int accounts;
  private final int rate;
  private final Duration span;
  private final long[] moments;
  private final Path folder;
  private final Map<String, String> settings;
  private final ScorerSettings typed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Companies companies;
  private final SplittableRandom random = new SplittableRandom(20_260_504);
  private final List<String> broken = new ArrayList<>();

  private DecayBenchmark(int[] sizes, Path folder, String bootstrap) {
    this.accounts = sizes[0];
    this.moments = new long[sizes[1]];
    this.rate = sizes[2];
    this.span = Duration.ofSeconds(sizes[3]);
    this.folder = folder;
    this.settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "state.dir",
            folder.resolve("state").toString(),
            "topics.replication.factor",
            "1");
    this.typed = ScorerSettings.of(settings);
    this.producer =
        new KafkaProducer<>(typed.client(), new ByteArraySerializer(), new ByteArraySerializer());
    this.companies = new Companies(producer, TOPICS.companyEvents().name());
  }

  public static void main(String[] args) throws Exception {
    int[] sizes = {1_000_000, 100_000, 1_000, 60};
    for (int i = 0; i < args.length; i++) {
      sizes[i] = Integer.parseInt(args[i]);
    }
    System.out.println(Machine.described());
    Path folder = Files.createTempDirectory("intent-scorer-bench-");
    List<String> broken;
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      broken = new DecayBenchmark(sizes, folder, broker.bootstrapServers()).measure();
    }
    if (!broken.isEmpty()) {
      broken.forEach(fault -> System.out.println("broken: " + fault));
      System.out.printf("the scorer's log is in %s%n", folder);
      System.exit(1);
    }
    Folders.delete(folder);
    System.exit(0);
  }

  private List<String> measure() throws Exception {
    try (TopicKeeper keeper =
        new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
      TOPICS.all().forEach(keeper::ensure);
      try (ScorerProcess scorer = new ScorerProcess(settings, folder.resolve("scorer.log"), HEAP);
          DecayWatch watch = new DecayWatch(typed.client(), TOPICS.fitScores().name(), moments)) {
        submitRules(scorer);
        double empty = idle("without an account", scorer);
        double second = seed(scorer, watch);
        double full = idle("with %,d accounts".formatted(accounts), scorer);
        System.out.printf("difference: %+.2f s%n", full - empty);
        traffic("nothing due", scorer, watch, System.currentTimeMillis());
        long first = seedDue(scorer, watch, second);
        traffic("%,d due".formatted(moments.length), scorer, watch, first);
        await("what is due", scorer, () -> isTold(watch, first));
        // What is told twice may be told a little later.
        LockSupport.parkNanos(REST.toNanos());
        check(watch);
      }
    }
    producer.close();
    return broken;
  }

  private void submitRules(ScorerProcess scorer) throws Exception {
    RuleSubmission rules = new RuleSubmission(producer, TOPICS.icpRules().name());
    rules.submit();
    long last = rules.submit(Companies.RULE_ID, Companies.RULE);
    try (Watch watch =
        new Watch(
            typed.client(),
            TOPICS.fitScores().name(),
            TOPICS.scoredLeads().name(),
            TOPICS.ruleStatus().name())) {
      await("the rules", scorer, () -> watch.swept().containsKey(last));
    }
  }

  /** The processor time of a scorer for which there is nothing to do, in its quietest round. */
  private double idle(String what, ScorerProcess scorer) {
    LockSupport.parkNanos(REST.toNanos());
    List<String> outputs =
        List.of(
            TOPICS.fitScores().name(),
            TOPICS.scoredLeads().name(),
            TOPICS.accountAlerts().name(),
            TOPICS.scoreLedger().name());
    double least = Double.MAX_VALUE;
    for (int round = 1; round <= ROUNDS; round++) {
      Idle idle = Idle.over(span, scorer, typed.client(), outputs);
      System.out.printf(
          "idle %s, round %d: %.2f s of processor time in %d s, %d records published%n",
          what, round, idle.seconds(), span.toSeconds(), idle.published());
      expect(idle.published() == 0, idle.published() + " records published while idle");
      least = Math.min(least, idle.seconds());
    }
    return least;
  }

  /** Everybody comes to be known; how many a second. */
  private double seed(ScorerProcess scorer, DecayWatch watch) {
    long begun = System.nanoTime();
    for (int i = 0; i < accounts; i++) {
      companies.meet(i);
    }
    await("the accounts", scorer, () -> watch.known() >= accounts);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d accounts in %.0f s, %,.0f events a second%n", accounts, seconds, accounts / seconds);
    tell(scorer);
    return accounts / seconds;
  }

  /**
   * Those who are due come to be known, in twice the time that this should take; the first moment.
   *
   * @param second how many of them are expected to be known in a second
   */
  private long seedDue(ScorerProcess scorer, DecayWatch watch, double second) {
    long ahead = (long) (2_000 * moments.length / second) + REST.toMillis();
    long first = System.currentTimeMillis() + ahead;
    for (int i = 0; i < moments.length; i++) {
      moments[i] = first + span.toMillis() * i / moments.length;
      companies.meetDue(i, moments[i]);
    }
    await("the due", scorer, () -> watch.due() >= moments.length);
    long left = first - System.currentTimeMillis();
    System.out.printf(
        "%,d accounts that are due from %.1f s later on%n", moments.length, left / 1e3);
    expect(left > 0, "the first was due %d ms before the last was known".formatted(-left));
    return first;
  }

  /** Live events, evenly spread from a moment on. */
  private void traffic(String when, ScorerProcess scorer, DecayWatch watch, long first) {
    LockSupport.parkNanos(Duration.ofMillis(first - System.currentTimeMillis()).toNanos());
    Duration before = Machine.cpu(scorer.id());
    long begun = System.nanoTime();
    int events = (int) (rate * span.toSeconds());
    for (int i = 0; i < events; i++) {
      long next = begun + span.toNanos() / events * i;
      while (System.nanoTime() < next) {
        LockSupport.parkNanos(next - System.nanoTime());
      }
      companies.visit(random.nextInt(accounts));
    }
    double seconds = (System.nanoTime() - begun) / 1e9;
    double cpu = Machine.cpu(scorer.id()).minus(before).toMillis() / 1e3;
    await("the live events", scorer, () -> watch.lively() >= events);
    System.out.printf(
        "%,d live events a second, %s: %s; %.1f s of processor time in %.0f s%n",
        rate, when, watch.live(), cpu, seconds);
    tell(scorer);
  }

  /** Whether all is told, or should long have been. */
  private boolean isTold(DecayWatch watch, long first) {
    return watch.decays() >= moments.length
        || System.currentTimeMillis() > first + span.toMillis() + 6 * REST.toMillis();
  }

  private void check(DecayWatch watch) {
    Latencies late = watch.late();
    System.out.printf("changes by time alone, from their moment to the reader: %s%n", late);
    expect(watch.faults().isEmpty(), "changes by time alone: " + watch.faults());
    expect(late.percentile(99) <= BOUND_MILLIS, "p99 of changes by time alone: " + late);
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }

  private void tell(ScorerProcess scorer) {
    System.out.printf(
        "  scorer: state on disk %,.0f MB; heap at most %s, resident %,d MB, at most so far %,d"
            + " MB%n",
        Folders.bytes(folder.resolve("state")) / MEGABYTE,
        HEAP,
        Machine.memory(scorer.id(), "VmRSS:"),
        Machine.memory(scorer.id(), "VmHWM:"));
  }

  private void await(String what, ScorerProcess scorer, BooleanSupplier come) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!come.getAsBoolean()) {
      if (!scorer.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited in vain for " + what + "; the scorer's log is in " + folder);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
