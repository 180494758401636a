package io.intentscorer.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** {@code config/scorer.properties} is what operators copy: every line of it must be true. */
final class SettingsFileTest {
  private static final Path FILE = Path.of("config", "scorer.properties");

  @Test
  void isReadAsItStands() throws IOException {
    assertThat(ScorerSettings.of(properties(Files.readString(FILE))).client())
        .containsEntry("bootstrap.servers", "localhost:9092");
  }

  @TestFactory
  List<DynamicTest> namesEverySettingWithItsDefault() throws IOException {
    Map<String, String> shown = shown();
    return OwnSettings.ALL.configKeys().values().stream()
        .map(
            key ->
                DynamicTest.dynamicTest(
                    key.name, () -> assertThat(shown).containsEntry(key.name, byDefault(key))))
        .toList();
  }

  @TestFactory
  List<DynamicTest> showsOnlySettingsThatSomethingReads() throws IOException {
    return shown().entrySet().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.getKey(), () -> ScorerSettings.of(Map.of(line.getKey(), line.getValue()))))
        .toList();
  }

  /** The lines of the file, those commented out included. */
  private static Map<String, String> shown() throws IOException {
    return properties(
        Files.readString(FILE)
            .lines()
            .map(line -> line.matches("#[a-z][a-z.]+=.*") ? line.substring(1) : line)
            .collect(Collectors.joining("\n")));
  }

  /** Read as an operator's machine would, where every secret that is referred to is kept. */
  static Map<String, String> properties(String text) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(text.replaceAll("\\$\\{\\w+:[^}]+}", "kept"))) {
      properties.load(reader);
    }
    Map<String, String> settings = new HashMap<>();
    properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n, "")));
    return settings;
  }

  static String byDefault(ConfigDef.ConfigKey key) {
    return key.defaultValue instanceof List<?> list && list.isEmpty()
        ? ""
        : Objects.toString(key.defaultValue);
  }
}
