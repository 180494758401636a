package io.intentscorer.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Folders that a benchmark looks at while others write them, and that it leaves behind. */
final class Folders {
  private Folders() {}

  /** The length of all files below a folder. */
  static long bytes(Path folder) {
    return bytes(folder, "");
  }

  /** The records of a topic, in a broker's folder; its indices are longer than they are full. */
  static long topicBytes(Path broker, String topic) {
    try (Stream<Path> partitions = Files.list(broker)) {
      return partitions
          .filter(partition -> String.valueOf(partition.getFileName()).startsWith(topic + "-"))
          .mapToLong(partition -> bytes(partition, ".log"))
          .sum();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The length of the files of each store of Kafka Streams, below its folder for state. */
  static Map<String, Long> stores(Path state) {
    Map<String, Long> stores = new TreeMap<>();
    try (Stream<Path> below = Files.walk(state, 4)) {
      below
          .filter(path -> String.valueOf(path.getParent()).endsWith("rocksdb"))
          .forEach(
              store -> stores.merge(String.valueOf(store.getFileName()), bytes(store), Long::sum));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return stores;
  }

  private static long bytes(Path folder, String end) {
    AtomicLong sum = new AtomicLong();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (file.toString().endsWith(end)) {
                sum.addAndGet(attributes.size());
              }
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException fault) {
              // Compacted away since the folder was listed.
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    return sum.get();
  }

  static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
