package io.intentscorer.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;

/**
 * Logs and keeps the broker's faults.
 *
 * <p>Kafka's own factory halts the JVM on a fatal fault, and with it whoever embeds the broker.
 */
final class FaultRecorder implements FaultHandlerFactory {
  /** A fault can repeat for as long as the broker runs; the first ones tell the story. */
  static final int KEPT = 100;

  private final Deque<RuntimeException> faults = new ArrayDeque<>();

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    var log = new LoggingFaultHandler(name, action);
    return (message, cause) -> keep(log.handleFault(message, cause));
  }

  private synchronized RuntimeException keep(RuntimeException fault) {
    if (faults.size() < KEPT) {
      faults.add(fault);
    }
    return fault;
  }

  /** What has gone wrong so far, oldest first. */
  synchronized List<RuntimeException> faults() {
    return List.copyOf(faults);
  }
}
