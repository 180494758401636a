package io.intentscorer.stream;

import io.intentscorer.domain.account.Next;
import io.intentscorer.wire.NextCodec;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** What the first stage makes of a record: an event that goes onward, or a dead letter. */
sealed interface Passage {
  /** Onward to the stage that knows the visitor, the user or the account. */
  record Onward(Next next) implements Passage {}

  /** To the dead letters, the bytes as received. */
  record Refused(byte @Nullable [] key, byte @Nullable [] value) implements Passage {}

  /** How events travel between the stages. */
  static Serde<Next> onwardSerde() {
    return Serdes.serdeFrom(
        (topic, next) -> NextCodec.next(next), (topic, bytes) -> NextCodec.next(bytes));
  }
}
