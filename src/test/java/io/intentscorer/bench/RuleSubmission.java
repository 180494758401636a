package io.intentscorer.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rules as ops submit them: first those that ship, then more. */
record RuleSubmission(KafkaProducer<byte[], byte[]> producer, String topic) {
  /** Submits all that ship. */
  void submit() throws InterruptedException, ExecutionException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("config", "rules"))) {
      for (Path file : all) {
        submit(String.valueOf(file.getFileName()).replace(".json", ""), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException("run this in the project's folder", unreadable);
    }
  }

  /** Submits a rule; its version. */
  long submit(String id, String rule) throws InterruptedException, ExecutionException {
    return producer
        .send(
            new ProducerRecord<>(
                topic, id.getBytes(StandardCharsets.UTF_8), rule.getBytes(StandardCharsets.UTF_8)))
        .get()
        .offset();
  }
}
