package io.intentscorer.local;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Drops log lines that say nothing an operator could act on, where silencing their whole logger
 * would hide others that do; and of lines that come many times a second lets one a minute through.
 * {@code logback.xml} names the lines, and why.
 */
public final class HarmlessWarnings extends Filter<ILoggingEvent> {
  private static final long PAUSE_MILLIS = 60_000;

  private final List<String> phrases = new ArrayList<>();

  /** When each was last let through. */
  private final Map<String, AtomicLong> rare = new ConcurrentHashMap<>();

  /** Called by logback for each {@code <phrase>}: a part of the message that tells the line. */
  public void addPhrase(String phrase) {
    phrases.add(phrase);
  }

  /** Called by logback for each {@code <rare>}: the same, for a line that is told now and then. */
  public void addRare(String phrase) {
    rare.put(phrase, new AtomicLong());
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    var message = event.getFormattedMessage();
    boolean denied =
        phrases.stream().anyMatch(message::contains)
            || rare.entrySet().stream()
                .anyMatch(
                    line -> message.contains(line.getKey()) && isSoon(line.getValue(), event));
    return denied ? FilterReply.DENY : FilterReply.NEUTRAL;
  }

  private static boolean isSoon(AtomicLong let, ILoggingEvent event) {
    long now = event.getTimeStamp();
    long last = let.get();
    return now - last < PAUSE_MILLIS || !let.compareAndSet(last, now);
  }
}
