package io.intentscorer.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far a consumer group has come with all that it reads, its own topics included. */
record Progress(Admin admin, String group) {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  /** How many records of a topic are worked off and committed. */
  long done(String topic) {
    return committed().entrySet().stream()
        .filter(place -> place.getKey().topic().equals(topic))
        .mapToLong(place -> place.getValue().offset())
        .sum();
  }

  /** Waits until the group has begun with a topic; how much of it was done by then. */
  long awaitBegun(String topic, BooleanSupplier alive) {
    await(alive, () -> done(topic) > 0);
    return done(topic);
  }

  /** Waits until the group is through with a topic of so many records, and with all its others. */
  void awaitDone(String topic, long records, BooleanSupplier alive) {
    await(alive, () -> done(topic) >= records && nothingLeft());
  }

  private boolean nothingLeft() {
    Map<TopicPartition, OffsetAndMetadata> done = committed();
    Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
    done.keySet().forEach(place -> newest.put(place, OffsetSpec.latest()));
    try {
      var ends = admin.listOffsets(newest).all().get();
      return done.entrySet().stream()
          .allMatch(place -> reaches(place.getValue(), ends.get(place.getKey())));
    } catch (InterruptedException | ExecutionException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static boolean reaches(OffsetAndMetadata place, @Nullable ListOffsetsResultInfo end) {
    return end != null && place.offset() >= end.offset();
  }

  private Map<TopicPartition, OffsetAndMetadata> committed() {
    try {
      Map<TopicPartition, OffsetAndMetadata> all =
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
      all.values().removeIf(place -> place == null);
      return all;
    } catch (InterruptedException | ExecutionException notYet) {
      // The group is not there before its first member is.
      return Map.of();
    }
  }

  private static void await(BooleanSupplier alive, BooleanSupplier come) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!come.getAsBoolean()) {
      if (!alive.getAsBoolean() || System.nanoTime() > deadline) {
        throw new IllegalStateException("waited in vain; see the logs in the folder");
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
