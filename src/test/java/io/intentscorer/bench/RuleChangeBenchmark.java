package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.Runner;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Changes of the rules under live traffic: embedded broker and scorer in this process, four
 * partitions, one stream thread, the shipped rules, exactly-once, 200 live events a second.
 *
 * <p>Prints how soon a change is in force for new events (an event sent that long after the rule is
 * scored under it), over 50 changes; how long the sweep over all accounts takes, from the rule's
 * submission to the verdict that says what it changed; the live latency meanwhile, from produce to
 * read-committed consume; and how many records of unchanged accounts were published. Run with
 * {@code mvn -q test-compile exec:java -Dexec.classpathScope=test
 * -Dexec.mainClass=io.intentscorer.bench.RuleChangeBenchmark}; arguments: accounts, changes, rounds
 * of sweeps.
 */
public final class RuleChangeBenchmark {
  private static final Topics TOPICS = new Topics("");
  private static final long GAP_NANOS = Duration.ofMillis(5).toNanos();
  private static final String NOBODYS_SIGNAL =
      """
      {"kind":"signal","when":{"attribute":"event.name","is":"nobody_does_this"},
       "points":%d,"halfLifeDays":7}\
      """;
  private static final String EVERYBODYS_ICP =
      """
      {"kind":"icp","priority":1,"minimumScore":0,"minimumCoverage":0,"criteria":[
        {"id":"size","attribute":"company.employees","atLeast":%d,"points":50},
        {"id":"known","attribute":"company.domain","exists":true,"points":%d}]}\
      """;

  private final int accounts;
  private final int changes;
  private final int rounds;
  private final KafkaProducer<byte[], byte[]> producer;
  private final RuleSubmission rules;
  private final Watch watch;
  private volatile boolean ended;

  private RuleChangeBenchmark(int accounts, int changes, int rounds, ScorerSettings settings) {
    this.accounts = accounts;
    this.changes = changes;
    this.rounds = rounds;
    this.producer =
        new KafkaProducer<>(
            settings.client(), new ByteArraySerializer(), new ByteArraySerializer());
    this.rules = new RuleSubmission(producer, TOPICS.icpRules().name());
    this.watch =
        new Watch(
            settings.client(),
            TOPICS.fitScores().name(),
            TOPICS.scoredLeads().name(),
            TOPICS.ruleStatus().name());
  }

