package io.intentscorer.bench;

import io.intentscorer.bench.BrokerProcess.Taken;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.Jvm;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How many events a second, from end to end, beside the least that could be done.
 *
 * <p>In each round a broker in a process of its own takes the events of {@link Mix}; then, one
 * after the other and each in a process of its own, they are worked off by (a) {@link BareCopy},
 * (b) {@link PassThrough} and (c) the scorer as users run it: shipped settings, exactly once,
 * RocksDB, the rules of {@link MixRules}; and last (d) {@link BareOutput}, what the records of (c)
 * cost without a scorer. The clock runs from the first commit to the last, so that no process's
 * start counts; warming up does.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.bench.ThroughputBenchmark"};
 * arguments, each {@code name=value}: {@code events}, {@code companies}, {@code rounds}, {@code
 * contenders} such as {@code abcd}, {@code heap} of the scorer, {@code java} for other options of
 * its process, and settings of the scorer.
 */
public final class ThroughputBenchmark {
  private static final long SEED = 20_260_504;
  private static final double MEGABYTE = 1 << 20;
  private static final String COPIED = "copied";
  private static final String PASSED = "passed";

  private final Arguments arguments;
  private final int events;
  private final Topics topics = new Topics("");
  private final Map<Character, List<Double>> speeds = new TreeMap<>();

  /** What the scorer wrote of each topic for each event. */
  private final Map<String, Double> written = new TreeMap<>();

  private ThroughputBenchmark(Arguments arguments) {
    this.arguments = arguments;
    this.events = arguments.number("events");
  }

  public static void main(String[] args) throws Exception {
    Arguments arguments =
        Arguments.of(
            args,
            Map.of(
                "events", "2000000",
                "companies", "200000",
                "rounds", "3",
                "contenders", "abcd"));
    System.out.println(Machine.described());
    System.out.println(arguments);
    new ThroughputBenchmark(arguments).measure();
  }

