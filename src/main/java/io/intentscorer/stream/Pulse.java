package io.intentscorer.stream;

import io.intentscorer.stream.Vitals.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;

/** Takes the vitals of a running scorer. */
final class Pulse {
  private static final String RULES = "-global-consumer";
  private static final String EVENTS = "-consumer";

  private final KafkaStreams streams;
  private final ClusterWatch watch;
  private final Duration patience;

  Pulse(KafkaStreams streams, ClusterWatch watch, Properties config) {
    this.streams = streams;
    this.watch = watch;
    this.patience = patience(config);
  }

  /** Where a consumer waits longer from one poll to the next, its group gives its work away. */
  private static Duration patience(Properties config) {
    Object limit =
        new StreamsConfig(config)
            .getMainConsumerConfigs("any", "any", 0)
            .getOrDefault(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 300_000);
    return Duration.ofMillis(Long.parseLong(limit.toString()));
  }

  Vitals vitals() {
    Map<String, Duration> turns = turns();
    List<Loop> loops = new ArrayList<>();
    for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
      Duration turn = turns.getOrDefault(thread.threadName() + EVENTS, Duration.ZERO);
      loops.add(new Loop(shortName(thread), !thread.threadState().equals("DEAD"), turn));
    }
    turns.forEach(
        (client, turn) -> {
          if (client.endsWith(RULES)) {
            loops.add(new Loop("rules-thread", true, turn));
          }
        });
    return new Vitals(streams.state(), loops, patience, watch.silence());
  }

  private static String shortName(ThreadMetadata thread) {
    String name = thread.threadName();
    return "stream-thread-" + name.substring(name.lastIndexOf('-') + 1);
  }

  /** How long ago each consumer began to poll, by client. */
  private Map<String, Duration> turns() {
    Map<String, Duration> turns = new TreeMap<>();
    for (Map.Entry<MetricName, ? extends Metric> each : streams.metrics().entrySet()) {
      if (each.getKey().name().equals("last-poll-seconds-ago")
          && each.getValue().metricValue() instanceof Number seconds) {
        // Negative before the first poll.
        turns.put(
            each.getKey().tags().getOrDefault("client-id", ""),
            Duration.ofSeconds(Math.max(0, seconds.longValue())));
      }
    }
    return turns;
  }
}
