package io.intentscorer.stream;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.jspecify.annotations.Nullable;

/** The sentences of {@link PlainWords}: what each fault is, and what to do. */
final class Remedies {
  private static final Pattern PARTITIONS =
      Pattern.compile(
          "internal topic (\\S+) has invalid partitions: expected: (\\d+); actual: (\\d+)");
  private static final String GRANT =
      "the command topics --acls prints all that is needed; this alone is granted with kafka-acls.sh"
          + " --add --allow-principal User:NAME ";

  private Remedies() {}

  static String tls(SslAuthenticationException fault) {
    return "TLS with the brokers fails ("
        + fault.getMessage()
        + "): check security.protocol and ssl.truststore.*, that the brokers' certificate names the"
        + " host that bootstrap.servers does, and that it has not run out";
  }

  static String credentials(AuthenticationException fault) {
    return "the brokers refuse the scorer's credentials ("
        + fault.getMessage()
        + "): check security.protocol, sasl.mechanism and the name and password of"
        + " sasl.jaas.config, and that the brokers know this user";
  }

  static String topics(TopicAuthorizationException fault) {
    Set<String> topics = new TreeSet<>(fault.unauthorizedTopics());
    return "the brokers let the scorer's user not use "
        + (topics.isEmpty() ? "a topic" : (topics.size() == 1 ? "the topic " : "the topics "))
        + String.join(", ", topics)
        + ": it needs Read and Describe on what it reads, Write and Describe on what it writes,"
        + " and Read, Write, Create, Delete, Describe and DescribeConfigs on topics that begin with"
        + " its application.id; "
        + GRANT
        + (topics.isEmpty()
            ? "--topic …"
            : "--topic " + topics.iterator().next() + " --operation …");
  }

  static String group(GroupAuthorizationException fault) {
    String group = fault.groupId() == null ? "…" : fault.groupId();
    return "the brokers let the scorer's user not read as the consumer group "
        + group
        + ", which is its application.id: it needs Read and Describe; "
        + GRANT
        + "--operation Read --operation Describe --group "
        + group;
  }

  /**
   * @param id what the transactional ids begin with
   */
  static String transactions(String id) {
    return "the brokers let the scorer's user not write in transactions: it needs Write and Describe"
        + " on transactional ids that begin with its application.id; "
        + GRANT
        + "--operation Write --operation Describe --transactional-id "
        + id
        + " --resource-pattern-type prefixed";
  }

  /**
   * @param personas what the names of personas' topics begin with
   * @param own what the names of the topics of the state begin with
   */
  static String creation(String personas, String own) {
    return "the scorer's user may not create topics whose names begin with "
        + personas
        + " or with "
        + own
        + ": it needs Create on both; "
        + GRANT
        + "--operation Create --resource-pattern-type prefixed --topic "
        + personas
        + " --topic "
        + own;
  }

  static String cluster() {
    return "the brokers let the scorer's user not do this on the cluster: it needs Create on the"
        + " topic or on the cluster to create one, and Describe on the cluster; "
        + GRANT
        + "--operation Create --operation Describe --cluster";
  }

  static String missing() {
    return "a topic that the scorer reads is missing or was deleted: the command topics says which"
        + " and creates it; then start the scorer again";
  }

  static String twins() {
    return "another process runs with the same consumer.group.instance.id: give each one its own";
  }

  static String strangers() {
    return "the consumer group has members of another kind: stop whatever else runs under this"
        + " application.id, or choose another application.id";
  }

  static String copies(InvalidReplicationFactorException fault) {
    return "the brokers cannot keep so many copies of a topic ("
        + fault.getMessage()
        + "): set topics.replication.factor to at most the number of brokers";
  }

  static String large(RecordTooLargeException fault) {
    return "a record is larger than the brokers take ("
        + fault.getMessage()
        + "): the command topics says which topic has too small a max.message.bytes";
  }

  static String old(UnsupportedVersionException fault) {
    return "the brokers are too old for the scorer ("
        + fault.getMessage()
        + "): it needs Apache Kafka 2.5 or later, and 4.0 with group.protocol=streams";
  }

  static String memory(OutOfMemoryError fault) {
    return "the memory is not enough ("
        + fault.getMessage()
        + "): give java a larger heap with -Xmx, or the machine or container more memory";
  }

  static String locked() {
    return "the state directory is in use by another process: stop that one, or give this one a"
        + " state.dir of its own";
  }

  static @Nullable String noHost(ConfigException fault) {
    String message = String.valueOf(fault.getMessage());
    return message.contains("No resolvable bootstrap urls")
        ? "no host that bootstrap.servers names is known here: check the names, and that this"
            + " machine can look them up"
        : null;
  }

  /** Faults that Kafka tells apart only by their text. */
  static @Nullable String byMessage(Throwable fault) {
    String message = String.valueOf(fault.getMessage());
    Matcher partitions = PARTITIONS.matcher(message);
    if (partitions.find()) {
      return partitions(
          partitions.group(1),
          Integer.parseInt(partitions.group(3)),
          Integer.parseInt(partitions.group(2)));
    }
    if (message.contains("No space left on device")) {
      return "the disk is full: free some, or move state.dir to a larger one; what the stores held"
          + " is still in the topics";
    }
    if (message.contains("hasn't received acknowledgment for some previously sent messages")
        || message.contains("timed out and must be retried")) {
      return "the brokers did not answer for longer than producer.max.block.ms or"
          + " producer.delivery.timeout.ms: check that they run; the scorer goes on where it was when"
          + " it is started again";
    }
    return message.contains("are running in the same state directory") ? locked() : null;
  }

  /** The partitions of events or erasures are no longer those that the state was divided by. */
  static String partitions(String topic, int has, int needs) {
    return "topic "
        + topic
        + " has "
        + has
        + " partitions and would now need "
        + needs
        + ": somebody changed the partitions of company-events or erasures, and what the scorer"
        + " remembers is divided by the old number. Make the changed topic anew with as many"
        + " partitions as before, or start under a new application.id, which begins without state";
  }

  static String state(ProcessorStateException fault) {
    return "the state directory cannot be used ("
        + fault.getMessage()
        + "): check that state.dir can be written by this user and that its disk is not full";
  }

  static String silence(TimeoutException fault) {
    return "the brokers did not answer in time ("
        + fault.getMessage()
        + "): check that they run and that bootstrap.servers and advertised.listeners name them so"
        + " that this machine reaches them";
  }
}
