package io.intentscorer.bench;

import io.intentscorer.it.Jvm;
import io.intentscorer.local.EmbeddedKafka;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The embedded broker in a process of its own, which says what each topic took. */
final class BrokerProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ADDRESS = "address";
  private static final String TAKEN = "taken";
  private static final String ASKED = "asked";

  private final Path folder;
  private final Jvm jvm;
  private final String bootstrap;

  /**
   * What a topic took from producers.
   *
   * @param records how many, markers of transactions left out
   * @param bytes as they came, batches and their heads included
   */
  record Taken(long records, long bytes) {}

  BrokerProcess(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.jvm =
        new Jvm(
            BrokerProcess.class,
            "1g",
            List.of(),
            List.of(folder.toString()),
            folder.resolve("broker.log"));
    this.bootstrap = answer(ADDRESS);
  }

  String bootstrapServers() {
    return bootstrap;
  }

  Jvm jvm() {
    return jvm;
  }

  /** What each topic took so far. */
  Map<String, Taken> taken() throws IOException {
    Files.deleteIfExists(folder.resolve(TAKEN));
    Files.createFile(folder.resolve(ASKED));
    Map<String, Taken> all = new TreeMap<>();
    answer(TAKEN)
        .lines()
        .map(line -> line.split(" "))
        .forEach(
            part -> all.put(part[0], new Taken(Long.parseLong(part[1]), Long.parseLong(part[2]))));
    return all;
  }

  private String answer(String name) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(folder.resolve(name))) {
      if (!jvm.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("the broker does not answer; see " + folder);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    return Files.readString(folder.resolve(name));
  }

  @Override
  public void close() {
    jvm.close();
  }

  /** The broker's own process; argument: its folder. */
  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    EmbeddedKafka broker = EmbeddedKafka.at(folder.resolve("data")).start();
    say(folder, ADDRESS, broker.bootstrapServers());
    while (true) {
      if (Files.deleteIfExists(folder.resolve(ASKED))) {
        say(folder, TAKEN, byTopic());
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  private static void say(Path folder, String name, String what) throws IOException {
    Path draft = Files.writeString(folder.resolve(name + ".draft"), what);
    Files.move(draft, folder.resolve(name));
  }

  private static String byTopic() throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    StringBuilder lines = new StringBuilder();
    String all = "kafka.server:type=BrokerTopicMetrics,name=BytesInPerSec,topic=*";
    for (ObjectName bytes : beans.queryNames(new ObjectName(all), null)) {
      String topic = bytes.getKeyProperty("topic");
      ObjectName records =
          new ObjectName(
              "kafka.server:type=BrokerTopicMetrics,name=MessagesInPerSec,topic=" + topic);
      lines
          .append(topic)
          .append(' ')
          .append(beans.getAttribute(records, "Count"))
          .append(' ')
          .append(beans.getAttribute(bytes, "Count"))
          .append('\n');
    }
    return lines.toString();
  }
}
