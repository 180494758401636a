package io.intentscorer.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.Title;
import io.intentscorer.domain.persona.TitleReader;

/** Any text is read as a title, the same way each time. */
public final class TitleTarget {
  private static final TitleReader READER = TitleReader.shipped();

  private TitleTarget() {}

  /** Called by Jazzer: what is loaded once shall not count as slow. */
  public static void fuzzerInitialize() {
    fuzzerTestOneInput("VP Marketing".getBytes(UTF_8));
  }

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] data) {
    String written = new String(data, UTF_8);
    Title title = READER.read(written);
    assertThat(READER.read(written)).isEqualTo(title);
    assertThat(READER.explain(written).title()).isEqualTo(title);
    assertThat(READER.normalise(written)).isEqualTo(title.phrase());
    assertThat(title.phrase()).isEqualTo(title.phrase().strip()).doesNotContain("  ");
    if (!title.phrase().isEmpty()) {
      assertThat(title.holds(title.phrase())).isTrue();
    }
    // Spelt out, a word may become several; none becomes very many.
    assertThat(title.phrase().length()).isLessThanOrEqualTo(100 + 40 * written.length());
  }
}
