package io.intentscorer.local;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.ArrayList;
import java.util.List;

/**
 * Drops log lines that say nothing an operator could act on, where silencing their whole logger
 * would hide others that do. {@code logback.xml} names the lines, and why.
 */
public final class HarmlessWarnings extends Filter<ILoggingEvent> {
  private final List<String> phrases = new ArrayList<>();

  /** Called by logback for each {@code <phrase>}: a part of the message that tells the line. */
  public void addPhrase(String phrase) {
    phrases.add(phrase);
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    var message = event.getFormattedMessage();
    return phrases.stream().anyMatch(message::contains) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
