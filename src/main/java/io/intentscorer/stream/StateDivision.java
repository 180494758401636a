package io.intentscorer.stream;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How what the scorer remembers is divided: into as many parts as the topics that it reads have
 * partitions at most. Where those are changed later, Kafka Streams refuses to go on.
 *
 * @param applicationId the setting {@code application.id} of the scorer
 */
public record StateDivision(String applicationId, Topics topics) {
  private static final List<String> BY_KEY =
      List.of(Names.VISITORS, Names.USERS, Names.ACCOUNTS, Names.ACQUAINTANCES);
  private static final List<String> STORES =
      List.of(
          Names.VISITOR_STORE,
          Names.USER_STORE,
          Names.ACCOUNT_STORE,
          Names.CONTACT_STORE,
          Names.ACQUAINTANCE_STORE,
          Names.MESSAGE_STORE,
          Names.SWEEP_STORE,
          Names.DUE_STORE);

  /** Into how many parts everything is divided. */
  int parts(TopicKeeper keeper) {
    return parts(keeper.partitions(this::divides));
  }

  /** What is wrong with the topics that hold what is remembered: empty when nothing is. */
  public List<String> faults(TopicKeeper keeper) {
    return faults(keeper.partitions(topic -> divides(topic) || isDivided(topic)));
  }

  /**
   * The same of what was found.
   *
   * @param partitions of each topic that there is
   */
  List<String> faults(Map<String, Integer> partitions) {
    int needed = parts(partitions);
    return new TreeMap<>(partitions)
        .entrySet().stream()
            .filter(topic -> isDivided(topic.getKey()) && topic.getValue() != needed)
            .map(topic -> Remedies.partitions(topic.getKey(), topic.getValue(), needed))
            .toList();
  }

  private int parts(Map<String, Integer> partitions) {
    return partitions.entrySet().stream()
        .filter(topic -> divides(topic.getKey()))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private boolean divides(String topic) {
    return topic.equals(topics.companyEvents().name()) || topic.equals(topics.erasures().name());
  }

  private boolean isDivided(String topic) {
    return BY_KEY.stream().anyMatch(key -> topic.equals(applicationId + "-" + key + "-repartition"))
        || STORES.stream()
            .anyMatch(store -> topic.equals(applicationId + "-" + store + "-changelog"));
  }
}
