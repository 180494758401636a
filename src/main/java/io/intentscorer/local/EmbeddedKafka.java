package io.intentscorer.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.raft.QuorumConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker inside this JVM: one KRaft node, broker and controller in one, that listens on
 * 127.0.0.1 only.
 *
 * <p>{@code EmbeddedKafka.at(directory).port(9092).start()} gives a running broker. Everything it
 * knows lies in its directory: stopped and started again, by this object or by another one at the
 * same place, it comes back with the same topics, records and groups.
 */
public final class EmbeddedKafka implements AutoCloseable {
  /**
   * How long the broker waits for its controller's leave to go: an answer comes at once or never.
   */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  private final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private final BrokerSettings settings;
  private final FaultRecorder faults = new FaultRecorder();

  /** The port asked for, and from the first start on the port had: it outlives a restart. */
  private int port;

  private @Nullable Node node;

  EmbeddedKafka(BrokerSettings settings) {
    this.settings = settings;
    this.port = settings.port();
  }

  /** The settings of a broker that keeps its data in the directory: any free port, no overrides. */
  public static BrokerSettings at(Path directory) {
    return new BrokerSettings(directory, 0, Map.of());
  }

  /**
   * Starts the broker again after {@link #stop}, on the port that it had, and returns once it
   * serves.
   *
   * @throws PortTakenException if something else has taken the port
   * @throws IllegalStateException if the broker runs already or does not start
   */
  public synchronized void start() {
    if (node != null) {
      throw new IllegalStateException("the broker runs already on port " + port);
    }
    // The port before the directory: a refused start leaves nothing behind.
    var listeners = new BoundListeners();
    try {
      port = listeners.bind(BrokerSettings.CLIENTS, port);
      node = startNode(listeners);
    } catch (PortTakenException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("the embedded broker did not start: " + e.getMessage(), e);
    } finally {
      if (node == null) {
        listeners.close();
      }
    }
  }

  /** Where clients find the broker, {@code host:port}; the same over restarts of this object. */
  public synchronized String bootstrapServers() {
    return BrokerSettings.HOST + ":" + port;
  }

  /**
   * What has gone wrong inside the broker since this object was made, oldest first, at most 100. A
   * broker with a fault may have stopped serving; empty is healthy.
   */
  public List<RuntimeException> faults() {
    return faults.faults();
  }

  /** Stops the broker and returns once its data is on disk; does nothing when it does not run. */
  public synchronized void stop() {
    if (node != null) {
      node.stop();
      node = null;
    }
  }

  /** The same as {@link #stop}. */
  @Override
  public void close() {
    stop();
  }

  private Node startNode(BoundListeners listeners) throws Exception {
    var lock = DirectoryLock.take(settings.directory());
    try {
      format();
      var controllerPort = listeners.bind(BrokerSettings.CONTROLLER, 0);
      var config = new KafkaConfig(settings.properties(port, controllerPort), false);
      var directories = KafkaRaftServer.initializeLogDirs(config, log, "");
      var shared = share(config, directories._1(), listeners);
      var node =
          new Node(
              new BrokerServer(shared),
              new ControllerServer(shared, KafkaRaftServer.configSchema(), directories._2()),
              listeners,
              lock);
      node.start();
      return node;
    } catch (Exception e) {
      lock.close();
      throw e;
    }
  }

  /** Makes the directory a node's own, unless it is one already. */
  private void format() throws Exception {
    var directory = settings.directory();
    if (Files.exists(directory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))) {
      return;
    }
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName(BrokerSettings.CONTROLLER)
        .run();
  }

  /** What the node's two halves have in common. */
  private SharedServer share(
      KafkaConfig config, MetaPropertiesEnsemble identity, BoundListeners listeners) {
    var quorum = config.quorumConfig();
    return new SharedServer(
        config,
        identity,
        Time.SYSTEM,
        Server.initializeMetrics(config, Time.SYSTEM, identity.clusterId().orElseThrow()),
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        faults,
        listeners);
  }

  /** The parts of a running node. */
  private record Node(
      BrokerServer broker,
      ControllerServer controller,
      BoundListeners listeners,
      DirectoryLock lock) {
    /** The broker registers with the controller, so the controller comes first and leaves last. */
    void start() {
      try {
        controller.startup();
        broker.startup();
      } catch (RuntimeException e) {
        stop();
        throw e;
      }
    }

    void stop() {
      broker.shutdown(FAREWELL);
      broker.awaitShutdown();
      controller.shutdown();
      controller.awaitShutdown();
      listeners.close();
      lock.close();
    }
  }
}
