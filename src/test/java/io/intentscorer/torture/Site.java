package io.intentscorer.torture;

import io.intentscorer.cli.IntentScorerCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A broker, scorers, and the supervisor who starts them again. */
final class Site implements AutoCloseable {
  static final String APPLICATION = "intent-scorer";
  static final int PARTITIONS = 4;

  private final Path folder;
  private final ProcessOptions options;
  private final Map<String, String> more;
  private final Broker broker;
  private final List<Instance> instances = new ArrayList<>();
  private final Thread supervisor = new Thread(this::supervise, "supervisor");
  private @Nullable Instance guest;
  private volatile boolean closed;

  /**
   * @param more settings of every scorer, beside the shipped ones
   */
  Site(Path folder, ProcessOptions options, Map<String, String> more) throws IOException {
    this.folder = folder;
    this.options = options;
    this.more = more;
    this.broker = new Broker(folder.resolve("broker"));
    // Who is stopped by hand leaves no process and no mounted disk behind.
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "clean-up"));
    command("topics");
    supervisor.setDaemon(true);
    supervisor.start();
  }

  Broker broker() {
    return broker;
  }

  /** One more scorer; it runs from {@link Instance#start} on. */
  Instance add() throws IOException, InterruptedException {
    String name = "scorer-" + (instances().size() + 1);
    Instance added = new Instance(name, folder.resolve(name), settings(name), options);
    synchronized (instances) {
      instances.add(added);
    }
    return added;
  }

  /** A scorer that is not one of the steady ones: it comes and goes. */
  Instance guest() throws IOException, InterruptedException {
    Instance known = guest;
    if (known == null) {
      known = new Instance("guest", folder.resolve("guest"), settings("guest"), options);
      guest = known;
    }
    return known;
  }

  List<Instance> instances() {
    synchronized (instances) {
      return List.copyOf(instances);
    }
  }

  /** What ops do: a command of the scorer's. */
  void command(String... words) {
    if (!tryCommand(words)) {
      throw new IllegalStateException("the command failed: " + String.join(" ", words));
    }
  }

  /** The same; false where it failed. */
  boolean tryCommand(String... words) {
    String[] set =
        settings().entrySet().stream()
            .flatMap(entry -> Stream.of("--set", entry.getKey() + "=" + entry.getValue()))
            .toArray(String[]::new);
    String[] all = Stream.concat(Stream.of(words), Stream.of(set)).toArray(String[]::new);
    return IntentScorerCommand.run(all) == 0;
  }

  Map<String, String> settings() {
    Map<String, String> all = new TreeMap<>(more);
    all.put("bootstrap.servers", broker.bootstrapServers());
    all.put("topics.replication.factor", "1");
    all.put("topics.partitions", Integer.toString(PARTITIONS));
    return all;
  }

  /**
   * The clients of a scorer bear its name, and so does its membership of the group, where settings
   * give that a name.
   */
  private Map<String, String> settings(String name) {
    Map<String, String> all = settings();
    all.put("client.id", name);
    all.computeIfPresent("consumer.group.instance.id", (key, group) -> group + "-" + name);
    return all;
  }

  /** For clients that are no scorer. */
  Map<String, Object> client() {
    return Map.of("bootstrap.servers", broker.bootstrapServers());
  }

  private void supervise() {
    while (!closed) {
      for (Instance instance : instances()) {
        try {
          instance.tend();
        } catch (IOException fault) {
          throw new IllegalStateException(instance.name() + " cannot be started", fault);
        }
      }
      LockSupport.parkNanos(100_000_000L);
    }
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      supervisor.join();
      for (Instance instance : instances()) {
        instance.close();
      }
      if (guest != null) {
        guest.close();
      }
    } catch (IOException | InterruptedException fault) {
      throw new IllegalStateException("the site cannot be cleaned up: " + folder, fault);
    } finally {
      broker.close();
    }
  }
}
