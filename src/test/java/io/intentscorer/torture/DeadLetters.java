package io.intentscorer.torture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * What could not be read, by the place where it stood: each has to come to {@code dead-letters}
 * once, and nothing else. Safe to use from several threads.
 */
final class DeadLetters {
  private final Map<String, String> sent = new HashMap<>();
  private final Map<String, List<String>> come = new HashMap<>();

  /** Counts how often the input was made anew, since its offsets begin again with it. */
  private int era;

  synchronized void sent(RecordMetadata place, byte[] value) {
    sent.put(
        place(place.topic(), Integer.toString(place.partition()), Long.toString(place.offset())),
        text(value));
  }

  synchronized void come(ConsumerRecord<byte[], byte[]> letter) {
    String place =
        place(
            header(letter, "source.topic"),
            header(letter, "source.partition"),
            header(letter, "source.offset"));
    come.computeIfAbsent(place, any -> new ArrayList<>())
        .add(letter.value() == null ? "" : text(letter.value()));
  }

  /** The input is made anew; to be called when all before it has come. */
  synchronized void anew() {
    era++;
  }

  synchronized List<String> differences() {
    List<String> differences = new ArrayList<>();
    sent.forEach(
        (place, value) -> {
          List<String> letters = come.getOrDefault(place, List.of());
          if (!letters.equals(List.of(value))) {
            differences.add("dead letters of " + place + "\n are " + letters + "\n not " + value);
          }
        });
    come.forEach(
        (place, letters) -> {
          if (!sent.containsKey(place)) {
            differences.add("dead letters of " + place + "\n are " + letters + "\n not any");
          }
        });
    return differences;
  }

  synchronized int count() {
    return sent.size();
  }

  private String place(String topic, String partition, String offset) {
    return topic + "-" + partition + "@" + offset + (era == 0 ? "" : " of era " + era);
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    var header = letter.headers().lastHeader(name);
    return header == null ? "?" : text(header.value());
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
