package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.wire.Written;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PlotTest {
  private static final long FROM = Written.time("2026-02-09T00:00:00Z");
  private static final long UNTIL = Written.time("2026-05-10T00:00:00Z");

  private static List<String> plot(double... values) {
    return new Plot(values).lines(FROM, UNTIL);
  }

  /** Half of the span nothing, then something that is forgotten. */
  private static double[] forgotten(int width, double height) {
    int columns = Plot.columns(width);
    return IntStream.range(0, columns)
        .mapToDouble(i -> i < columns / 2 ? 0 : height * Math.pow(2, (columns / 2 - i) / 5.0))
        .toArray();
  }

  private static double[] all(int columns, double value) {
    double[] values = new double[columns];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void drawsACourse() {
    assertThat(plot(forgotten(40, 60)))
        .containsExactly(
            "    60 |                #",
            "    50 |                ##:",
            "    40 |                ####:",
            "    30 |                ######::",
            "    20 |                #########:::",
            "    10 |                ################",
            "     0 +-------------------------------+",
            "       2026-02-09             2026-05-10");
  }

  @Test
  void drawsTheSameCourseWider() {
    assertThat(plot(forgotten(72, 60)))
        .containsExactly(
            "    60 |                                #",
            "    50 |                                ##:",
            "    40 |                                ####:",
            "    30 |                                ######::",
            "    20 |                                #########:::",
            "    10 |                                ################:::::::.........",
            "     0 +-------------------------------+-------------------------------+",
            "       2026-02-09                 2026-03-26                  2026-05-10");
  }

  @Test
  void drawsWhatIsBelowNothing() {
    double[] values = forgotten(40, -30);
    values[0] = 12;
    assertThat(plot(values))
        .containsExactly(
            "    15 |:",
            "    10 |#",
            "     5 |#",
            "     0 +-------------------------------+",
            "    -5 |                ################",
            "   -10 |                #########:::",
            "   -15 |                ######::",
            "   -20 |                ####:",
            "   -25 |                ##:",
            "   -30 |                #",
            "       2026-02-09             2026-05-10");
  }

  @Test
  void drawsWhatIsAboveAHundred() {
    assertThat(plot(forgotten(40, 230)))
        .containsExactly(
            "   250 |                :",
            "   200 |                ##:",
            "   150 |                ####::",
            "   100 |                #######:::",
            "    50 |                ##############::",
            "     0 +-------------------------------+",
            "       2026-02-09             2026-05-10");
  }

  @Test
  void drawsWhatIsSmall() {
    assertThat(plot(forgotten(40, 0.3)))
        .containsExactly(
            "  0.30 |                #",
            "  0.25 |                ##:",
            "  0.20 |                ####:",
            "  0.15 |                ######::",
            "  0.10 |                #########:::",
            "  0.05 |                ###############:",
            "  0.00 +-------------------------------+",
            "       2026-02-09             2026-05-10");
  }

  @Test
  void drawsNothing() {
    assertThat(plot(all(30, 0)))
        .containsExactly(
            "    10 |",
            "     0 +-----------------------------+",
            "       2026-02-09           2026-05-10");
  }

  @Test
  void marksWhatIsNotKnown() {
    double[] values = all(30, 20);
    Arrays.fill(values, 0, 10, Double.NaN);
    assertThat(plot(values))
        .containsExactly(
            "    20 |          ####################",
            "    18 |          ####################",
            "    16 |          ####################",
            "    14 |          ####################",
            "    12 |          ####################",
            "    10 |          ####################",
            "     8 |          ####################",
            "     6 |          ####################",
            "     4 |          ####################",
            "     2 |??????????####################",
            "     0 +-----------------------------+",
            "       2026-02-09           2026-05-10");
    assertThat(plot(all(30, Double.NaN)).get(0)).isEqualTo("    10 |" + "?".repeat(30));
  }

  @Test
  void givesHoursOfAFewDays() {
    List<String> lines = new Plot(all(30, 0)).lines(UNTIL - 86_400_000L, UNTIL);
    assertThat(lines.get(2)).isEqualTo("       05-09 00:00         05-10 00:00");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 41, 79, 80, 100, 120, 160})
  void fillsTheWidth(int width) {
    List<String> lines = plot(all(Plot.columns(width), 100));
    assertThat(lines).hasSize(12).allMatch(line -> line.length() == width);
    assertThat(lines.get(0)).startsWith("   100 |#");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-9, 0.07, 1, 9.99, 10, 10.01, 99.99, 100, 12_345, 9.9e5, 1e6, 1e12})
  void hasAFewRowsForAnyHeight(double height) {
    assertThat(plot(height, 0)).hasSizeBetween(6, 12).allMatch(line -> line.length() < 30);
    assertThat(plot(-height, 0)).hasSizeBetween(6, 12);
    assertThat(plot(height, -height)).hasSizeBetween(6, 12);
  }
}
