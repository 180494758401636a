package io.intentscorer.stream;

import io.intentscorer.wire.Decoded.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Addresses a record that cannot be used to the dead letters, with headers that say why. */
final class DeadLetter {
  /** What a letter may hold in all: a topic refuses more, and that would stop the scorer. */
  private static final int MAX_BYTES = Topics.MAX_RECORD_BYTES - (64 << 10);

  private DeadLetter() {}

  /** The original headers, and ours behind them. */
  static Headers headers(Record<?, ?> record, Optional<RecordMetadata> source, Unreadable fault) {
    RecordHeaders headers = new RecordHeaders(record.headers().toArray());
    add(headers, "error.reason", fault.reason().code());
    add(headers, "error.message", fault.message());
    source.ifPresent(
        from -> {
          add(headers, "source.topic", from.topic());
          add(headers, "source.partition", Integer.toString(from.partition()));
          add(headers, "source.offset", Long.toString(from.offset()));
        });
    add(headers, "source.timestamp", Long.toString(record.timestamp()));
    return headers;
  }

  /** A record of the first stage's that goes to the dead letters, whole. */
  static Record<String, Passage> refused(
      Record<byte[], byte[]> record, Optional<RecordMetadata> source, Unreadable fault) {
    Headers headers = headers(record, source, fault);
    byte @Nullable [] value = held(record, headers);
    return new Record<>("", new Passage.Refused(record.key(), value), record.timestamp(), headers);
  }

  /** The value, cut where no topic could hold it whole; a header then says so. */
  static byte @Nullable [] held(Record<byte[], byte[]> record, Headers headers) {
    byte @Nullable [] value = record.value();
    long room = (long) MAX_BYTES - length(record.key());
    for (Header header : headers) {
      room -= header.key().length() + length(header.value());
    }
    if (value == null || value.length <= room) {
      return value;
    }
    headers.add("error.cut", Integer.toString(value.length).getBytes(StandardCharsets.UTF_8));
    return Arrays.copyOf(value, (int) Math.max(0, room));
  }

  private static int length(byte @Nullable [] bytes) {
    return bytes == null ? 0 : bytes.length;
  }

  private static void add(RecordHeaders headers, String name, String text) {
    headers.add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
