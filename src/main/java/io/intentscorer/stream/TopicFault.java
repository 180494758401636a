package io.intentscorer.stream;

/** A topic that cannot be found, made or used; the message says which, why and what to do. */
public final class TopicFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TopicFault(String message, Throwable cause) {
    super(message, cause);
  }
}
