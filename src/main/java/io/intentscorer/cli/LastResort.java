package io.intentscorer.cli;

import io.intentscorer.stream.PlainWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when nothing else does, so that a supervisor starts a new one: half a scorer
 * that seems to run is worse than none. All that is lost is an open transaction, which the next
 * process begins anew.
 */
final class LastResort {
  private static final Logger LOG = LoggerFactory.getLogger(LastResort.class);
  private static final int FAILED = 1;

  private LastResort() {}

  /** From now on an error that no thread of this process catches ends it. */
  static void onAnyError() {
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, fault) -> {
          LOG.error("the scorer stops: {}, in thread {}", PlainWords.of(fault), thread.getName());
          LOG.debug("what stopped the scorer", fault);
          Runtime.getRuntime().halt(FAILED);
        });
  }
}
