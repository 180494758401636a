package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.intentscorer.domain.account.Next;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Everything that a release wrote, in stores, on changelogs and on the way between stages, is read
 * by this program. In {@code src/test/resources/state}, {@code form-N.bytes} is what was written in
 * form N, a line each, and {@code form-N.said} is what this program reads in it.
 *
 * <p>{@code -Dstate.write=true} adds the lines that are missing, and writes anew what is read.
 */
final class ReleasedStateTest {
  private static final Path FOLDER = Path.of("src/test/resources/state");
  private static final HexFormat HEX = HexFormat.of();
  private static final String BYTES_STAY =
      "Bytes of a form that was released never change: installations hold them. What is written"
          + " differently, or anew, needs the next form: raise StateCodec.VERSION, let the readers"
          + " ask isOfForm, and run this test with -Dstate.write=true, which begins its file.";
  private static final String MEANING_STAYS =
      "What is read in old bytes may only change by what is new in this program, such as a field"
          + " with its value for those who never told it; then run this test with"
          + " -Dstate.write=true. Anything else loses or bends what installations know.";

  @BeforeAll
  static void write() throws IOException {
    if (Boolean.getBoolean("state.write")) {
      Path newest = bytes(StateCodec.VERSION);
      Map<String, String> lines = Files.exists(newest) ? lines(newest) : new TreeMap<>();
      StateSamples.written().forEach((name, form) -> lines.putIfAbsent(name, HEX.formatHex(form)));
      Files.write(newest, lines(lines));
      for (Path form : forms()) {
        Files.write(said(form), lines(read(form)));
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFormIsRead() throws IOException {
    return forms().stream()
        .map(
            form ->
                dynamicTest(
                    form.getFileName().toString(),
                    () -> assertThat(read(form)).as(MEANING_STAYS).isEqualTo(lines(said(form)))));
  }

  @Test
  void whatIsWrittenIsTheNewestForm() throws IOException {
    Map<String, String> written = new TreeMap<>();
    StateSamples.written().forEach((name, form) -> written.put(name, HEX.formatHex(form)));
    assertThat(written).as(BYTES_STAY).isEqualTo(lines(bytes(StateCodec.VERSION)));
  }

  @Test
  void nothingThatIsOnItsWayIsLeftOut() {
    assertThat(StateSamples.written().keySet())
        .containsAll(kinds(Next.class).map(kind -> "next-" + kind).collect(Collectors.toSet()));
  }

  private static Stream<String> kinds(Class<?> sealed) {
    return sealed.isSealed()
        ? Stream.of(sealed.getPermittedSubclasses()).flatMap(ReleasedStateTest::kinds)
        : Stream.of(sealed.getSimpleName());
  }

  private static List<Path> forms() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".bytes")).sorted().toList();
    }
  }

  private static Map<String, String> read(Path form) throws IOException {
    Map<String, String> read = new TreeMap<>();
    lines(form)
        .forEach(
            (name, hex) -> read.put(name, Said.of(StateSamples.read(name, HEX.parseHex(hex)))));
    return read;
  }

  private static Map<String, String> lines(Path file) throws IOException {
    Map<String, String> lines = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      int space = line.indexOf(' ');
      lines.put(line.substring(0, space), line.substring(space + 1));
    }
    return lines;
  }

  private static List<String> lines(Map<String, String> lines) {
    return lines.entrySet().stream().map(line -> line.getKey() + " " + line.getValue()).toList();
  }

  private static Path bytes(int form) {
    return FOLDER.resolve("form-" + form + ".bytes");
  }

  private static Path said(Path form) {
    return Path.of(form.toString().replaceFirst("\\.bytes$", ".said"));
  }
}
