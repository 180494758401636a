package io.intentscorer.stream;

import io.intentscorer.stream.Topics.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;

/** What the scorer's user must be allowed to do with each topic. */
record Rights(Topics topics) {
  /** Needed beside what is done with the records: to find the topic, and to see how it is set. */
  private static final Set<AclOperation> ANY =
      EnumSet.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);

  /** What must be allowed with a topic. */
  Set<AclOperation> needed(Topic topic) {
    Set<AclOperation> needed = EnumSet.copyOf(ANY);
    boolean reads =
        List.of(
                topics.companyEvents(),
                topics.icpRules(),
                topics.erasures(),
                topics.rulesAccepted())
            .contains(topic);
    if (reads) {
      needed.add(AclOperation.READ);
    }
    if (!reads || topic.equals(topics.rulesAccepted())) {
      needed.add(AclOperation.WRITE);
    }
    return needed;
  }

  /**
   * What is needed and not allowed.
   *
   * @param allowed of each topic that there is; nothing where the brokers do not say
   */
  List<Check> lacking(Map<String, Set<AclOperation>> allowed) {
    List<Check> checks = new ArrayList<>();
    for (Topic topic : topics.all()) {
      Set<AclOperation> had = allowed.getOrDefault(topic.name(), Set.of());
      Set<AclOperation> lacking = EnumSet.copyOf(needed(topic));
      lacking.removeAll(had);
      if (!had.isEmpty() && !lacking.isEmpty()) {
        checks.add(Check.fail("topic rights", grant(topic, lacking)));
      }
    }
    return checks.isEmpty()
        ? List.of(Check.ok("topic rights", "all topics can be read or written, as is needed"))
        : checks;
  }

  private static String grant(Topic topic, Set<AclOperation> lacking) {
    String operations =
        lacking.stream()
            .map(Rights::word)
            .map(word -> " --operation " + word)
            .collect(Collectors.joining());
    return "topic "
        + topic.name()
        + " lacks "
        + lacking.stream().map(Rights::word).collect(Collectors.joining(" and "))
        + " for the scorer's user: kafka-acls.sh --add --allow-principal User:NAME --topic "
        + topic.name()
        + operations;
  }

  /** As kafka-acls.sh takes it. */
  private static String word(AclOperation operation) {
    return switch (operation) {
      case READ -> "Read";
      case WRITE -> "Write";
      case DESCRIBE -> "Describe";
      case DESCRIBE_CONFIGS -> "DescribeConfigs";
      default -> operation.name();
    };
  }
}
