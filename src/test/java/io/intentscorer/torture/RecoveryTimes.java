package io.intentscorer.torture;

import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How soon all is scored again after {@code kill -9}, with the state at hand and with the state to
 * be restored, and how late events are while three scorers are restarted one after the other.
 *
 * <p>Scored again is when a fresh event of every partition of every stage was read, committed; a
 * supervisor starts the scorer again within a tenth of a second. Of three, the next is restarted
 * once all is scored again. Run with {@code mvn -q test-compile exec:exec
 * -Dexec.classpathScope=test -Dexec.executable=java -Dexec.args="-cp %classpath
 * io.intentscorer.torture.RecoveryTimes"}; arguments, each {@code name=value}: {@code parts} (of
 * {@code kill}, {@code restore}, {@code roll}, divided by commas), {@code rounds}, {@code scorers}
 * (how many, for {@code kill}), {@code accounts} (to restore), {@code rate} (events a second
 * meanwhile), {@code java} (options of the scorers), and settings of the scorer.
 */
public final class RecoveryTimes {
  private static final Topics TOPICS = new Topics("");
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration SETTLING = Duration.ofSeconds(20);
  private static final Map<String, String> OPTIONS =
      Map.of(
          "parts", "kill,restore,roll",
          "rounds", "5",
          "scorers", "1,3",
          "accounts", "100000",
          "rate", "100",
          "java", "");

  private final Map<String, String> own = new TreeMap<>(OPTIONS);
  private final Map<String, String> settings = new TreeMap<>();

