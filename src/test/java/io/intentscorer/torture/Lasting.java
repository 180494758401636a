package io.intentscorer.torture;

import java.util.HashMap;
import java.util.Map;

/** Clients that outlast every fault: what they send arrives, once and in its order. */
final class Lasting {
  private static final String TEN_MINUTES = "600000";

  private Lasting() {}

  static Map<String, Object> producer(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("delivery.timeout.ms", TEN_MINUTES);
    config.put("max.block.ms", TEN_MINUTES);
    config.put("request.timeout.ms", "10000");
    config.put("linger.ms", "5");
    config.put("reconnect.backoff.max.ms", "500");
    return config;
  }

  static Map<String, Object> reader(Map<String, Object> client) {
    Map<String, Object> config = new HashMap<>(client);
    config.put("isolation.level", "read_committed");
    // A topic that was made anew is read from its beginning.
    config.put("auto.offset.reset", "earliest");
    config.put("fetch.max.wait.ms", "50");
    config.put("reconnect.backoff.max.ms", "500");
    return config;
  }
}
