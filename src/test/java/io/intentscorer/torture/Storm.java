package io.intentscorer.torture;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.intentscorer.stream.Topics;
import io.intentscorer.wire.RuleVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Tells a known story to several scorers while faults are injected at random, and compares all that
 * was told, chapter by chapter, with the offline scorer's telling.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath io.intentscorer.torture.Storm seed=1
 * minutes=30 faults=100"}; the arguments are those of {@link StormSettings}. Ends with a line that
 * begins with {@code RESULT}, and with 1 where anything differs.
 */
public final class Storm {
  private static final Topics TOPICS = new Topics("");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What is told twice comes late. */
  private static final Duration AFTERMATH = Duration.ofSeconds(5);

  private final StormSettings settings;
  private final Path folder;
  private final FaultLog log = new FaultLog();
  private final Chronicle live = new Chronicle();
  private final Foretold foretold = new Foretold();
  private final DeadLetters deadLetters = new DeadLetters();
  private final Amendments amendments;
  private final Tale tale;
  private long events;
  private int chapters;

  Storm(StormSettings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    this.amendments = new Amendments(settings.seed() + 10);
    this.tale = new Tale(settings.seed(), System.currentTimeMillis());
  }

  public static void main(String[] args) throws Exception {
    StormSettings settings = StormSettings.of(args);
    Path folder =
        Files.createTempDirectory(
            Files.createDirectories(settings.base()), "storm-" + settings.seed() + "-");
    System.out.println(settings + " in " + folder);
    // Its own clients complain all the time, and rightly so; whether a reader begins anew is of
    // note.
    level("org.apache.kafka", Level.OFF);
    level("org.apache.kafka.clients.consumer.internals.SubscriptionState", Level.WARN);
    level("org.apache.kafka.clients.consumer.internals.FetchCollector", Level.INFO);
    level("org.apache.kafka.clients.consumer.internals.OffsetFetcherUtils", Level.INFO);
    Report report = new Storm(settings, folder).run();
    System.out.println(report.words());
    if (report.differences().isEmpty()) {
      Disk.delete(folder);
    }
    // Whatever threads of clients are left.
    Runtime.getRuntime().halt(report.differences().isEmpty() ? 0 : 1);
  }

  private static void level(String name, Level level) {
    if (LoggerFactory.getLogger(name) instanceof Logger logger) {
      logger.setLevel(level);
    }
  }

