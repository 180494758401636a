package io.intentscorer.bench;

import io.intentscorer.bench.VisitorRows.Seen;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.it.ScorerProcess;
import io.intentscorer.local.EmbeddedKafka;
import io.intentscorer.stream.TopicKeeper;
import io.intentscorer.stream.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Visitors who never say who they are: each visits once a day for five days, and then nobody comes
 * back for more than thirty.
 *
 * <p>The scorer has a process of its own, the shipped settings (four partitions, one stream thread,
 * exactly-once) and a heap of 1 GB; the broker, the trackers and a reader of the changelog share
 * another process. Prints after each day: events a second, the rows by the changelog, the length of
 * all files in the state directory, and the scorer's resident memory. Then how long the walk takes
 * that forgets the visitors, what is left, and what the disk holds once as many new ones came by.
 * Before the walk the scorer starts anew, so that a walk comes every minute and not every hour. A
 * bound that is broken is said last, and is the exit code.
 *
 * <p>Run with {@code mvn -q test-compile exec:exec -Dexec.classpathScope=test
 * -Dexec.executable=java -Dexec.args="-cp %classpath
 * io.intentscorer.bench.UnknownVisitorsBenchmark"}; argument: visitors. A million take 25 GB of the
 * folder for temporary files while it runs.
 */
public final class UnknownVisitorsBenchmark {
  private static final Topics TOPICS = new Topics("");
  private static final String CHANGELOG = "intent-scorer-visitors-changelog";
  private static final String HEAP = "1g";
  private static final int DAYS = 5;
  private static final Duration FIRST_DAY_AGO = Duration.ofDays(40);
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final double MEGABYTE = 1 << 20;

  /** RocksDB compacts before what was overwritten or deleted is twice what was not. */
  private static final int DISK_BY_ROWS = 3;

  /** The heap, {@code rocksdb.memory.bytes}, and the rest of a Java process. */
  private static final long MEMORY_MEGABYTES = 1_024 + 256 + 512;

  /** As it comes out of Segment: each field of a page is there twice, times are corrected. */
  private static final String VISIT =
      """
      {"anonymousId":"%1$s","channel":"client","context":{"ip":"198.51.100.7","library":\
      {"name":"analytics.js","version":"next-1.76.0"},"locale":"en-IN","page":{"path":"%3$s",\
      "referrer":"https://www.google.com/","search":"?utm_source=linkedin&utm_medium=cpc",\
      "title":"Lead scoring that says why | Example","url":\
      "https://www.example.com%3$s?utm_source=linkedin&utm_medium=cpc"},"timezone":"Asia/Kolkata",\
      "userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)\
       Chrome/131.0.0.0 Safari/537.36"},"integrations":{},"messageId":"%2$s",\
      "originalTimestamp":"%4$s","properties":{"path":"%3$s","referrer":"https://www.google.com/",\
      "search":"?utm_source=linkedin&utm_medium=cpc","title":"Lead scoring that says why | Example",\
      "url":"https://www.example.com%3$s?utm_source=linkedin&utm_medium=cpc"},"receivedAt":"%4$s",\
      "sentAt":"%4$s","timestamp":"%4$s","type":"page","userId":null}\
      """;

  private static final String[] PATHS = {
    "/", "/pricing", "/features/explained-scores", "/blog/what-intent-data-can-tell", "/customers"
  };

  private final int visitors;
  private final Path folder;
  private final Map<String, String> settings;
  private final ScorerSettings typed;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SplittableRandom messages = new SplittableRandom(20_260_504);
  private long mostOnDisk;
  private long mostInRows;
  private long mostInMemory;

  private UnknownVisitorsBenchmark(int visitors, Path folder, String bootstrap) {
    this.visitors = visitors;
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
  }

  public static void main(String[] args) throws Exception {
    int visitors = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    Path folder = Files.createTempDirectory("intent-scorer-bench-");
    try (EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("broker")).start()) {
      new UnknownVisitorsBenchmark(visitors, folder, broker.bootstrapServers()).measure();
    }
    Folders.delete(folder);
    System.exit(0);
  }

  private void measure() throws Exception {
    try (TopicKeeper keeper =
        new TopicKeeper(typed.client(), typed.partitions(), typed.replication())) {
      TOPICS.all().forEach(keeper::ensure);
      VisitorRows rows;
      try (ScorerProcess scorer = scorer(Map.of())) {
        await("the scorer", scorer, () -> keeper.names().contains(CHANGELOG));
        rows = new VisitorRows(typed.client(), CHANGELOG);
        Instant first = Instant.now().minus(FIRST_DAY_AGO);
        for (int day = 0; day < DAYS; day++) {
          visits("day " + (day + 1), 0, first.plus(Duration.ofDays(day)), scorer, rows);
        }
      }
      try (ScorerProcess scorer = scorer(Map.of("visits.expiry.minutes", "1"))) {
        forget(scorer, rows);
        visits("new visitors, once each", visitors, Instant.now(), scorer, rows);
      }
      rows.close();
    }
    producer.close();
    checkBounds();
  }

  private void checkBounds() {
    boolean kept = mostOnDisk <= DISK_BY_ROWS * mostInRows && mostInMemory <= MEMORY_MEGABYTES;
    System.out.printf(
        "%nat most on disk %,.0f MB (bound: %d times the rows at their most, %,.0f MB), in memory"
            + " %,d MB (bound: %,d MB): %s%n",
        mostOnDisk / MEGABYTE,
        DISK_BY_ROWS,
        DISK_BY_ROWS * mostInRows / MEGABYTE,
        mostInMemory,
        MEMORY_MEGABYTES,
        kept ? "kept" : "broken");
    if (!kept) {
      System.exit(1);
    }
  }

  private ScorerProcess scorer(Map<String, String> more) throws IOException {
    Map<String, String> all = new HashMap<>(settings);
    all.putAll(more);
    return new ScorerProcess(all, folder.resolve("scorer.log"), HEAP);
  }

  /** Everybody visits once. */
  private void visits(
      String what, int firstVisitor, Instant time, ScorerProcess scorer, VisitorRows rows) {
    long begun = System.nanoTime();
    long before = rows.seen().written();
    for (int i = 0; i < visitors; i++) {
      var unused = visit(firstVisitor + i, time);
    }
    producer.flush();
    await(what, scorer, () -> rows.seen().written() >= before + visitors);
    double seconds = (rows.seen().at() - begun) / 1e9;
    System.out.printf(
        "%s: %,d visits in %.0f s, %,.0f a second%n", what, visitors, seconds, visitors / seconds);
    tell(scorer, rows.seen());
  }

  private void forget(ScorerProcess scorer, VisitorRows rows) throws Exception {
    Seen before = rows.seen();
    int late = everyPartition();
    await("the late visits", scorer, () -> rows.seen().written() == before.written() + late);
    System.out.printf("%nstarted anew, and %d late visitors came by%n", late);
    tell(scorer, rows.seen());
    await("the walk", scorer, () -> rows.seen().rows() <= late);
    System.out.printf(
        "%nthe walk: %,d rows deleted in %.1f s%n",
        rows.seen().deleted(), rows.longestWalk().toMillis() / 1e3);
    tell(scorer, rows.seen());
    LockSupport.parkNanos(Duration.ofSeconds(30).toNanos());
    System.out.printf("%nhalf a minute later%n");
    tell(scorer, rows.seen());
  }

  /** A visit now to each partition of the visitors, which are divided as the events are. */
  private int everyPartition() throws ExecutionException, InterruptedException {
    Set<Integer> visited = new HashSet<>();
    int late = 0;
    while (visited.size() < typed.partitions()) {
      visited.add(visit(2 * visitors + late, Instant.now()).get().partition());
      late++;
    }
    return late;
  }

  private Future<RecordMetadata> visit(int visitor, Instant time) {
    String id = visitor(visitor).toString();
    String message = new UUID(messages.nextLong(), messages.nextLong()).toString();
    String value = VISIT.formatted(id, message, PATHS[messages.nextInt(PATHS.length)], time);
    return producer.send(
        new ProducerRecord<>(
            TOPICS.companyEvents().name(),
            id.getBytes(StandardCharsets.UTF_8),
            value.getBytes(StandardCharsets.UTF_8)));
  }

  private static UUID visitor(int number) {
    SplittableRandom own = new SplittableRandom(number);
    return new UUID(own.nextLong(), own.nextLong());
  }

  private void tell(ScorerProcess scorer, Seen seen) {
    long disk = Folders.bytes(folder.resolve("state"));
    long memory = Machine.memory(scorer.id(), "VmHWM:");
    mostOnDisk = Math.max(mostOnDisk, disk);
    mostInRows = Math.max(mostInRows, seen.bytes());
    mostInMemory = Math.max(mostInMemory, memory);
    System.out.printf(
        "  %,d rows of %,d bytes, %,.0f MB; state on disk %,.0f MB, %,d bytes a visitor, at most so"
            + " far %,.0f MB; changelog %,.0f MB%n",
        seen.rows(),
        seen.bytes() / Math.max(1, seen.rows()),
        seen.bytes() / MEGABYTE,
        disk / MEGABYTE,
        disk / visitors,
        mostOnDisk / MEGABYTE,
        Folders.topicBytes(folder.resolve("broker"), CHANGELOG) / MEGABYTE);
    System.out.printf(
        "  scorer: heap at most %s, resident %,d MB, at most so far %,d MB%n",
        HEAP, Machine.memory(scorer.id(), "VmRSS:"), memory);
  }

  private void await(String what, ScorerProcess scorer, BooleanSupplier come) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!come.getAsBoolean()) {
      if (!scorer.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "waited in vain for " + what + "; the scorer's log is in " + folder);
      }
      mostOnDisk = Math.max(mostOnDisk, Folders.bytes(folder.resolve("state")));
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }
}
