package io.intentscorer.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * Sockets that listen before the broker is configured.
 *
 * <p>A node's configuration must name its ports. Opening the sockets first lets the system choose
 * free ports, and nothing can take them between the choice and the broker's start.
 */
final class BoundListeners implements ServerSocketFactory, AutoCloseable {
  /** {@link BrokerSettings#HOST}, without asking a resolver. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final int BACKLOG = 50; // Kafka's default

  private final Map<String, ServerSocketChannel> channels = new ConcurrentHashMap<>();

  /**
   * Opens the socket that the listener will be given.
   *
   * @param port 0 for any free port
   * @return the port that it listens on
   * @throws PortTakenException if a port other than 0 cannot be had
   * @throws IOException if no socket can be opened at all
   */
  int bind(String listener, int port) throws IOException {
    // Kept before it is bound, so that close() reaches it however this ends.
    var channel = ServerSocketChannel.open();
    channels.put(listener, channel);
    channel.configureBlocking(false);
    try {
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port), BACKLOG);
    } catch (BindException e) {
      if (port == 0) {
        throw e;
      }
      throw new PortTakenException(port, e);
    }
    return channel.socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int bufferSize) throws IOException {
    var bound = channels.get(listener);
    return bound != null
        ? bound
        : INSTANCE.openServerSocket(listener, address, backlog, bufferSize);
  }

  /** Closes what the broker has not closed itself: all of it, when it never came to start. */
  @Override
  public void close() {
    for (var channel : channels.values()) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