  private RecoveryTimes(String[] args) {
    for (String arg : args) {
      String[] parts = arg.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("write name=value, not " + arg);
      }
      (own.containsKey(parts[0]) ? own : settings).put(parts[0], parts[1]);
    }
  }

  public static void main(String[] args) throws Exception {
    RecoveryTimes times = new RecoveryTimes(args);
    System.out.println(times.own + " " + times.settings);
    for (String part : times.text("parts").split(",", -1)) {
      Path folder = Files.createTempDirectory("recovery-");
      switch (part) {
        case "kill" -> times.kill(folder);
        case "restore" -> times.restore(folder);
        case "roll" -> times.roll(folder);
        default -> throw new IllegalArgumentException("no such part: " + part);
      }
      Disk.delete(folder);
    }
    Runtime.getRuntime().halt(0);
  }

  private void kill(Path folder) throws IOException, InterruptedException {
    for (String count : text("scorers").split(",", -1)) {
      int scorers = Integer.parseInt(count);
      try (Measured measured = new Measured(folder.resolve("of-" + scorers), scorers)) {
        measured.repeat(
            "kill -9 of one of %d, state at hand".formatted(scorers),
            measured::busiest,
            Instance::kill);
      }
    }
  }

  private void restore(Path folder) throws IOException, InterruptedException {
    try (Measured measured = new Measured(folder, 1)) {
      measured.load(number("accounts"));
      Instance only = measured.site.instances().get(0);
      measured.repeat(
          "kill -9 with %,d accounts, state at hand".formatted(number("accounts")),
          () -> only,
          Instance::kill);
      measured.repeat(
          "kill -9 with %,d accounts to restore".formatted(number("accounts")),
          () -> only,
          victim -> victim.killAnd(() -> victim.disk().lose()));
    }
  }

  private void roll(Path folder) throws IOException, InterruptedException {
    try (Measured measured = new Measured(folder, 3)) {
      measured.load(number("accounts") / 10);
      measured.probes.latencies();
      Pause.of(Duration.ofSeconds(30));
      tellLatencies("three scorers in peace", measured.probes.latencies());
      for (int round = 1; round <= number("rounds"); round++) {
        long since = System.nanoTime();
        for (Instance instance : measured.site.instances()) {
          if (!instance.leave()) {
            throw new IllegalStateException(instance.name() + " did not end by itself");
          }
          instance.start();
          measured.awaitBack(3);
          // As whoever restarts them with care: the next one once all is scored again.
          measured.probes.awaitFresh(System.nanoTime(), PATIENCE);
        }
        double seconds = (System.nanoTime() - since) / 1e9;
        tellLatencies(
            "rolling restart of three, %.1f s".formatted(seconds), measured.probes.latencies());
      }
    }
  }

  private void tellLatencies(String when, double[] late) {
    System.out.printf(
        "%s, %d events a second: latency p50 %.0f ms, p99 %.0f ms, max %.0f ms (of %d)%n",
        when,
        number("rate"),
        Probes.percentile(late, 50),
        Probes.percentile(late, 99),
        Probes.percentile(late, 100),
        late.length);
  }

  /** Something that is done to a scorer. */
  @FunctionalInterface
  private interface Blow {
    void deal(Instance victim) throws IOException, InterruptedException;
  }

  /** Scorers, and probes that run through them. */
  private final class Measured implements AutoCloseable {
    private final Site site;
    private final Admin admin;
    private final Probes probes;
    private final Reader reader;

    Measured(Path folder, int scorers) throws IOException, InterruptedException {
      site = new Site(folder, ProcessOptions.of("", text("java")), settings);
      admin = Admin.create(site.client());
      probes = new Probes(site.client(), TOPICS.companyEvents().name(), number("rate"));
      reader = new Reader(site.client(), new Chronicle(), new DeadLetters(), probes);
      for (int i = 0; i < scorers; i++) {
        site.add().start();
      }
      Pause.await(
          "so many scorers at work: " + scorers, PATIENCE, () -> atWork().size() == scorers);
      probes.awaitFresh(System.nanoTime(), PATIENCE);
    }

    void repeat(String what, Supplier<Instance> choice, Blow blow)
        throws IOException, InterruptedException {
      List<Double> times = new ArrayList<>();
      for (int round = 0; round < number("rounds"); round++) {
        // So that each finds scorers that have been at work for a while, and who came back has its
        // state up to date.
        Pause.of(SETTLING);
        Instance victim = choice.get();
        long since = System.nanoTime();
        blow.deal(victim);
        times.add(probes.awaitFresh(since, PATIENCE));
        awaitBack(site.instances().size());
      }
      double[] all = times.stream().mapToDouble(Double::doubleValue).toArray();
      System.out.printf(
          "%s: p50 %.1f s, max %.1f s (of %d)%n",
          what,
          Probes.percentile(all, 50) / 1_000,
          Probes.percentile(all, 100) / 1_000,
          all.length);
    }

    /** So many companies with a person each. */
    void load(int accounts) {
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(
              Lasting.producer(site.client()),
              new ByteArraySerializer(),
              new ByteArraySerializer())) {
        for (int i = 0; i < accounts; i++) {
          String event =
              """
              {"type":"signup","userId":"u-%1$d","company":{"domain":"c-%1$d.com","industry":"SaaS"},
               "contact":{"email":"meera@c-%1$d.com","title":"Head of Marketing"}}"""
                  .formatted(i);
          byte[] key = ("u-" + i).getBytes(StandardCharsets.UTF_8);
          var unused =
              producer.send(
                  new ProducerRecord<>(
                      TOPICS.companyEvents().name(), key, event.getBytes(StandardCharsets.UTF_8)));
        }
      }
      if (!new Consumed(admin).await(Duration.ofMinutes(30))) {
        throw new IllegalStateException("the accounts were not worked off in 30 minutes");
      }
    }

    /**
     * Waits until so many scorers belong to the group, and none is still being told what to do. Who
     * comes back may for a while only keep its state up to date.
     */
    void awaitBack(int scorers) {
      Pause.await("so many scorers: " + scorers, PATIENCE, () -> members().size() == scorers);
    }

    /** The scorer with the most work: the one that most events wait for when it is killed. */
    Instance busiest() {
      Map<String, Integer> work = new TreeMap<>();
      Pause.await(
          "a scorer at work",
          PATIENCE,
          () -> {
            work.putAll(atWork());
            return !work.isEmpty();
          });
      String name = Collections.max(work.entrySet(), Map.Entry.comparingByValue()).getKey();
      return site.instances().stream()
          .filter(instance -> instance.name().equals(name))
          .findFirst()
          .orElseThrow();
    }

    /** How many partitions each scorer reads that does not only keep its state up to date. */
    private Map<String, Integer> atWork() {
      Map<String, Integer> work = new TreeMap<>();
      for (MemberDescription member : members()) {
        int partitions = member.assignment().topicPartitions().size();
        if (partitions > 0) {
          work.merge(
              member.clientId().replaceFirst("-StreamThread-.*", ""), partitions, Integer::sum);
        }
      }
      return work;
    }

    /** Who belongs to the group; nobody while the work is being shared. */
    private Collection<MemberDescription> members() {
      try {
        ConsumerGroupDescription group =
            admin
                .describeConsumerGroups(List.of(Site.APPLICATION))
                .all()
                .get(5, TimeUnit.SECONDS)
                .get(Site.APPLICATION);
        return group == null || group.groupState() != GroupState.STABLE
            ? List.of()
            : group.members();
      } catch (ExecutionException | TimeoutException notYet) {
        return List.of();
      } catch (InterruptedException stopped) {
        throw new IllegalStateException(stopped);
      }
    }

    @Override
    public void close() throws InterruptedException {
      probes.close();
      reader.close();
      admin.close();
      site.close();
    }
  }

  private String text(String name) {
    return own.getOrDefault(name, "");
  }

  private int number(String name) {
    return Integer.parseInt(text(name));
  }
}
