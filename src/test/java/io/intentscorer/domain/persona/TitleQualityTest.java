package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How well titles are read, over lists that people labelled. */
final class TitleQualityTest {
  private static final Path LISTS = Path.of("src/test/resources/io/intentscorer/titles");

  @ParameterizedTest
  @CsvSource({"development.tsv,550", "harder.tsv,600", "held-out.tsv,350"})
  void departmentsAreReadAsPeopleWould(String list, int least) throws IOException {
    List<LabelledTitle> titles = LabelledTitle.read(LISTS.resolve(list));
    assertThat(titles).hasSizeGreaterThan(least);
    ReadingScore score =
        ReadingScore.of(titles, LabelledTitle::department, LabelledTitle::readDepartment);
    assertThat(score.macroF1()).isGreaterThan(0.95);
    assertThat(score.macroF1WithNone()).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @CsvSource({"development.tsv", "harder.tsv", "held-out.tsv"})
  void senioritiesAreReadAsPeopleWould(String list) throws IOException {
    ReadingScore score =
        ReadingScore.of(
            LabelledTitle.read(LISTS.resolve(list)),
            LabelledTitle::seniority,
            LabelledTitle::readSeniority);
    assertThat(score.macroF1()).isGreaterThan(0.95);
    assertThat(score.macroF1WithNone()).isGreaterThan(0.95);
  }

  /** A wrong chief is worse than none: somebody else's nurture track, and a hot account of air. */
  @ParameterizedTest
  @CsvSource({
    "development.tsv,c-level",
    "development.tsv,vp",
    "harder.tsv,c-level",
    "harder.tsv,vp",
    "held-out.tsv,c-level",
    "held-out.tsv,vp"
  })
  void nobodyBecomesAChiefByGuessing(String list, String rank) throws IOException {
    ReadingScore score =
        ReadingScore.of(
            LabelledTitle.read(LISTS.resolve(list)),
            LabelledTitle::seniority,
            LabelledTitle::readSeniority);
    assertThat(score.precision(rank)).isGreaterThanOrEqualTo(0.97);
    assertThat(score.recall(rank)).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void theScoreIsThatOfItsDefinition() {
    List<LabelledTitle> titles =
        List.of(title("a", "x"), title("b", "x"), title("c", "y"), title("d", LabelledTitle.NONE));
    // x: one right, one missed; y: one right, one too many; none: missed.
    ReadingScore score =
        ReadingScore.of(
            titles, LabelledTitle::department, written -> written.equals("a") ? "x" : "y");
    assertThat(score.accuracy()).isEqualTo(0.5);
    assertThat(score.precision("x")).isEqualTo(1);
    assertThat(score.recall("x")).isEqualTo(0.5);
    assertThat(score.precision("y")).isCloseTo(1.0 / 3, within(1e-9));
    double x = 2.0 / 3;
    double y = 0.5;
    assertThat(score.macroF1()).isCloseTo((x + y) / 2, within(1e-9));
    assertThat(score.macroF1WithNone()).isCloseTo((x + y) / 3, within(1e-9));
  }

  private static LabelledTitle title(String written, String department) {
    return new LabelledTitle("en", written, department, LabelledTitle.NONE);
  }
}
