package io.intentscorer.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a benchmark is told on the command line, each {@code name=value}.
 *
 * @param own the benchmark's own options, with what stands where none is given
 * @param settings all others, which are settings of the scorer
 */
record Arguments(Map<String, String> own, Map<String, String> settings) {
  static Arguments of(String[] given, Map<String, String> standard) {
    Map<String, String> own = new TreeMap<>(standard);
    Map<String, String> settings = new TreeMap<>();
    for (String one : given) {
      String[] parts = one.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException("write name=value, not " + one);
      }
      (own.containsKey(parts[0]) ? own : settings).put(parts[0], parts[1]);
    }
    return new Arguments(own, settings);
  }

  String text(String name) {
    String value = own.get(name);
    if (value == null) {
      throw new IllegalArgumentException("no option " + name);
    }
    return value;
  }

  int number(String name) {
    return Integer.parseInt(text(name));
  }

  @Override
  public String toString() {
    return own + " " + settings;
  }
}