  /** Runs the whole storm. */
  Report run() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    List<String> differences = new ArrayList<>();
    try (Site site = new Site(folder, settings.options(), Map.of());
        Admin admin = Admin.create(site.client());
        Probes probes =
            new Probes(site.client(), TOPICS.companyEvents().name(), settings.probes());
        Reader reader = new Reader(site.client(), live, deadLetters, probes);
        Teller teller = new Teller(site.client(), deadLetters, settings.seed() + 20)) {
      Telling telling = new Telling(reader, teller, new Consumed(admin));
      for (int i = 0; i < settings.scorers(); i++) {
        site.add().start();
      }
      begin(telling);
      TopicLoss topicLoss = new TopicLoss(site, admin, reader, probes, settings.seed() + 40);
      try (Faults faults =
          new Faults(site, probes, topicLoss, log, settings.seed() + 30, settings.mostFaults())) {
        faults.start();
        long end = begun + Duration.ofSeconds(settings.seconds()).toNanos();
        while (differences.isEmpty()
            && (System.nanoTime() < end || log.count() < settings.faults())
            && log.complaints().isEmpty()) {
          differences.addAll(chapter(telling));
          topicLoss.betweenChapters(telling.consumed(), deadLetters);
        }
      }
      if (differences.isEmpty()) {
        log.say("the storm is over");
        differences.addAll(end(telling, probes));
      }
      differences.addAll(log.complaints());
      site.instances().forEach(instance -> complain(instance, differences));
      long seconds = (System.nanoTime() - begun) / 1_000_000_000L;
      return new Report(
          settings, folder, seconds, chapters, events, deadLetters.count(), live, log, differences);
    }
  }

  /** With whom the story is told. */
  private record Telling(Reader reader, Teller teller, Consumed consumed) {}

  private void begin(Telling telling) throws InterruptedException {
    Map<String, Long> versions = new LinkedHashMap<>();
    Map<String, String> rules = amendments.first();
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      versions.put(rule.getKey(), telling.teller().submit(rule.getKey(), rule.getValue()));
    }
    versions.forEach(
        (id, version) -> {
          awaitVerdict(telling, id, version, true);
          foretold.amend(id, rules.get(id), version, System.currentTimeMillis());
        });
    log.say("the rules are in force");
  }

  private List<String> chapter(Telling telling) throws InterruptedException {
    chapters++;
    tell(telling, tale.next(settings.rate() * settings.chapterSeconds()));
    telling.teller().mumble(chapters);
    List<String> differences = compare(telling);
    if (differences.isEmpty()) {
      Amendments.Amendment next = amendments.next();
      amend(telling, next.id(), next.text(), next.sound());
      differences = compare(telling);
    }
    if (differences.isEmpty()) {
      tale.toForget().forEach(contact -> forget(telling, contact));
      differences = compare(telling);
    }
    log.say(
        "chapter %d: %,d events so far, %,d accounts and people, %d faults, %d differences"
            .formatted(chapters, events, live.known(), log.count(), differences.size()));
    return differences;
  }

  private void tell(Telling telling, List<Tale.Word> words) {
    long begun = System.nanoTime();
    for (int i = 0; i < words.size(); i++) {
      Pause.untilNanos(begun + i * 1_000_000_000L / settings.rate());
      Tale.Word word = words.get(i);
      telling.teller().tell(word);
      if (!word.garbage()) {
        foretold.take(word.value(), System.currentTimeMillis());
      }
    }
    events += words.size();
  }

  private void forget(Telling telling, String contact) {
    telling.teller().forget(contact);
    foretold.forget(contact, System.currentTimeMillis());
  }

  /** Changes a rule, and waits until all accounts have followed. */
  private void amend(Telling telling, String id, @Nullable String text, boolean sound)
      throws InterruptedException {
    long version = telling.teller().submit(id, text);
    awaitVerdict(telling, id, version, sound);
    if (sound) {
      foretold.amend(id, text, version, System.currentTimeMillis());
    }
  }

  private static void awaitVerdict(Telling telling, String id, long version, boolean sound) {
    Pause.await(
        "verdict on rule " + id + ", version " + version,
        PATIENCE,
        () -> isDecided(telling.reader().verdict(id), version, sound));
  }

  private static boolean isDecided(byte @Nullable [] record, long version, boolean sound) {
    RuleVerdict verdict = record == null ? null : RuleVerdict.read(record).orElse(null);
    return verdict != null
        && verdict.version() == version
        && (sound
            ? verdict.state() != RuleVerdict.State.REJECTED && verdict.affected() != null
            : verdict.state() == RuleVerdict.State.REJECTED);
  }

  /** Waits until all is worked off and the same as foretold; else in what it differs. */
  private List<String> compare(Telling telling) {
    telling.teller().flush();
    List<String> differences = new ArrayList<>();
    if (!telling.consumed().await(PATIENCE)) {
      differences.add("not all is worked off after " + PATIENCE.toSeconds() + " s");
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos() / 4;
    List<String> found = live.settle(foretold.chronicle());
    List<String> letters = deadLetters.differences();
    while (!(found.isEmpty() && letters.isEmpty()) && System.nanoTime() < deadline) {
      Pause.of(Duration.ofMillis(500));
      found = live.settle(foretold.chronicle());
      letters = deadLetters.differences();
    }
    differences.addAll(found);
    differences.addAll(letters);
    return differences;
  }

  private List<String> end(Telling telling, Probes probes) throws InterruptedException {
    probes.close();
    tell(telling, tale.end());
    List<String> differences = compare(telling);
    if (differences.isEmpty()) {
      Pause.of(AFTERMATH);
      differences = compare(telling);
    }
    return differences;
  }

  private static void complain(Instance instance, List<String> differences) {
    Integer quietly = instance.ends().get(0);
    if (quietly != null) {
      differences.add(
          instance.name()
              + " ended "
              + quietly
              + " times as if all were well; see "
              + instance.log());
    }
  }
}
