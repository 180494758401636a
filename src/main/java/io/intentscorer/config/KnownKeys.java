package io.intentscorer.config;

import io.intentscorer.wire.NearestName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;

/** Which keys mean something, ours and Kafka's. */
final class KnownKeys {
  private static final Map<String, Set<String>> BY_PREFIX = new LinkedHashMap<>();

  static {
    BY_PREFIX.put(StreamsConfig.MAIN_CONSUMER_PREFIX, ConsumerConfig.configNames());
    BY_PREFIX.put(StreamsConfig.RESTORE_CONSUMER_PREFIX, ConsumerConfig.configNames());
    BY_PREFIX.put(StreamsConfig.GLOBAL_CONSUMER_PREFIX, ConsumerConfig.configNames());
    BY_PREFIX.put(StreamsConfig.CONSUMER_PREFIX, ConsumerConfig.configNames());
    BY_PREFIX.put(StreamsConfig.PRODUCER_PREFIX, ProducerConfig.configNames());
    BY_PREFIX.put(StreamsConfig.ADMIN_CLIENT_PREFIX, AdminClientConfig.configNames());
  }

  private KnownKeys() {}

  /** Refuses a key that nobody reads. */
  static void check(Collection<String> keys, Collection<String> own) {
    Set<String> plain = new TreeSet<>(own);
    plain.addAll(StreamsConfig.configDef().names());
    plain.addAll(ConsumerConfig.configNames());
    plain.addAll(ProducerConfig.configNames());
    plain.addAll(AdminClientConfig.configNames());
    for (String key : new TreeSet<>(keys)) {
      boolean passes = key.startsWith(StreamsConfig.TOPIC_PREFIX) || Secrets.isProvider(key);
      if (!plain.contains(key) && (!passes || meansOurs(key, own))) {
        checkPrefixed(key, plain);
      }
    }
  }

  /**
   * {@code topic.prefix} would pass as a setting of internal topics; {@code topics.prefix} is
   * meant.
   */
  private static boolean meansOurs(String key, Collection<String> own) {
    return own.contains(key.replaceFirst("^topic\\.", "topics."));
  }

  private static void checkPrefixed(String key, Set<String> plain) {
    for (Map.Entry<String, Set<String>> prefix : BY_PREFIX.entrySet()) {
      if (key.startsWith(prefix.getKey())) {
        String rest = key.substring(prefix.getKey().length());
        if (prefix.getValue().contains(rest)) {
          return;
        }
        throw unknown(
            key,
            NearestName.of(rest, prefix.getValue()).map(near -> prefix.getKey() + near).orElse(""));
      }
    }
    throw unknown(key, NearestName.of(key, plain).orElse(""));
  }

  /** Whether a key says how to reach the cluster, whichever client asks. */
  static boolean isConnection(String key) {
    return AdminClientConfig.configNames().contains(key)
        && ConsumerConfig.configNames().contains(key)
        && ProducerConfig.configNames().contains(key);
  }

  /** A key of one client, as that client calls it. */
  static String withoutClient(String key) {
    for (String prefix : BY_PREFIX.keySet()) {
      if (key.startsWith(prefix)) {
        return key.substring(prefix.length());
      }
    }
    return key;
  }

  private static ConfigException unknown(String key, String nearest) {
    String hint = nearest.isEmpty() ? "" : "; did you mean " + nearest + "?";
    return new ConfigException("unknown setting " + key + hint);
  }
}
