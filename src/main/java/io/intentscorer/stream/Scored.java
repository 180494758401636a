package io.intentscorer.stream;

import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What scoring makes: records for the world, and the news that a partition has been swept. */
sealed interface Scored permits Outgoing, Scored.News {
  /** To the stage that fills in verdicts. */
  record News(Swept swept) implements Scored {}

  /** How news travels. */
  static Serde<Swept> newsSerde() {
    return Serdes.serdeFrom(
        (topic, swept) -> SweepCodec.swept(swept), (topic, bytes) -> SweepCodec.swept(bytes));
  }
}
