package io.intentscorer.stream;

import io.intentscorer.stream.Topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/**
 * Creates topics and says what is missing or misconfigured; asks the brokers for what else the
 * scorer needs of an administrator.
 */
public final class TopicKeeper implements AutoCloseable {
  static final long PATIENCE_SECONDS = 30;
  private static final int PING_MILLIS = 5_000;

  private final Admin admin;
  private final int partitions;
  private final short replication;

  /**
   * @param partitions how many partitions a topic gets whose order does not count
   * @param replication how many copies; -1 for the broker's default
   */
  public TopicKeeper(Map<String, Object> adminConfig, int partitions, short replication) {
    this.admin = Admin.create(adminConfig);
    this.partitions = partitions;
    this.replication = replication;
  }

  /** What is wrong with a topic, and what to do about it. */
  public record Finding(Topic topic, boolean missing, String message) {}

  /** The names of all topics of the cluster. */
  public Set<String> names() {
    return await(admin.listTopics().names(), "the topics cannot be listed");
  }

  /** Empty when the brokers answer within a few seconds, else what is the matter. */
  Optional<String> silence() {
    return trouble(
        admin.describeCluster(new DescribeClusterOptions().timeoutMs(PING_MILLIS)).nodes());
  }

  /**
   * Has the brokers give up at once what a process that was killed left open. Until they do, nobody
   * can go on where it stopped: by themselves they do after {@code producer.transaction.timeout.ms}
   * (10 s), of which they think every 10 s as they come.
   *
   * @return what went wrong, empty for nothing
   */
  Optional<String> giveUp(Collection<String> transactionalIds) {
    return transactionalIds.isEmpty()
        ? Optional.empty()
        : trouble(
            admin
                .fenceProducers(
                    transactionalIds, new FenceProducersOptions().timeoutMs(PING_MILLIS))
                .all());
  }

  /** Waits for an answer that has a few seconds' time. */
  private static Optional<String> trouble(KafkaFuture<?> answer) {
    try {
      // The client's own time goes by the wall clock, which may be set back meanwhile.
      answer.get(2 * PING_MILLIS, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (ExecutionException refused) {
      return Optional.of(PlainWords.of(refused));
    } catch (TimeoutException late) {
      return Optional.of(PlainWords.of(late));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.of("it was interrupted");
    }
  }

  /** How many partitions each topic has that is there and whose name is wanted. */
  public Map<String, Integer> partitions(Predicate<String> wanted) {
    Map<String, Integer> partitions = new TreeMap<>();
    List<String> names = names().stream().filter(wanted).toList();
    await(admin.describeTopics(names).allTopicNames(), "the topics cannot be described")
        .forEach((name, topic) -> partitions.put(name, topic.partitions().size()));
    return partitions;
  }

  /** Finds the topic, or creates it. */
  public void ensure(Topic topic) {
    NewTopic wanted =
        new NewTopic(topic.name(), Optional.of(count(topic)), Optional.ofNullable(replication()))
            .configs(topic.config());
    try {
      admin.createTopics(List.of(wanted)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException refused) {
      // A cluster may forbid this application to create what its owner has created already.
      boolean there =
          refused.getCause() instanceof TopicExistsException || names().contains(topic.name());
      if (!there) {
        throw fault("topic " + topic.name() + " cannot be created", refused.getCause());
      }
    } catch (TimeoutException late) {
      throw fault("topic " + topic.name() + " cannot be created", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault("topic " + topic.name() + " cannot be created", stopped);
    }
  }

  /** Where a consumer group reads on. */
  public ReadingPlaces places(String group) {
    return new ReadingPlaces(admin, group);
  }

  /** How many partitions a topic gets. */
  public int count(Topic topic) {
    return topic.single() ? 1 : partitions;
  }

  /** Says what is missing or misconfigured, without changing anything. */
  public List<Finding> check(Collection<Topic> topics) {
    Set<String> present = names();
    List<Finding> findings = new ArrayList<>();
    List<Topic> existing = topics.stream().filter(t -> present.contains(t.name())).toList();
    for (Topic topic : topics) {
      if (!present.contains(topic.name())) {
        findings.add(absent(topic));
      }
    }
    findings.addAll(misconfigured(existing));
    return findings;
  }

  /** A topic that this user may not see is listed no more than one that is not there. */
  private Finding absent(Topic topic) {
    try {
      admin.describeTopics(List.of(topic.name())).allTopicNames().get();
    } catch (ExecutionException refused) {
      if (refused.getCause() instanceof TopicAuthorizationException hidden) {
        return new Finding(topic, false, "cannot be seen: " + PlainWords.of(hidden));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return new Finding(topic, true, "is missing");
  }

  private List<Finding> misconfigured(List<Topic> existing) {
    List<String> names = existing.stream().map(Topic::name).toList();
    Map<String, TopicDescription> described =
        await(admin.describeTopics(names).allTopicNames(), "the topics cannot be described");
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<ConfigResource, Config> configs =
        await(admin.describeConfigs(resources).all(), "the topics' settings cannot be read");
    List<Finding> findings = new ArrayList<>();
    for (Topic topic : existing) {
      TopicDescription description = described.get(topic.name());
      if (topic.single() && description != null && description.partitions().size() != 1) {
        findings.add(
            new Finding(
                topic,
                false,
                "has "
                    + description.partitions().size()
                    + " partitions and needs exactly one, for the order of its records: make it"
                    + " anew with one"));
      }
      Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, topic.name()));
      if (config != null) {
        compare(topic, config, findings);
      }
    }
    return findings;
  }

  private static void compare(Topic topic, Config config, List<Finding> findings) {
    topic
        .config()
        .forEach(
            (name, wanted) -> {
              ConfigEntry entry = config.get(name);
              String found = entry == null ? "" : String.valueOf(entry.value());
              boolean enough =
                  name.equals("cleanup.policy")
                      ? List.of(found.split(",")).contains(wanted)
                      : found.equals(wanted) || atLeast(found, wanted);
              if (!enough) {
                findings.add(
                    new Finding(
                        topic,
                        false,
                        "has "
                            + name
                            + "="
                            + found
                            + ": set it with kafka-configs.sh --alter --topic "
                            + topic.name()
                            + " --add-config "
                            + name
                            + "="
                            + wanted));
              }
            });
  }

  private static boolean atLeast(String found, String wanted) {
    try {
      // -1 stands for no limit.
      return Long.parseLong(wanted) >= 0
          && (Long.parseLong(found) == -1 || Long.parseLong(found) >= Long.parseLong(wanted));
    } catch (NumberFormatException notNumbers) {
      return false;
    }
  }

  private @Nullable Short replication() {
    return replication < 1 ? null : replication;
  }

  static <T> T await(KafkaFuture<T> future, String complaint) {
    try {
      return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException refused) {
      throw fault(complaint, refused.getCause());
    } catch (TimeoutException late) {
      throw fault(complaint, late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw fault(complaint, stopped);
    }
  }

  private static TopicFault fault(String complaint, @Nullable Throwable cause) {
    Throwable reason = cause == null ? new IllegalStateException("no reason given") : cause;
    String why =
        reason instanceof TimeoutException
            ? "the brokers did not answer within "
                + PATIENCE_SECONDS
                + " s; check that they run and that bootstrap.servers names them"
            : PlainWords.known(reason).orElseGet(() -> String.valueOf(reason.getMessage()));
    return new TopicFault(complaint + ": " + why, reason);
  }

  @Override
  public void close() {
    // Without a limit it waits out the calls that a silent broker has not answered.
    admin.close(Duration.ofSeconds(5));
  }
}
