package io.intentscorer.torture;

import io.intentscorer.stream.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether the scorers have worked off what was there at a moment, with all that came of it. */
final class Consumed {
  private static final Topics TOPICS = new Topics("");

  /** From events to visitors, users, accounts, acquaintances, and back up and down once more. */
  private static final int HOPS = 8;

  private final Admin admin;

  Consumed(Admin admin) {
    this.admin = admin;
  }

  /** Waits until all is worked off that is there now; false when the time is over before. */
  boolean await(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    for (int hop = 0; hop < HOPS; hop++) {
      Map<TopicPartition, Long> ends = new HashMap<>();
      if (!Pause.until(left(deadline), () -> ends(ends))
          || !Pause.until(left(deadline), () -> reached(ends))) {
        return false;
      }
    }
    return true;
  }

  private static Duration left(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  private boolean ends(Map<TopicPartition, Long> ends) {
    try {
      Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
      var names = admin.listTopics().names().get(5, TimeUnit.SECONDS);
      names.removeIf(name -> !isInput(name));
      Map<String, TopicDescription> topics =
          admin.describeTopics(names).allTopicNames().get(5, TimeUnit.SECONDS);
      topics.forEach(
          (name, topic) ->
              topic
                  .partitions()
                  .forEach(
                      partition ->
                          newest.put(
                              new TopicPartition(name, partition.partition()),
                              OffsetSpec.latest())));
      ends.clear();
      admin
          .listOffsets(newest)
          .all()
          .get(5, TimeUnit.SECONDS)
          .forEach((partition, end) -> ends.put(partition, end.offset()));
      return true;
    } catch (ExecutionException | TimeoutException away) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    try {
      Map<TopicPartition, OffsetAndMetadata> done =
          admin
              .listConsumerGroupOffsets(Site.APPLICATION)
              .partitionsToOffsetAndMetadata()
              .get(5, TimeUnit.SECONDS);
      return ends.entrySet().stream()
          .allMatch(
              end -> {
                OffsetAndMetadata place = done.get(end.getKey());
                return end.getValue() == 0 || (place != null && place.offset() >= end.getValue());
              });
    } catch (ExecutionException | TimeoutException away) {
      return false;
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static boolean isInput(String topic) {
    return topic.equals(TOPICS.companyEvents().name())
        || topic.equals(TOPICS.icpRules().name())
        || topic.equals(TOPICS.erasures().name())
        || (topic.startsWith(Site.APPLICATION + "-") && topic.endsWith("-repartition"));
  }
}
