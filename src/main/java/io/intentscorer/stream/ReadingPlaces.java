package io.intentscorer.stream;

import io.intentscorer.stream.Topics.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Where the scorer's consumer group reads on. Of a topic that was deleted, scorers may have kept
 * their places; in a new one of the same name they would pass over all that comes before those.
 */
public final class ReadingPlaces {
  private static final long A_MOMENT_NANOS = 100_000_000L;

  private final Admin admin;
  private final String group;

  private boolean asked;
  private @Nullable GroupState state;

  ReadingPlaces(Admin admin, String group) {
    this.admin = admin;
    this.group = group;
  }

  /** As it was when it was first asked for; null where there never was such a group. */
  private @Nullable GroupState state() {
    if (!asked) {
      state = described();
      asked = true;
    }
    return state;
  }

  private @Nullable GroupState described() {
    try {
      ConsumerGroupDescription described =
          TopicKeeper.await(
                  admin.describeConsumerGroups(List.of(group)).all(),
                  "whether a scorer runs cannot be seen")
              .get(group);
      return described == null ? null : described.groupState();
    } catch (TopicFault fault) {
      if (fault.getCause() instanceof GroupIdNotFoundException) {
        return null;
      }
      throw fault;
    }
  }

  /** Whether some scorer is at work, and will keep its places. */
  public boolean areHeld() {
    GroupState now = state();
    return now != null && now != GroupState.EMPTY && now != GroupState.DEAD;
  }

  /**
   * Has a topic read from its beginning that was just made, now that all scorers have ended.
   *
   * @param partitions how many the topic has
   * @return false where this user may not say so
   */
  public boolean beginAnew(Topic topic, int partitions) {
    if (state() == null) {
      return true;
    }
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    for (int i = 0; i < partitions; i++) {
      beginning.put(new TopicPartition(topic.name(), i), new OffsetAndMetadata(0));
    }
    String complaint = "the scorer cannot be made to read " + topic.name() + " from its beginning";
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TopicKeeper.PATIENCE_SECONDS);
    while (true) {
      try {
        TopicKeeper.await(admin.alterConsumerGroupOffsets(group, beginning).all(), complaint);
        return true;
      } catch (TopicFault fault) {
        if (fault.getCause() instanceof AuthorizationException) {
          return false;
        }
        if (!(fault.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw fault;
        }
        // What the controller has made is known to the broker a moment later.
        LockSupport.parkNanos(A_MOMENT_NANOS);
      }
    }
  }
}
