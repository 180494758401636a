package io.intentscorer.cli;

import com.sun.management.OperatingSystemMXBean;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.stream.Check;
import io.intentscorer.stream.StateFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Looks at the machine that the scorer will run on. */
record MachineExamination(ScorerSettings settings) {
  private static final long MEGABYTE = 1 << 20;
  private static final long LEAST_HEAP = 256 * MEGABYTE;

  /** Beside heap and stores: code, threads, buffers of the network; as was measured. */
  private static final long REST = 512 * MEGABYTE;

  private static final long LEAST_DISK = 512 * MEGABYTE;
  private static final long ENOUGH_DISK = 4096 * MEGABYTE;

  List<Check> examine() {
    StateFolder folder = settings.stateFolder();
    boolean running = folder.isInUse();
    return List.of(
        state(folder, running),
        disk(folder),
        memory(Runtime.getRuntime().maxMemory(), settings.storeMemory(), machine()),
        port(running));
  }

  private static Check state(StateFolder folder, boolean running) {
    if (running) {
      return Check.warn(
          "state directory",
          folder.own() + " is in use: a scorer is running in it, and a second one would not start");
    }
    Optional<String> fault = folder.unwritable();
    if (fault.isPresent()) {
      return Check.fail("state directory", fault.get());
    }
    try {
      return folder.isOpenToOthers()
          ? Check.warn(
              "state directory",
              folder.own()
                  + " can be read by others than its owner, and holds personal data; run will close"
                  + " it")
          : Check.ok("state directory", folder.own() + " can be written, by its owner alone");
    } catch (IOException unreadable) {
      return Check.warn("state directory", "its rights cannot be read: " + unreadable.getMessage());
    }
  }

  private static Check disk(StateFolder folder) {
    try {
      return disk(Files.getFileStore(folder.own()).getUsableSpace());
    } catch (IOException unknown) {
      return Check.warn("disk", "the free space cannot be told: " + unknown.getMessage());
    }
  }

  static Check disk(long free) {
    String told = free / MEGABYTE + " MB are free for the state";
    if (free < LEAST_DISK) {
      return Check.fail("disk", told + ": free some, or choose another disk with state.dir");
    }
    return free < ENOUGH_DISK
        ? Check.warn("disk", told + ": a million companies need 1,500, unknown visitors more")
        : Check.ok("disk", told);
  }

  /**
   * @param heap the most that the heap of a java like this one takes, in bytes
   * @param stores what the stores take beside it
   * @param machine what the machine or container has
   */
  static Check memory(long heap, long stores, long machine) {
    String told =
        "heap %d MB, stores %d MB, the rest some %d MB, of %d MB here"
            .formatted(heap / MEGABYTE, stores / MEGABYTE, REST / MEGABYTE, machine / MEGABYTE);
    if (heap < LEAST_HEAP) {
      return Check.warn("memory", told + ": give java a larger heap, such as -Xmx1g");
    }
    return heap + stores + REST > machine
        ? Check.warn(
            "memory", told + ": lower -Xmx or rocksdb.memory.bytes, or the system may end it")
        : Check.ok("memory", told);
  }

  /** Of the container, where there is one. */
  private static long machine() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
        ? system.getTotalMemorySize()
        : Long.MAX_VALUE;
  }

  private Check port(boolean running) {
    int port = settings.httpPort();
    String where = settings.httpHost() + ":" + port;
    if (port == 0) {
      return Check.ok("health port", "none: http.port is 0");
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.httpHost()), port));
      return Check.ok("health port", where + " is free");
    } catch (IOException taken) {
      String told = where + " is not to be had (" + taken.getMessage() + ")";
      return running
          ? Check.ok("health port", told + ", as a scorer is running")
          : Check.fail(
              "health port",
              told + ": stop what listens there, or choose another with http.host and http.port");
    }
  }
}
