package io.intentscorer.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a data directory to one broker at a time.
 *
 * <p>Kafka locks it too, but only after its controller has begun to write: the second of two nodes
 * damages the first one's metadata before it notices.
 */
final class DirectoryLock implements AutoCloseable {
  private static final String FILE = "embedded.lock";

  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the directory, made if need be. The system frees it when this process ends, however it
   * ends.
   *
   * @throws IllegalStateException if a broker of this process or of another one has it
   */
  static DirectoryLock take(Path directory) throws IOException {
    Files.createDirectories(directory);
    var channel =
        FileChannel.open(
            directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locks(channel)) {
      channel.close();
      throw new IllegalStateException("another broker is using the directory " + directory);
    }
    return new DirectoryLock(channel);
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
