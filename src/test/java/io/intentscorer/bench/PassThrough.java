package io.intentscorer.bench;

import io.intentscorer.config.ScorerSettings;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The least that Kafka Streams does: bytes from one topic to another, exactly once, with the
 * scorer's settings. Arguments: where the broker is, from which topic, to which, where to keep
 * state.
 */
final class PassThrough {
  static final String GROUP = "pass-through";

  private PassThrough() {}

  public static void main(String[] args) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, args[0]);
    config.put(StreamsConfig.STATE_DIR_CONFIG, args[3]);
    config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    Properties shipped = ScorerSettings.of(Map.of()).streams();
    for (String name :
        List.of(
            StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
            StreamsConfig.producerPrefix("batch.size"),
            StreamsConfig.POLL_MS_CONFIG)) {
      config.put(name, shipped.getProperty(name));
    }
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(args[1], Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
        .to(args[2], Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
    KafkaStreams streams = new KafkaStreams(builder.build(), config);
    Runtime.getRuntime().addShutdownHook(new Thread(streams::close));
    streams.start();
  }
}
