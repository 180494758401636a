package io.intentscorer.stream;

import io.intentscorer.domain.account.Next.Met;
import io.intentscorer.wire.SweepCodec;
import io.intentscorer.wire.SweepCodec.Swept;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What scoring makes: records for the world, and the news that a partition has been swept. */
sealed interface Scored permits Outgoing, Scored.News, Scored.Newcomer {
  /** To the stage that fills in verdicts. */
  record News(Swept swept) implements Scored {}

  /** To the stage that knows where contacts are remembered: this account met one. */
  record Newcomer(Met met) implements Scored {}

  /** How news travels. */
  static Serde<Swept> newsSerde() {
    return Serdes.serdeFrom(
        (topic, swept) -> SweepCodec.swept(swept), (topic, bytes) -> SweepCodec.swept(bytes));
  }
}
