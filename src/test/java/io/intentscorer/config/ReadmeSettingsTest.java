package io.intentscorer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.readme.Readme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The settings in the README. */
final class ReadmeSettingsTest {
  @Test
  void hasEverySettingWithItsDefault() {
    Map<String, String> listed = new HashMap<>();
    for (List<String> row : Readme.rows()) {
      if (row.size() > 2) {
        listed.put(row.get(0), row.get(1));
      }
    }
    assertThat(OwnSettings.ALL.configKeys().values())
        .allSatisfy(
            key -> {
              String byDefault = SettingsFileTest.byDefault(key);
              assertThat(listed).containsEntry(key.name, byDefault.isEmpty() ? "empty" : byDefault);
            });
  }

  @Test
  void showsASecureClusterThatIsUnderstood() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    int start = text.indexOf("```properties\n") + "```properties\n".length();
    Map<String, String> settings =
        SettingsFileTest.properties(text.substring(start, text.indexOf("```", start)));
    assertThat(ScorerSettings.of(settings).client()).hasSameSizeAs(settings).hasSize(6);
  }
}
