package io.intentscorer.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Where an instance keeps its state: a small file system of its own, which can be filled, where
 * this process may mount one; else a folder.
 */
final class Disk implements AutoCloseable {
  private static final String MEGABYTES = "768";

  private final Path folder;
  private final boolean small;

  Disk(Path folder) throws IOException, InterruptedException {
    this.folder = Files.createDirectories(folder);
    this.small =
        run("mount", "-t", "tmpfs", "-o", "size=" + MEGABYTES + "m", "tmpfs", folder.toString());
  }

  /** The state directory. */
  Path state() {
    return folder.resolve("state");
  }

  /** Whether it can be filled. */
  boolean isSmall() {
    return small;
  }

  /** Leaves no byte free. */
  void fill() throws IOException {
    byte[] block = new byte[1 << 16];
    try (OutputStream file = Files.newOutputStream(filler())) {
      while (folder.toFile().getUsableSpace() > 0) {
        file.write(block);
      }
    } catch (IOException full) {
      if (folder.toFile().getUsableSpace() > block.length) {
        throw full;
      }
    }
  }

  /** Gives back what {@link #fill} took. */
  void free() throws IOException {
    Files.deleteIfExists(filler());
  }

  /** The state directory is lost. */
  void lose() throws IOException {
    delete(state());
  }

  /** The state directory is lost, and none can be made in its place. */
  void bar() throws IOException {
    lose();
    Files.createFile(state());
  }

  private Path filler() {
    return folder.resolve("filler");
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Deletes all below a folder, which may be gone already. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path below, @Nullable IOException fault)
              throws IOException {
            Files.deleteIfExists(below);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public void close() throws IOException, InterruptedException {
    if (small && !run("umount", folder.toString())) {
      throw new IOException("cannot be unmounted: " + folder);
    }
  }
}
