package io.intentscorer.bench;

import io.intentscorer.bench.BrokerProcess.Taken;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.Jvm;
import io.intentscorer.stream.TopicKeeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.kafka.clients.admin.Admin;

/**
 * What grows with the number of companies that are known: speed, disk, memory, and how long the
 * state takes to come back.
 *
 * <p>For each number of companies, with a broker and a scorer in processes of their own, shipped
 * settings and the rules of {@link MixRules}: each company comes to be known by a signup; then
 * events of {@link Mix} come of all of them; then the scorer is stopped and started again, once
 * with its state and once without, and each time the clock runs from the start of the process until
 * an event of each partition that waits for it is scored and committed.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.GrowthBenchmark"};
 * arguments, each {@code name=value}: {@code companies}, numbers with commas between, {@code
 * events} after the signups, {@code heap} of the scorer, {@code java} for other options of its
 * process, and settings of the scorer.
 */
public final class GrowthBenchmark {
  private static final long SEED = 20_260_504;
  private static final double MEGABYTE = 1 << 20;

  /** Enough that each partition gets some. */
  private static final int WAITING = 200;

  private final Arguments arguments;
  private final int companies;
  private final Path folder;
  private final Map<String, String> settings;
  private final ScorerSettings typed;
  private final BrokerProcess broker;
  private final Progress progress;
  private final Mix mix;
  private final MixFeed feed;

  private GrowthBenchmark(
      Arguments arguments, int companies, Path folder, BrokerProcess broker, Admin admin) {
    this.arguments = arguments;
    this.companies = companies;
    this.folder = folder;
    this.broker = broker;
    this.settings = arguments.settings(broker, folder);
    this.typed = ScorerSettings.of(settings);
    this.progress = new Progress(admin, "intent-scorer");
    this.mix = new Mix(SEED, companies);
    this.feed = new MixFeed(typed);
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.of(args, Map.of("companies", "10000,100000,1000000", "events", "200000"));
    System.out.println(Machine.described());
    System.out.println(arguments);
    for (String companies : arguments.text("companies").split(",", -1)) {
      Path folder = Files.createTempDirectory("intent-scorer-bench-");
      try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"));
          Admin admin =
              Admin.create(ScorerSettings.of(arguments.settings(broker, folder)).client())) {
        int count = Integer.parseInt(companies);
        new GrowthBenchmark(arguments, count, folder, broker, admin).measure();
      }
      Folders.delete(folder);
    }
  }

  private void measure() throws Exception {
    System.out.printf("%n%,d companies%n", companies);
    try (TopicKeeper keeper =
        new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
      typed.topics().all().forEach(keeper::ensure);
    }
    feed.submitRules();
    try (Jvm scorer = start()) {
      progress.awaitDone(typed.topics().icpRules().name(), MixRules.all().size(), scorer::isAlive);
      run("signups", companies, scorer, i -> mix.signup("signup-" + i, i));
      run("events", arguments.number("events"), scorer, i -> mix.next());
      tell(scorer);
    }
    restart("with its state");
    Folders.delete(folder.resolve("state"));
    restart("without its state");
    feed.close();
  }

  private Jvm start() throws IOException {
    return arguments.scorer(settings, folder.resolve("scorer.log"));
  }

  /** Sends all, then waits until all is scored. */
  private void run(String what, int count, Jvm scorer, IntFunction<Mix.Event> events)
      throws IOException {
    Map<String, Taken> before = broker.taken();
    Duration own = Machine.cpu(scorer.id());
    long begun = System.nanoTime();
    for (int i = 0; i < count; i++) {
      feed.send(events.apply(i));
    }
    awaitAll(scorer);
    double seconds = (System.nanoTime() - begun) / 1e9;
    System.out.printf(
        "%,d %s: %,.0f a second, %.0f us of the scorer's processor time and %.0f bytes of"
            + " changelogs each%n",
        count,
        what,
        count / seconds,
        Machine.cpu(scorer.id()).minus(own).toNanos() / 1e3 / count,
        (changelogs(broker.taken()) - changelogs(before)) / count);
  }

  private void awaitAll(Jvm scorer) {
    feed.flush();
    progress.awaitDone(typed.topics().companyEvents().name(), feed.sent(), scorer::isAlive);
  }

  private static double changelogs(Map<String, Taken> taken) {
    return taken.entrySet().stream()
        .filter(topic -> topic.getKey().endsWith("-changelog"))
        .mapToDouble(topic -> topic.getValue().bytes())
        .sum();
  }

  private void tell(Jvm scorer) {
    Map<String, Long> stores = Folders.stores(folder.resolve("state"));
    long people = stores.getOrDefault("accounts", 0L) + stores.getOrDefault("contacts", 0L);
    System.out.printf(
        "state on disk %,.0f MB, %d bytes a company with its people, %.0f with all; memory %,d MB,"
            + " at most %,d MB%n",
        Folders.bytes(folder.resolve("state")) / MEGABYTE,
        people / companies,
        (double) Folders.bytes(folder.resolve("state")) / companies,
        Machine.memory(scorer.id(), "VmRSS:"),
        Machine.memory(scorer.id(), "VmHWM:"));
  }

  /** Events wait when the scorer starts; how long until they are scored. */
  private void restart(String how) throws IOException {
    for (int i = 0; i < WAITING; i++) {
      feed.send(mix.next());
    }
    feed.flush();
    long begun = System.nanoTime();
    try (Jvm scorer = start()) {
      awaitAll(scorer);
      System.out.printf(
          "started %s: scoring after %.1f s; memory at most %,d MB%n",
          how, (System.nanoTime() - begun) / 1e9, Machine.memory(scorer.id(), "VmHWM:"));
    }
  }
}
