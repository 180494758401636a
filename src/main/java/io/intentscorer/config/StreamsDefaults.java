package io.intentscorer.config;

import io.intentscorer.stream.BoundedMemory;
import io.intentscorer.stream.Topics;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** What Kafka Streams is told where nothing else is given: what was measured to serve best. */
final class StreamsDefaults {
  private StreamsDefaults() {}

  static Properties properties() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "intent-scorer");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, "data/state");
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Of a backlog: fresh events ask for a commit themselves. With the larger batches 5,900 events
    // a second instead of 3,800 with a commit every 50 ms and Kafka's batches.
    config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "200");
    config.put(StreamsConfig.producerPrefix("batch.size"), "131072");
    // Records of one topic are much alike: they take a sixth of the bytes, for hardly any time.
    config.put(StreamsConfig.producerPrefix("compression.type"), "lz4");
    // A commit waits so long for brokers that are away; then what is open is given up and all state
    // restored from the topics. Twice that (commit, then abort) is less than max.poll.interval.ms,
    // and what is being sent lasts longer: else Kafka Streams ends instead.
    config.put(StreamsConfig.producerPrefix("max.block.ms"), "140000");
    config.put(StreamsConfig.producerPrefix("delivery.timeout.ms"), "300000");
    // With Kafka's default an idle thread leaves what it is asked to do for a tenth of a second.
    config.put(StreamsConfig.POLL_MS_CONFIG, "10");
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, "0");
    // Every task reads one topic: there is never another to wait for.
    config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, "-1");
    // A lost instance is noticed after six seconds, the least that brokers allow as they come; the
    // newer protocol has a floor of 45. The others hear of it by their next heartbeat, and of both
    // steps of sharing the work anew. Until one of three that was killed was made up for: 15.3 s
    // with a session of ten seconds and a heartbeat each second, 12.7 with this session, 7.5 with
    // this heartbeat too.
    config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "classic");
    config.put(StreamsConfig.consumerPrefix("session.timeout.ms"), "6000");
    config.put(StreamsConfig.consumerPrefix("heartbeat.interval.ms"), "300");
    config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, "true");
    config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedMemory.class.getName());
    // A record that a topic refuses stops the scorer, so every topic takes what is ever sent.
    String largest = Integer.toString(Topics.MAX_RECORD_BYTES);
    config.put(StreamsConfig.producerPrefix("max.request.size"), largest);
    config.put(StreamsConfig.topicPrefix("max.message.bytes"), largest);
    config.put("processing.exception.handler.global.enabled", "true");
    return config;
  }
}
