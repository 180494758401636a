package io.intentscorer.cli;

import io.intentscorer.config.ScorerSettings;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the cluster is and how the scorer is set; shared by the commands that need it. */
final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings, as in config/scorer.properties")
  private @Nullable Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "one setting more, or another value for one; may be repeated")
  private Map<String, String> more = new LinkedHashMap<>();

  /** The settings of the file, with those of the command line over them. */
  ScorerSettings read() {
    Map<String, String> settings = new LinkedHashMap<>();
    Path file = config;
    if (file != null) {
      settings.putAll(properties(file));
    }
    return ScorerSettings.of(settings, more);
  }

  private static Map<String, String> properties(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException unreadable) {
      throw new CommandFailure(
          "the settings " + file + " cannot be read; name an existing properties file", unreadable);
    }
    Map<String, String> settings = new LinkedHashMap<>();
    for (String name : properties.stringPropertyNames()) {
      settings.put(name, properties.getProperty(name, "").strip());
    }
    return settings;
  }
}
