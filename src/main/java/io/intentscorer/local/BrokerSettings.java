package io.intentscorer.local;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where an embedded broker keeps its data, where it listens, and what differs from the house's
 * broker settings.
 *
 * @param directory the data directory, absolute; made on the first start
 * @param port the clients' port, 0 to 65535; 0 takes any free one
 * @param overrides Kafka broker settings that win over the house's
 */
public record BrokerSettings(Path directory, int port, Map<String, String> overrides) {
  static final String HOST = "127.0.0.1";
  static final int NODE_ID = 1;
  static final String CLIENTS = "PLAINTEXT";
  static final String CONTROLLER = "CONTROLLER";

  /** Large enough for a dead letter that carries the largest event and its headers: 17 MiB. */
  static final int LARGEST_MESSAGE_BYTES = 17 * 1024 * 1024;

  private static final int LARGEST_PORT = 65_535;

  /** One node holds every replica; Kafka's defaults ask for three. */
  private static final Map<String, String> SINGLE_NODE =
      Map.ofEntries(
          entry("default.replication.factor", "1"),
          entry("min.insync.replicas", "1"),
          entry("offsets.topic.replication.factor", "1"),
          entry("offsets.topic.num.partitions", "1"),
          entry("transaction.state.log.replication.factor", "1"),
          entry("transaction.state.log.min.isr", "1"),
          entry("transaction.state.log.num.partitions", "1"),
          entry("share.coordinator.state.topic.replication.factor", "1"),
          entry("share.coordinator.state.topic.min.isr", "1"),
          entry("share.coordinator.state.topic.num.partitions", "1"));

  /** The scorer creates its topics itself: one that appears by a slip would hide the slip. */
  private static final Map<String, String> TOPICS = Map.of("auto.create.topics.enable", "false");

  private static final Map<String, String> MESSAGE_SIZE =
      Map.of(
          "message.max.bytes", String.valueOf(LARGEST_MESSAGE_BYTES),
          "replica.fetch.max.bytes", String.valueOf(LARGEST_MESSAGE_BYTES),
          "replica.fetch.response.max.bytes", String.valueOf(2 * LARGEST_MESSAGE_BYTES),
          "fetch.max.bytes", String.valueOf(4 * LARGEST_MESSAGE_BYTES),
          "socket.request.max.bytes", String.valueOf(8 * LARGEST_MESSAGE_BYTES));

  /** A group of one or two members on one machine gains nothing by waiting for more. */
  private static final Map<String, String> PROMPT_GROUPS =
      Map.of(
          "group.initial.rebalance.delay.ms", "0",
          "group.streams.initial.rebalance.delay.ms", "0",
          "group.streams.min.heartbeat.interval.ms", "500",
          "group.streams.heartbeat.interval.ms", "500");

  /**
   * How soon a node that was killed is let back in: the controller, reading its log, takes the
   * broker's last life for a living one until its session ends. Kafka's default is 9 s.
   */
  private static final Map<String, String> QUICK_RETURN =
      Map.of("broker.session.timeout.ms", "6000", "broker.heartbeat.interval.ms", "1000");

  /**
   * So short that they are read in a moment. A node that comes back reads them twice, for it is
   * shut out once in between; where the first reading is not over by then, Kafka 4.3.1 takes its
   * end for that of the second, and groups go on from where they were long ago, with old offsets
   * and members that nobody awaits for five minutes. Seen with 12 MB and with 34 MB of offsets.
   */
  private static final Map<String, String> SHORT_LOGS =
      Map.of(
          "offsets.topic.segment.bytes", String.valueOf(1024 * 1024),
          "transaction.state.log.segment.bytes", String.valueOf(1024 * 1024));

  /** Threads and buffers for a laptop's load; Kafka's defaults are for a server of its own. */
  private static final Map<String, String> SMALL =
      Map.of(
          "num.network.threads", "1",
          "num.io.threads", "2",
          "background.threads", "2",
          "group.coordinator.threads", "1",
          "num.recovery.threads.per.data.dir", "1",
          "log.cleaner.dedupe.buffer.size", String.valueOf(2 * 1024 * 1024));

  /** What the broker's identity hangs on: changed by hand, it could not start or be reached. */
  private static final Set<String> FIXED =
      Set.of(
          "process.roles",
          "node.id",
          "log.dirs",
          "listeners",
          "controller.listener.names",
          "controller.quorum.voters");

  /**
   * Checks the settings.
   *
   * @throws IllegalArgumentException if the port is out of range, a setting is not to be
   *     overridden, or the directory's name holds a comma (Kafka reads it as a list)
   */
  public BrokerSettings {
    directory = directory.toAbsolutePath();
    overrides = Map.copyOf(overrides);
    if (port < 0 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("port must be 0 to 65535, not " + port);
    }
    if (directory.toString().contains(",")) {
      throw new IllegalArgumentException("a data directory cannot have a comma: " + directory);
    }
    var refused = new TreeSet<>(overrides.keySet());
    refused.retainAll(FIXED);
    if (!refused.isEmpty()) {
      throw new IllegalArgumentException("cannot be overridden: " + refused);
    }
  }

  /** The same settings with another port: 0 to 65535, 0 for any free one. */
  public BrokerSettings port(int newPort) {
    return new BrokerSettings(directory, newPort, overrides);
  }

  /** The same settings with one more Kafka broker setting, or another value for one. */
  public BrokerSettings with(String key, String value) {
    var changed = new HashMap<>(overrides);
    changed.put(key, value);
    return new BrokerSettings(directory, port, changed);
  }

  /**
   * Starts a broker and returns once it serves: 2 to 6 seconds, the longer after a killed one.
   *
   * @throws PortTakenException if {@link #port} is not to be had
   * @throws IllegalStateException if the broker does not start; its cause says why
   */
  public EmbeddedKafka start() {
    var kafka = new EmbeddedKafka(this);
    kafka.start();
    return kafka;
  }

  /** The node's whole configuration, as Kafka's own properties file would have it. */
  Map<String, Object> properties(int clientPort, int controllerPort) {
    var clients = CLIENTS + "://" + HOST + ":" + clientPort;
    var controller = CONTROLLER + "://" + HOST + ":" + controllerPort;
    var properties = new HashMap<String, Object>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(NODE_ID));
    properties.put("log.dirs", directory.toString());
    properties.put("listeners", clients + "," + controller);
    properties.put("advertised.listeners", clients);
    properties.put("inter.broker.listener.name", CLIENTS);
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("controller.quorum.voters", NODE_ID + "@" + HOST + ":" + controllerPort);
    properties.put(
        "listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    properties.putAll(SINGLE_NODE);
    properties.putAll(TOPICS);
    properties.putAll(MESSAGE_SIZE);
    properties.putAll(PROMPT_GROUPS);
    properties.putAll(QUICK_RETURN);
    properties.putAll(SHORT_LOGS);
    properties.putAll(SMALL);
    properties.putAll(overrides);
    return properties;
  }
}
