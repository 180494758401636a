package io.intentscorer.stream;

import io.intentscorer.stream.TopicKeeper.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.jspecify.annotations.Nullable;

/** Looks at a cluster as the scorer will find it, and changes nothing. */
public final class ClusterExamination implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final String PROBE = "doctor";

  private final Admin admin;
  private final TopicKeeper keeper;
  private final StateDivision division;
  private final short replication;

  /**
   * @param client how to reach the cluster
   * @param division how the scorer divides what it remembers
   * @param keeper closed by the caller, after this
   * @param replication how many copies a topic is created with; -1 for the brokers' default
   */
  public ClusterExamination(
      Map<String, Object> client, StateDivision division, TopicKeeper keeper, short replication) {
    Map<String, Object> config = new HashMap<>(client);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
    this.admin = Admin.create(config);
    this.division = division;
    this.keeper = keeper;
    this.replication = replication;
  }

  /** All that can be seen; only the first line where no broker answers. */
  public List<Check> examine(Instant now) {
    List<Check> checks = new ArrayList<>();
    checks.add(attempt("brokers", this::brokers).get(0));
    if (Check.worst(checks) == Check.Outcome.FAIL) {
      return checks;
    }
    checks.addAll(attempt("topics", this::topics));
    checks.addAll(attempt("state topics", this::stateTopics));
    checks.addAll(attempt("topic rights", this::topicRights));
    checks.addAll(attempt("creating topics", this::creation));
    checks.addAll(attempt("consumer group", this::group));
    checks.addAll(attempt("transactions", this::transactions));
    checks.addAll(attempt("clock", () -> List.of(clock(newestEvent(), now))));
    return checks;
  }

  private static List<Check> attempt(String subject, Supplier<List<Check>> look) {
    try {
      return look.get();
    } catch (TopicFault fault) {
      return List.of(Check.fail(subject, String.valueOf(fault.getMessage())));
    }
  }

  private List<Check> brokers() {
    Collection<Node> nodes = await(admin.describeCluster().nodes());
    return List.of(
        Check.ok("brokers", nodes.size() == 1 ? "one answers" : nodes.size() + " answer"));
  }

  private List<Check> topics() {
    List<Finding> findings = keeper.check(division.topics().all());
    if (findings.isEmpty()) {
      return List.of(
          Check.ok("topics", "all " + division.topics().all().size() + " are as they should be"));
    }
    return findings.stream()
        .map(
            finding ->
                Check.fail(
                    "topic " + finding.topic().name(),
                    finding.message()
                        + (finding.missing() ? ": the command topics creates it" : "")))
        .toList();
  }

  private List<Check> stateTopics() {
    List<String> faults = division.faults(keeper);
    return faults.isEmpty()
        ? List.of(Check.ok("state topics", "they fit the partitions of what is read"))
        : faults.stream().map(fault -> Check.fail("state topics", fault)).toList();
  }

  private List<Check> topicRights() {
    Set<String> present = keeper.names();
    List<String> names =
        division.topics().all().stream().map(Topics.Topic::name).filter(present::contains).toList();
    Map<String, Set<AclOperation>> allowed = new HashMap<>();
    await(
            admin
                .describeTopics(
                    names, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                .allTopicNames())
        .forEach((name, topic) -> allowed.put(name, known(topic.authorizedOperations())));
    return new Rights(new Permissions(division.topics(), division.applicationId()))
        .lacking(allowed);
  }

  private static Set<AclOperation> known(@Nullable Set<AclOperation> all) {
    return all == null ? Set.of() : Set.copyOf(all);
  }

  /** The brokers say what would come of it, and create nothing. */
  private List<Check> creation() {
    Optional<Short> copies = replication < 1 ? Optional.empty() : Optional.of(replication);
    List<NewTopic> wanted =
        List.of(
            new NewTopic(division.topics().nurture(PROBE).name(), Optional.of(1), copies),
            new NewTopic(division.applicationId() + "-" + PROBE, Optional.of(1), copies));
    try {
      await(admin.createTopics(wanted, new CreateTopicsOptions().validateOnly(true)).all());
    } catch (TopicFault fault) {
      if (fault.getCause() instanceof TopicAuthorizationException) {
        return List.of(
            Check.fail(
                "creating topics",
                Remedies.creation(
                    division.topics().nurture("").name(), division.applicationId() + "-")));
      }
      if (!(fault.getCause() instanceof TopicExistsException)) {
        throw fault;
      }
    }
    return List.of(Check.ok("creating topics", "those of personas and of the state can be made"));
  }

  private List<Check> group() {
    String group = division.applicationId();
    try {
      var options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
      Set<AclOperation> allowed =
          await(admin.describeConsumerGroups(List.of(group), options).all()).values().stream()
              .flatMap(found -> known(found.authorizedOperations()).stream())
              .collect(Collectors.toSet());
      if (!allowed.isEmpty() && !allowed.contains(AclOperation.READ)) {
        return List.of(
            Check.fail(
                "consumer group", PlainWords.of(GroupAuthorizationException.forGroupId(group))));
      }
    } catch (TopicFault fault) {
      if (!(fault.getCause() instanceof GroupIdNotFoundException)) {
        throw fault;
      }
    }
    return List.of(Check.ok("consumer group", group + " can be used"));
  }

  private List<Check> transactions() {
    String id = division.applicationId() + "-" + PROBE;
    try {
      await(admin.describeTransactions(List.of(id)).description(id));
    } catch (TopicFault fault) {
      if (fault.getCause() instanceof TransactionalIdAuthorizationException) {
        return List.of(Check.fail("transactions", Remedies.transactions(division.applicationId())));
      }
      if (!(fault.getCause() instanceof TransactionalIdNotFoundException)) {
        throw fault;
      }
    }
    return List.of(
        Check.ok("transactions", "ids that begin with " + division.applicationId() + " are open"));
  }

  private long newestEvent() {
    String topic = division.topics().companyEvents().name();
    int partitions = keeper.partitions(topic::equals).getOrDefault(topic, 0);
    Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
    IntStream.range(0, partitions)
        .forEach(at -> newest.put(new TopicPartition(topic, at), OffsetSpec.maxTimestamp()));
    return await(admin.listOffsets(newest).all()).values().stream()
        .mapToLong(end -> end.timestamp())
        .max()
        .orElse(-1);
  }

  /** Kafka tells nobody its time; what it holds was dated by others' clocks. */
  static Check clock(long newestEvent, Instant now) {
    if (newestEvent < 0) {
      return Check.ok("clock", "no event yet to compare it with");
    }
    Duration ahead = Duration.between(now, Instant.ofEpochMilli(newestEvent));
    return ahead.compareTo(Duration.ofMinutes(5)) > 0
        ? Check.warn(
            "clock",
            "the newest event is dated "
                + ahead.toSeconds()
                + " s ahead of this machine's clock: see that both machines keep time (NTP)")
        : Check.ok("clock", "no event is dated ahead of this machine's");
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException refused) {
      Throwable cause = refused.getCause() == null ? refused : refused.getCause();
      throw new TopicFault(PlainWords.of(cause), cause);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TopicFault("interrupted", stopped);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }
}