  public static void main(String[] args) throws Exception {
    int accounts = number(args, 0, 100_000);
    int changes = number(args, 1, 50);
    int rounds = number(args, 2, 3);
    Path folder = Files.createTempDirectory("intent-scorer-bench-");
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      Map<String, String> settings = new HashMap<>();
      settings.put("bootstrap.servers", broker.bootstrapServers());
      settings.put("state.dir", folder.resolve("state").toString());
      settings.put("topics.replication.factor", "1");
      ScorerSettings typed = ScorerSettings.of(settings);
      try (TopicKeeper keeper = new TopicKeeper(typed.client(), typed.partitions(), (short) 1)) {
        TOPICS.all().forEach(keeper::ensure);
        try (Runner runner =
            new Runner(typed.topics(), typed.reader(), typed.resolver(), keeper, typed.streams())) {
          runner.start();
          runner.awaitRunning(Duration.ofMinutes(1));
          new RuleChangeBenchmark(accounts, changes, rounds, typed).measure();
        }
      }
    }
    System.out.printf("temporary files are in %s%n", folder);
    System.exit(0);
  }

  private static int number(String[] args, int place, int otherwise) {
    return args.length > place ? Integer.parseInt(args[place]) : otherwise;
  }

  private void measure() throws Exception {
    rules.submit();
    long last = rules.submit("everybody", EVERYBODYS_ICP.formatted(1, 50));
    await("the first rules", () -> watch.swept().containsKey(last));
    load();
    Thread traffic = new Thread(this::traffic, "traffic");
    traffic.setDaemon(true);
    traffic.start();
    latency("without a sweep, over 10 s", Duration.ofSeconds(10));
    inForce();
    for (int round = 0; round < rounds; round++) {
      sweep("nothing changes", "nobody", NOBODYS_SIGNAL.formatted(1_000 + round));
      int points = 50 + round * 10;
      sweep("one account in 100 changes", "everybody", EVERYBODYS_ICP.formatted(round + 2, points));
      sweep("every account changes", "everybody", EVERYBODYS_ICP.formatted(round + 2, points + 10));
    }
    ended = true;
    traffic.join();
    watch.close();
    producer.close();
  }

  /** One company and one person each; sizes 1 to 100, evenly. */
  private void load() {
    long begun = System.nanoTime();
    for (int i = 0; i < accounts; i++) {
      send(
          TOPICS.companyEvents().name(),
          address(i),
          """
          {"type":"signup","contact":{"email":"%s","name":"Person %d","title":"VP Marketing"},
           "company":{"domain":"%s","name":"Company %d","industry":"%s","employees":%d,
           "country":"US","annualRevenue":"$20M","techStack":["Salesforce","Slack"]}}\
          """
              .formatted(address(i), i, domain(i), i, i % 2 == 0 ? "SaaS" : "Retail", i % 100 + 1));
    }
    await("the accounts", () -> watch.accounts() >= accounts);
    System.out.printf("%,d accounts loaded in %.1f s%n", accounts, seconds(begun));
  }

  private void traffic() {
    Random random = new Random(20_260_504);
    long next = System.nanoTime();
    while (!ended) {
      int account = random.nextInt(accounts);
      send(
          TOPICS.companyEvents().name(),
          address(account),
          """
          {"type":"web_visit","messageId":"live-%d","contact":{"email":"%s"},
           "page":{"url":"https://www.example.com/pricing"}}\
          """
              .formatted(System.nanoTime(), address(account)));
      next += GAP_NANOS;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void latency(String when, Duration span) {
    watch.live();
    LockSupport.parkNanos(span.toNanos());
    print("live latency " + when, latencies(watch.live()));
  }

  private void inForce() throws Exception {
    List<Double> delays = new ArrayList<>();
    List<Watch.Live> all = new ArrayList<>();
    Map<Long, Long> sent = new HashMap<>();
    for (int change = 1; change <= changes; change++) {
      long now = System.nanoTime();
      long version = rules.submit("nobody", NOBODYS_SIGNAL.formatted(change));
      sent.put(version, now);
      await(
          "version " + version,
          () -> {
            List<Watch.Live> seen = watch.live();
            all.addAll(seen);
            return seen.stream().anyMatch(event -> event.version() >= version);
          });
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
    LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    all.addAll(watch.live());
    sent.forEach(
        (version, at) ->
            delays.add(
                all.stream()
                    .filter(event -> event.version() < version && event.sent() > at)
                    .mapToDouble(event -> (event.sent() - at) / 1e6)
                    .max()
                    .orElse(0)));
    print("in force for new events, " + changes + " changes", Latencies.of(delays));
    print("live latency meanwhile", latencies(all));
    int told = sent.keySet().stream().mapToInt(watch::rescored).sum();
    System.out.printf("records of unchanged accounts meanwhile: %d%n", told);
  }

  private void sweep(String what, String rule, String text) throws Exception {
    watch.live();
    long begun = System.nanoTime();
    long version = rules.submit(rule, text);
    await("the sweep for version " + version, () -> watch.swept().containsKey(version));
    Watch.Swept swept = watch.swept().get(version);
    double seconds = swept == null ? Double.NaN : (swept.seen() - begun) / 1e9;
    System.out.printf(
        "sweep, %s: %.1f s; %s; %d records of accounts%n",
        what, seconds, swept == null ? "" : swept.affected(), watch.rescored(version));
    print("live latency meanwhile", latencies(watch.live()));
  }

  private static Latencies latencies(List<Watch.Live> live) {
    return Latencies.of(live.stream().map(event -> (event.seen() - event.sent()) / 1e6).toList());
  }

  private static void print(String what, Latencies latencies) {
    System.out.printf("%s: %s%n", what, latencies);
  }

  private void send(String topic, String key, String value) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic,
                key.getBytes(StandardCharsets.UTF_8),
                value.getBytes(StandardCharsets.UTF_8)));
  }

  private static void await(String what, BooleanSupplier come) {
    long deadline = System.nanoTime() + Duration.ofMinutes(5).toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited five minutes for " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  private static String domain(int account) {
    return "company-" + account + ".com";
  }

  private static String address(int account) {
    return "person@" + domain(account);
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
