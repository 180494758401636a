package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.config.ScorerSettings;
import io.intentscorer.wire.RuleReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedRulesTest {
  private static final RuleReader READER = ScorerSettings.of(Map.of()).rules();

  @Test
  void areTheProjects() throws IOException {
    List<RuleFile> project = RuleFiles.read(Path.of("config", "rules"), READER);

    List<RuleFile> shipped = ShippedRules.read(READER);

    assertThat(shipped).allMatch(RuleFile::isSound);
    assertThat(shipped)
        .extracting(RuleFile::id)
        .isEqualTo(project.stream().map(RuleFile::id).toList());
  }

  @Test
  void areReadFromJar(@TempDir Path folder) throws IOException {
    URI jar = URI.create("jar:" + folder.resolve("a jar.jar").toUri());
    try (FileSystem files = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Path rules = Files.createDirectories(files.getPath("/io/intentscorer/rules"));
      Files.copy(Path.of("config", "rules", "tiers.json"), rules.resolve("tiers.json"));
    }

    List<RuleFile> read =
        ShippedRules.read(URI.create(jar + "!/io/intentscorer/rules/tiers.json"), READER);

    assertThat(read).singleElement().extracting(RuleFile::id).isEqualTo("tiers");
  }
}
