package io.intentscorer.local;

import java.io.IOException;

/**
 * The port asked for cannot be opened, in nearly every case because something else listens on it.
 */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port, IOException cause) {
    super(
        "port %d is taken (%s): stop what listens there, or choose another port with --port"
            .formatted(port, cause.getMessage()),
        cause);
    this.port = port;
  }

  /** The port asked for, 1 to 65535. */
  public int port() {
    return port;
  }
}
