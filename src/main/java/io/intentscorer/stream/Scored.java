package io.intentscorer.stream;

import io.intentscorer.domain.account.Next;
import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What scoring makes: records for the world, and news for other stages. */
sealed interface Scored permits Outgoing, Scored.News, Scored.Elsewhere {
  /** To the stage that fills in verdicts. */
  record News(Swept swept) implements Scored {}

  /** To another stage, or another account. */
  record Elsewhere(Next next) implements Scored {}

  /** How news travels. */
  static Serde<Swept> newsSerde() {
    return Serdes.serdeFrom(
        (topic, swept) -> SweepCodec.swept(swept), (topic, bytes) -> SweepCodec.swept(bytes));
  }
}
