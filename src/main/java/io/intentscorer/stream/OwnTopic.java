package io.intentscorer.stream;

import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/** Sends each record to the topic that it names; has a name itself where topologies are shown. */
final class OwnTopic implements TopicNameExtractor<byte[], Outgoing> {
  @Override
  public String extract(byte[] key, Outgoing outgoing, RecordContext context) {
    return outgoing.topic();
  }

  @Override
  public String toString() {
    return "the topic that each record names";
  }
}
