package io.intentscorer.torture;

import io.intentscorer.it.Jvm;
import io.intentscorer.local.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The embedded broker in a process of its own, which is killed and comes back with the same data at
 * the same address. Its topics are cut at a size, so that a long storm fills no disk.
 */
final class Broker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String ADDRESS = "address";

  private final Path folder;
  private int port;
  private @Nullable Jvm jvm;

  Broker(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    start();
  }

  /** Starts it, and returns once it serves. */
  void start() throws IOException {
    Files.deleteIfExists(folder.resolve(ADDRESS));
    Jvm started =
        new Jvm(
            Broker.class,
            "1g",
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of(folder.toString(), Integer.toString(port)),
            folder.resolve("broker.log"));
    jvm = started;
    Pause.await(
        "the broker serves; see " + folder,
        PATIENCE,
        () -> Files.exists(folder.resolve(ADDRESS)) || !started.isAlive());
    if (!started.isAlive()) {
      throw new IllegalStateException("the broker did not start; see " + folder);
    }
    String address = Files.readString(folder.resolve(ADDRESS));
    port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
  }

  void kill() throws InterruptedException {
    if (jvm != null) {
      jvm.kill();
    }
  }

  String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
  }

  /** The broker's own process; arguments: its folder, and its port or 0. */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    EmbeddedKafka broker =
        EmbeddedKafka.at(folder.resolve("data"))
            .port(Integer.parseInt(args[1]))
            .with("log.segment.bytes", Integer.toString(32 << 20))
            .with("log.retention.bytes", Integer.toString(256 << 20))
            .start();
    Path draft = Files.writeString(folder.resolve("draft"), broker.bootstrapServers());
    Files.move(draft, folder.resolve(ADDRESS));
    // Nobody is left behind when the one who started it is gone.
    while (ProcessHandle.current().parent().filter(ProcessHandle::isAlive).isPresent()
        && broker.faults().isEmpty()) {
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
    Runtime.getRuntime().halt(1);
  }
}
