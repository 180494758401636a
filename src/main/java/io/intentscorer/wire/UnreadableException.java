package io.intentscorer.wire;

import io.intentscorer.wire.Decoded.Reason;

/** Carries a fault from deep inside a reader to its one way out; never leaves the reader. */
final class UnreadableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  UnreadableException(Reason reason, String message) {
    // No stack trace: the message is all that anybody sees of it, and bad input may come in floods.
    super(message, null, false, false);
    this.reason = reason;
  }

  static UnreadableException wrongType(String where, String found, String wanted) {
    return new UnreadableException(
        Reason.WRONG_TYPE, where + " is " + found + "; send " + wanted + ", or leave it out");
  }

  Decoded.Unreadable fault() {
    return new Decoded.Unreadable(reason, String.valueOf(getMessage()));
  }
}
