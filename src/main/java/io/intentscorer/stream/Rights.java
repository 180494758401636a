package io.intentscorer.stream;

import io.intentscorer.stream.Topics.Topic;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** What the scorer's user must be allowed to do with each topic, as {@link Permissions} say it. */
record Rights(Permissions permissions) {
  /** What must be allowed with a topic; to find it is part of that. */
  Set<AclOperation> needed(Topic topic) {
    ResourcePattern resource =
        new ResourcePattern(ResourceType.TOPIC, topic.name(), PatternType.LITERAL);
    Set<AclOperation> needed = EnumSet.of(AclOperation.DESCRIBE);
    needed.addAll(permissions.of(Party.SCORER).getOrDefault(resource, Set.of()));
    return needed;
  }

  /**
   * What is needed and not allowed.
   *
   * @param allowed of each topic that there is; nothing where the brokers do not say
   */
  List<Check> lacking(Map<String, Set<AclOperation>> allowed) {
    List<Check> checks = new ArrayList<>();
    for (Topic topic : permissions.topics().all()) {
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
            .map(SecurityUtils::operationName)
            .map(word -> " --operation " + word)
            .collect(Collectors.joining());
    return "topic "
        + topic.name()
        + " lacks "
        + lacking.stream().map(SecurityUtils::operationName).collect(Collectors.joining(" and "))
        + " for the scorer's user: kafka-acls.sh --add --allow-principal User:NAME --topic "
        + topic.name()
        + operations;
  }
}
