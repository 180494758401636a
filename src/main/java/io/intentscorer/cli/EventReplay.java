package io.intentscorer.cli;

import io.intentscorer.domain.event.CompanyEvent;
import io.intentscorer.wire.Arrival;
import io.intentscorer.wire.Decoded;
import io.intentscorer.wire.EventReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Events of a file, told in order; the clock is the newest event's time so far. */
final class EventReplay {
  private final EventReader reader;
  private final Listener listener;
  private long newest = Long.MIN_VALUE;

  EventReplay(EventReader reader, Listener listener) {
    this.reader = reader;
    this.listener = listener;
  }

  /** Who is told. */
  interface Listener {
    /**
     * An event happened.
     *
     * @return false when it names nobody
     */
    boolean event(CompanyEvent event, long now);

    /** A line is no event. */
    void refused(byte[] line, Decoded.Unreadable why);
  }

  /**
   * Opens a file of events.
   *
   * @param file null for standard input
   */
  static InputStream open(@Nullable Path file) {
    if (file == null) {
      return System.in;
    }
    if (Files.isDirectory(file)) {
      throw new CommandFailure(file + " is a folder; name a file of events");
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException unreadable) {
      throw new CommandFailure(file + " cannot be read; name a file of events", unreadable);
    }
  }

  /** Tells all that a stream holds, an event a line, and closes it. */
  void tell(InputStream events) throws IOException {
    // Latin-1 keeps every byte, so that what is not UTF-8 is judged by the event reader, as it is
    // live.
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.ISO_8859_1))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank()) {
          tell(line.getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  private void tell(byte[] line) {
    // Before the first event there is no newest time; events without any time are of now.
    long now = newest == Long.MIN_VALUE ? System.currentTimeMillis() : newest;
    Decoded decoded = reader.read(line, Arrival.replayed(now));
    if (decoded instanceof Decoded.Understood understood) {
      CompanyEvent event = understood.event();
      newest = Math.max(newest, event.time());
      if (!listener.event(event, newest)) {
        listener.refused(line, Decoded.NOBODY);
      }
    } else if (decoded instanceof Decoded.Unreadable unreadable) {
      listener.refused(line, unreadable);
    }
  }

  /** The clock after everything, or a later moment; in milliseconds since 1970 UTC. */
  long until(long moment) {
    newest = Math.max(newest, moment);
    return newest;
  }
}
