package io.intentscorer.bench;

import io.intentscorer.it.ScorerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a benchmark is told on the command line, each {@code name=value}.
 *
 * @param own the benchmark's own options and those of the scorer's process, with what stands where
 *     none is given
 * @param settings all others, which are settings of the scorer
 */
record Arguments(Map<String, String> own, Map<String, String> settings) {
  /** Of the scorer's process: its heap, and the other options that the README has users give it. */
  private static final Map<String, String> PROCESS =
      Map.of("heap", "1g", "java", "-XX:InlineSmallCode=800");

  static Arguments of(String[] given, Map<String, String> standard) {
    Map<String, String> own = new TreeMap<>(PROCESS);
    own.putAll(standard);
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

  /** The scorer's settings: at a broker, with all that it keeps in a folder. */
  Map<String, String> settings(BrokerProcess broker, Path folder) {
    Map<String, String> all = new TreeMap<>();
    all.put("bootstrap.servers", broker.bootstrapServers());
    all.put("state.dir", folder.resolve("state").toString());
    all.put("topics.replication.factor", "1");
    all.putAll(settings);
    return all;
  }

  /** The scorer, by {@code heap} and {@code java}, the other options of its process. */
  ScorerProcess scorer(Map<String, String> all, Path log) throws IOException {
    String more = text("java").trim();
    String[] java = more.isEmpty() ? new String[0] : more.split("\\s+", -1);
    return new ScorerProcess(all, log, text("heap"), java);
  }

  @Override
  public String toString() {
    return own + " " + settings;
  }
}
