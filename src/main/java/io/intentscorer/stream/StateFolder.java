package io.intentscorer.stream;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the stores. It holds what is known of people, so that nobody but the user that runs
 * the scorer may look into it; Kafka Streams lets that user's group in.
 *
 * @param parent the setting {@code state.dir}
 * @param own the scorer's folder in it
 */
public record StateFolder(Path parent, Path own) {
  private static final Logger LOG = LoggerFactory.getLogger(StateFolder.class);

  /** Kafka Streams' own, held while a scorer runs in the folder. */
  private static final String LOCK = ".lock";

  /** Stands there from a start until an orderly end. */
  private static final String AT_WORK = "at-work";

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private static final Set<PosixFilePermission> OWNER_ALONE =
      PosixFilePermissions.fromString("rwx------");

  /** As Kafka Streams will name them. */
  public static StateFolder of(Properties config) {
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
    if (!isPosix()) {
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

  /** Why nothing can be written there, and what to do; empty when it can. Makes the folder. */
  public Optional<String> unwritable() {
    try {
      if (isPosix()) {
        Files.createDirectories(own, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
      } else {
        Files.createDirectories(own);
      }
      Files.delete(Files.createTempFile(own, "check", ".tmp"));
      return Optional.empty();
    } catch (IOException fault) {
      return Optional.of(unwritable(fault));
    }
  }

  private String unwritable(IOException fault) {
    return "nothing can be written to the state directory "
        + own.toAbsolutePath()
        + " ("
        + reason(fault)
        + "): give this user the right to, free the disk, or choose another with state.dir";
  }

  /**
   * Notes that a scorer is at work here, until {@link #leave}.
   *
   * @throws IllegalStateException if nothing can be written there
   */
  void enter() {
    try {
      Files.write(own.resolve(AT_WORK), new byte[0]);
    } catch (IOException fault) {
      throw new IllegalStateException(unwritable(fault), fault);
    }
  }

  /** Notes that the scorer here left its work to others, or has none. */
  void leave() {
    try {
      Files.deleteIfExists(own.resolve(AT_WORK));
    } catch (IOException fault) {
      LOG.warn(
          "the next start will take this end for a crash: {} cannot be deleted ({})",
          own.resolve(AT_WORK).toAbsolutePath(),
          reason(fault));
    }
  }

  /**
   * Whether the scorer that was here before did not leave: its work lies idle until it is back, or
   * the others miss it.
   */
  public boolean isAbandoned() {
    return Files.exists(own.resolve(AT_WORK));
  }

  /** Whether another process uses it: then there is nothing to do here for a second one. */
  public boolean isInUse() {
    Path lock = own.resolve(LOCK);
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      return channel.tryLock() == null; // Closing the channel frees the lock again.
    } catch (OverlappingFileLockException ofThisProcess) {
      return true;
    } catch (IOException unreadable) {
      return false; // Whoever asks learns it from unwritable().
    }
  }

  /** Why it cannot be used now, and what to do; empty when it can. */
  public Optional<String> fault() {
    if (isInUse()) {
      return Optional.of(
          "the state directory "
              + own.toAbsolutePath()
              + " is in use by another process: stop that one, or give this one a state.dir of its"
              + " own");
    }
    return unwritable();
  }

  /** Whether others than its owner may look into it. */
  public boolean isOpenToOthers() throws IOException {
    return isPosix() && Files.getPosixFilePermissions(own).stream().anyMatch(OTHERS::contains);
  }

  private boolean isPosix() {
    return own.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static String reason(IOException fault) {
    String kind = fault.getClass().getSimpleName().replace("Exception", "");
    return kind.equals("IO") ? String.valueOf(fault.getMessage()) : kind + " " + fault.getMessage();
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
