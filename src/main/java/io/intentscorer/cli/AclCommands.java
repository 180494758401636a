package io.intentscorer.cli;

import io.intentscorer.stream.Party;
import io.intentscorer.stream.Permissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** Permissions as command lines of Kafka's own tool, to be pasted into a shell. */
final class AclCommands {
  private final String tool;

  /**
   * @param bootstrap where the cluster is, as {@code bootstrap.servers} says it
   * @param admin the file by which the administrator reaches it
   */
  AclCommands(String bootstrap, String admin) {
    this.tool =
        "kafka-acls.sh --bootstrap-server "
            + quoted(bootstrap)
            + " --command-config "
            + quoted(admin)
            + " --add";
  }

  /** What belongs together in one call of the tool. */
  private record Kind(ResourceType type, PatternType pattern, Set<AclOperation> operations) {}

  /** A comment that says who it is, and the commands. */
  List<String> lines(Party party, String principal, Permissions permissions) {
    Map<Kind, List<String>> names = new LinkedHashMap<>();
    permissions
        .of(party)
        .forEach(
            (resource, operations) ->
                names
                    .computeIfAbsent(kind(resource, operations), none -> new ArrayList<>())
                    .add(resource.name()));
    List<String> lines = new ArrayList<>();
    lines.add("# " + party.word() + " " + party.work());
    names.forEach((kind, of) -> lines.add(line(principal, kind, of)));
    return lines;
  }

  private static Kind kind(ResourcePattern resource, Set<AclOperation> operations) {
    return new Kind(resource.resourceType(), resource.patternType(), operations);
  }

  private String line(String principal, Kind kind, List<String> names) {
    String option = " --" + kind.type().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return tool
        + " --allow-principal "
        + quoted(principal)
        + kind.operations().stream()
            .map(operation -> " --operation " + SecurityUtils.operationName(operation))
            .collect(Collectors.joining())
        + (kind.pattern() == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "")
        + names.stream().map(name -> option + " " + quoted(name)).collect(Collectors.joining());
  }

  private static String quoted(String word) {
    return word.matches("[\\w:./,=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
