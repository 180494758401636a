package io.intentscorer.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a command cleanly on Ctrl-C and SIGTERM: the JVM waits until the command has cleaned up,
 * which it says by closing this.
 */
final class Shutdown implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch cleaned = new CountDownLatch(1);
  private final Runnable stop;

  private Shutdown(Runnable stop) {
    this.stop = stop;
  }

  /**
   * Waits for a signal.
   *
   * @param stop asks the command to end; called on another thread
   */
  static Shutdown hook(Runnable stop) {
    Shutdown shutdown = new Shutdown(stop);
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::signalled, "shutdown"));
    return shutdown;
  }

  private void signalled() {
    if (cleaned.getCount() == 0) {
      return;
    }
    stop.run();
    try {
      if (!cleaned.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("ending without having cleaned up within {} s", PATIENCE_SECONDS);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    cleaned.countDown();
  }
}
