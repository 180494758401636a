package io.intentscorer.torture;

import java.util.Arrays;
import java.util.List;

/**
 * How the scorers' processes are started.
 *
 * @param faketime where libfaketime's library is, empty for none
 * @param java more options of {@code java}
 */
record ProcessOptions(String faketime, List<String> java) {
  /** As an operator starts it. */
  static final ProcessOptions PLAIN = new ProcessOptions("", List.of());

  ProcessOptions {
    java = List.copyOf(java);
  }

  /** Options of {@code java} divided by blanks. */
  static ProcessOptions of(String faketime, String java) {
    return new ProcessOptions(
        faketime, Arrays.stream(java.split(" ", -1)).filter(one -> !one.isEmpty()).toList());
  }
}
