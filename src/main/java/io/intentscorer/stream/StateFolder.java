package io.intentscorer.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The folder of the stores. It holds what is known of people, so that nobody but the user that runs
 * the scorer may look into it; Kafka Streams lets that user's group in.
 *
 * @param parent the setting {@code state.dir}
 * @param own the scorer's folder in it
 */
record StateFolder(Path parent, Path own) {
  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  static StateFolder of(Properties config) {
    Path parent = Path.of(config.getProperty(StreamsConfig.STATE_DIR_CONFIG));
    return new StateFolder(
        parent, parent.resolve(config.getProperty(StreamsConfig.APPLICATION_ID_CONFIG)));
  }

  /**
   * Takes everybody else's permissions away; to be called when Kafka Streams has made the folders.
   * Does nothing where there are no such permissions.
   *
   * @throws IllegalStateException if they cannot be taken away
   */
  void closeToOthers() {
    if (!own.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    try {
      narrow(own);
      // A volume that somebody else has mounted is not ours to close.
      if (Files.getOwner(parent).equals(Files.getOwner(own))) {
        narrow(parent);
      }
    } catch (IOException refused) {
      throw new IllegalStateException(
          "others can look into the state directory "
              + own
              + ", which holds what is known of people, and that cannot be changed: give it to the"
              + " user that runs the scorer, or name another one with state.dir",
          refused);
    }
  }

  private static void narrow(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OWNER_ALONE);
    Set<PosixFilePermission> kept = Files.getPosixFilePermissions(folder);
    if (!OWNER_ALONE.equals(kept)) {
      throw new IOException(
          "the file system keeps " + PosixFilePermissions.toString(kept) + " on " + folder);
    }
  }
}
