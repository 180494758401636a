package io.intentscorer.cli;

import io.intentscorer.cli.RuleFiles.RuleFile;
import io.intentscorer.wire.RuleReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The rules that the program itself holds. */
final class ShippedRules {
  private static final String ONE_OF_THEM = "/io/intentscorer/rules/tiers.json";

  private ShippedRules() {}

  /**
   * Reads them, wherever the program is: in a jar or in a folder of classes.
   *
   * @throws IOException where the jar cannot be read
   */
  static List<RuleFile> read(RuleReader reader) throws IOException {
    URL shipped = ShippedRules.class.getResource(ONE_OF_THEM);
    if (shipped == null) {
      throw new IllegalStateException("the program was built without " + ONE_OF_THEM);
    }
    return read(uri(shipped), reader);
  }

  /** Reads the folder that holds a file. */
  static List<RuleFile> read(URI place, RuleReader reader) throws IOException {
    if (!"jar".equals(place.getScheme())) {
      return RuleFiles.read(Path.of(place).resolveSibling(""), reader);
    }
    try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
      return RuleFiles.read(jar.getPath(ONE_OF_THEM).resolveSibling(""), reader);
    }
  }

  private static URI uri(URL place) {
    try {
      return place.toURI();
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
