package io.intentscorer.bench;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The least that a scorer could do: bytes from one topic to another, each exactly once, with a
 * commit as often as the scorer makes one. Arguments: where the broker is, from which topic, to
 * which.
 */
final class BareCopy {
  static final String GROUP = "bare-copy";

  private BareCopy() {}

  public static void main(String[] args) {
    BareLoop.run(
        args[0],
        GROUP,
        args[1],
        Map.of(),
        (record, producer) -> {
          var unused = producer.send(new ProducerRecord<>(args[2], record.key(), record.value()));
        });
  }
}
