package io.intentscorer.stream;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/**
 * A record's value on its way out, with the topic that it goes to.
 *
 * @param value null for a tombstone
 */
record Outgoing(String topic, byte @Nullable [] value) implements Scored {
  /** Writes the value; nothing ever reads outgoing records back. */
  @SuppressWarnings("NullAway") // A Serializer may answer null, Kafka's annotations do not say so.
  static Serde<Outgoing> serde() {
    return Serdes.serdeFrom(
        (topic, outgoing) -> outgoing == null ? null : outgoing.value(),
        (topic, bytes) -> {
          throw new UnsupportedOperationException("outgoing records are only written");
        });
  }
}