  private void measure() throws Exception {
    int rounds = arguments.number("rounds");
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("%nround %d%n", round);
      Path folder = Files.createTempDirectory("intent-scorer-bench-");
      round(folder);
      Folders.delete(folder);
    }
    System.out.printf("%nmedians (least to most) of %d rounds%n", rounds);
    speeds.forEach(
        (contender, seconds) ->
            System.out.printf("(%c) %s events/s%n", contender, Spread.of(seconds)));
    ratio('c', 'a');
    ratio('c', 'b');
    ratio('c', 'd');
    ratio('d', 'a');
  }

  private void ratio(char one, char of) {
    List<Double> speed = speeds.get(one);
    List<Double> other = speeds.get(of);
    if (speed != null && other != null) {
      System.out.printf("(%c)/(%c) %s%n", one, of, Spread.ratio(speed, other));
    }
  }

  private void round(Path folder) throws Exception {
    try (BrokerProcess broker = new BrokerProcess(folder.resolve("broker"))) {
      Map<String, String> settings = arguments.settings(broker, folder);
      ScorerSettings typed = ScorerSettings.of(settings);
      try (Admin admin = Admin.create(typed.client());
          TopicKeeper keeper =
              new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
        topics.all().forEach(keeper::ensure);
        admin
            .createTopics(
                List.of(
                    new NewTopic(COPIED, typed.partitions(), (short) 1),
                    new NewTopic(PASSED, typed.partitions(), (short) 1)))
            .all()
            .get();
        int companies = load(typed);
        for (char contender : arguments.text("contenders").toCharArray()) {
          run(contender, folder, settings, broker, admin, companies);
        }
      }
    }
  }

  /** Fills the topic of events; how many companies they are of. */
  private int load(ScorerSettings settings) throws Exception {
    Mix mix = new Mix(SEED, arguments.number("companies"));
    try (MixFeed feed = new MixFeed(settings)) {
      feed.submitRules();
      for (int i = 0; i < events; i++) {
        feed.send(mix.next());
      }
      System.out.printf(
          "%,d events of %d bytes, of %,d companies%n", events, feed.average(), mix.seen());
    }
    return mix.seen();
  }

  private void run(
      char contender,
      Path folder,
      Map<String, String> settings,
      BrokerProcess broker,
      Admin admin,
      int companies)
      throws Exception {
    Map<String, Taken> before = broker.taken();
    if (contender == 'd') {
      createAgain(admin);
    }
    try (Jvm jvm = contender(contender, folder, settings)) {
      Progress progress = new Progress(admin, group(contender));
      String input = topics.companyEvents().name();
      long done = progress.awaitBegun(input, jvm::isAlive);
      long begun = System.nanoTime();
      Duration own = Machine.cpu(jvm.id());
      ThreadTimes threads = ThreadTimes.of(jvm.id());
      Duration brokers = Machine.cpu(broker.jvm().id());
      progress.awaitDone(input, events, jvm::isAlive);
      double seconds = (System.nanoTime() - begun) / 1e9;
      double speed = (events - done) / seconds;
      double millions = (events - done) / 1e6;
      speeds.computeIfAbsent(contender, any -> new ArrayList<>()).add(speed);
      System.out.printf(
          "(%c) %,.0f events/s; processor seconds a million events: %.1f, broker %.1f; most memory"
              + " %,d MB%n",
          contender,
          speed,
          Machine.cpu(jvm.id()).minus(own).toMillis() / 1e3 / millions,
          Machine.cpu(broker.jvm().id()).minus(brokers).toMillis() / 1e3 / millions,
          Machine.memory(jvm.id(), "VmHWM:"));
      System.out.printf(
          "  of it, in us an event: %s%n", ThreadTimes.of(jvm.id()).since(threads, events - done));
    }
    if (contender == 'c') {
      tell(folder, companies, before, broker.taken());
    }
  }

  private void tell(
      Path folder, int companies, Map<String, Taken> before, Map<String, Taken> after) {
    double disk = Folders.bytes(folder.resolve("state"));
    System.out.printf(
        "state on disk %,.0f MB, %.0f bytes an account%n", disk / MEGABYTE, disk / companies);
    Folders.stores(folder.resolve("state"))
        .forEach(
            (store, bytes) ->
                System.out.printf(
                    "  %-20s %,.0f MB, %d bytes an account%n",
                    store, bytes / MEGABYTE, bytes / companies));
    double changelogs = 0;
    for (Map.Entry<String, Taken> topic : after.entrySet()) {
      Taken earlier = before.getOrDefault(topic.getKey(), new Taken(0, 0));
      double bytes = topic.getValue().bytes() - earlier.bytes();
      double records = topic.getValue().records() - earlier.records();
      changelogs += topic.getKey().endsWith("-changelog") ? bytes : 0;
      if (records > 0) {
        if (!topic.getKey().startsWith("__")) {
          written.put(topic.getKey(), records / events);
        }
        System.out.printf(
            "  %-50s %8.3f records and %7.1f bytes an event%n",
            topic.getKey(), records / events, bytes / events);
      }
    }
    System.out.printf("changelogs: %.0f bytes an event%n", changelogs / events);
  }

  /** The topics that the scorer wrote, once more. */
  private void createAgain(Admin admin) throws Exception {
    int partitions = ScorerSettings.of(arguments.settings()).partitions();
    admin
        .createTopics(
            written.keySet().stream()
                .map(topic -> new NewTopic(BareOutput.COPY + topic, partitions, (short) 1))
                .toList())
        .all()
        .get();
  }

  private static String group(char contender) {
    return switch (contender) {
      case 'a' -> BareCopy.GROUP;
      case 'b' -> PassThrough.GROUP;
      case 'd' -> BareOutput.GROUP;
      default -> "intent-scorer";
    };
  }

  private Jvm contender(char contender, Path folder, Map<String, String> settings)
      throws IOException {
    String bootstrap = settings.get("bootstrap.servers");
    String input = topics.companyEvents().name();
    Path log = folder.resolve(contender + ".log");
    String heap = arguments.text("heap");
    return switch (contender) {
      case 'a' -> new Jvm(BareCopy.class, heap, List.of(), List.of(bootstrap, input, COPIED), log);
      case 'b' ->
          new Jvm(
              PassThrough.class,
              heap,
              List.of(),
              List.of(bootstrap, input, PASSED, folder.resolve("passing").toString()),
              log);
      case 'c' -> arguments.scorer(settings, log);
      case 'd' -> {
        List<String> told = new ArrayList<>(List.of(bootstrap, input));
        written.forEach((topic, records) -> told.add(topic + "=" + records));
        yield new Jvm(BareOutput.class, heap, List.of(), told, log);
      }
      default -> throw new IllegalArgumentException("no contender " + contender);
    };
  }
}
