package io.intentscorer.stream;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import io.intentscorer.stream.Topics.Topic;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * What each party must be allowed on a cluster that allows nothing by itself, and no more. Kafka
 * takes reading, writing and deleting for a permission to describe.
 *
 * @param applicationId the setting {@code application.id} of the scorer
 */
public record Permissions(Topics topics, String applicationId) {
  /** The operations on each resource. */
  public Map<ResourcePattern, Set<AclOperation>> of(Party party) {
    return switch (party) {
      case SETUP -> setup();
      case SCORER -> scorer();
      case TRACKER -> new Granted().on(List.of(topics.companyEvents()), WRITE).byResource();
      case OPS -> ops();
      case ANALYST -> analyst();
      case SALES -> sales();
      case PRIVACY -> new Granted().on(List.of(topics.erasures()), WRITE).byResource();
    };
  }

  private Map<ResourcePattern, Set<AclOperation>> setup() {
    return new Granted()
        .on(topics.all(), CREATE, DESCRIBE, DESCRIBE_CONFIGS)
        // Whether a scorer still reads what is to be made anew.
        .on(group(), DESCRIBE)
        .byResource();
  }

  private ResourcePattern group() {
    return new ResourcePattern(ResourceType.GROUP, applicationId, PatternType.LITERAL);
  }

  private Map<ResourcePattern, Set<AclOperation>> scorer() {
    // What Kafka Streams makes for itself, topics and transactions, is called by this name.
    String own = applicationId + "-";
    return new Granted()
        .on(topics.all(), DESCRIBE_CONFIGS)
        .on(read(), READ)
        .on(written(), WRITE)
        .on(prefixed(ResourceType.TOPIC, topics.nurture("").name()), CREATE, WRITE)
        .on(prefixed(ResourceType.TOPIC, own), CREATE, READ, WRITE, DELETE)
        .on(prefixed(ResourceType.TRANSACTIONAL_ID, own), WRITE)
        .on(group(), READ)
        .byResource();
  }

  /** The topics that the topology begins with. */
  List<Topic> read() {
    return List.of(
        topics.companyEvents(), topics.erasures(), topics.icpRules(), topics.rulesAccepted());
  }

  private List<Topic> written() {
    List<Topic> written = new ArrayList<>(topics.all());
    written.removeAll(topics.inputs());
    return written;
  }

  private Map<ResourcePattern, Set<AclOperation>> ops() {
    return new Granted()
        .on(List.of(topics.icpRules()), WRITE)
        .on(
            List.of(
                topics.ruleStatus(),
                topics.rulesAccepted(),
                topics.rulesHistory(),
                topics.deadLetters()),
            READ)
        .byResource();
  }

  private Map<ResourcePattern, Set<AclOperation>> analyst() {
    StateTopics state = new StateTopics(applicationId);
    Granted granted = new Granted().on(List.of(topics.ruleStatus(), topics.rulesAccepted()), READ);
    if (topics.ledger() != null) {
      granted.on(List.of(topics.scoreLedger()), READ);
    }
    return granted
        .on(literal(state.accounts()), READ)
        .on(literal(state.contacts()), READ)
        .byResource();
  }

  private Map<ResourcePattern, Set<AclOperation>> sales() {
    return new Granted()
        .on(List.of(topics.fitScores(), topics.scoredLeads(), topics.accountAlerts()), READ)
        .on(prefixed(ResourceType.TOPIC, topics.nurture("").name()), READ)
        .on(prefixed(ResourceType.GROUP, topics.prefix() + Party.SALES.word() + "-"), READ)
        .byResource();
  }

  private static ResourcePattern literal(String topic) {
    return new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL);
  }

  private static ResourcePattern prefixed(ResourceType type, String beginning) {
    return new ResourcePattern(type, beginning, PatternType.PREFIXED);
  }

  /** Gathers operations by resource, in the order in which they are told. */
  private static final class Granted {
    private final Map<ResourcePattern, Set<AclOperation>> byResource = new LinkedHashMap<>();

    Granted on(Collection<Topic> topics, AclOperation... operations) {
      topics.forEach(topic -> on(literal(topic.name()), operations));
      return this;
    }

    Granted on(ResourcePattern resource, AclOperation... operations) {
      Collections.addAll(
          byResource.computeIfAbsent(resource, none -> EnumSet.noneOf(AclOperation.class)),
          operations);
      return this;
    }

    Map<ResourcePattern, Set<AclOperation>> byResource() {
      return Collections.unmodifiableMap(byResource);
    }
  }
}
