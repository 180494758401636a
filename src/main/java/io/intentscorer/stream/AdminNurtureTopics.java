package io.intentscorer.stream;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and creates personas' topics on a thread of its own, so that no stream thread waits. */
public final class AdminNurtureTopics implements NurtureTopics, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AdminNurtureTopics.class);

  private final Topics topics;
  private final TopicKeeper keeper;
  private final Set<String> ready = ConcurrentHashMap.newKeySet();
  // Both guarded by this: an answer and a new question must not pass each other by.
  private final Set<String> asked = new HashSet<>();
  private final Map<String, String> failures = new HashMap<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "nurture-topics");
            thread.setDaemon(true);
            return thread;
          });

  public AdminNurtureTopics(Topics topics, TopicKeeper keeper) {
    this.topics = topics;
    this.keeper = keeper;
  }

  /** Learns which topics are there already; to be called before the topology starts. */
  public void discover() {
    String prefix = topics.nurture("").name();
    for (String topic : keeper.names()) {
      if (topic.startsWith(prefix)) {
        ready.add(topic.substring(prefix.length()));
      }
    }
  }

  @Override
  public boolean isReady(String persona) {
    return ready.contains(persona);
  }

  @Override
  public synchronized void request(String persona) {
    failures.remove(persona);
    if (asked.add(persona)) {
      worker.execute(() -> create(persona));
    }
  }

  @Override
  public synchronized Optional<String> failure(String persona) {
    return Optional.ofNullable(failures.get(persona));
  }

  private void create(String persona) {
    try {
      keeper.ensure(topics.nurture(persona));
      ready.add(persona);
      answer(persona, null);
    } catch (RuntimeException fault) {
      // Whatever it is, the persona must have its answer.
      LOG.warn("topic {}: {}", topics.nurture(persona).name(), fault.getMessage());
      answer(persona, String.valueOf(fault.getMessage()));
    }
  }

  private synchronized void answer(String persona, @Nullable String failure) {
    asked.remove(persona);
    if (failure != null) {
      failures.put(persona, failure);
    }
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
