package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

final class TitleReaderTest {
  private final TitleReader titles = TitleReader.shipped();

  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/intentscorer/titles/titles.csv",
      delimiter = '|',
      quoteCharacter = '"',
      emptyValue = "",
      maxCharsPerColumn = 200)
  void readsTitles(String title, String phrase, String department, String seniority) {
    Title read = titles.read(title);
    assertThat(read)
        .isEqualTo(
            new Title(
                phrase == null ? "" : phrase,
                department == null ? null : Department.of(department).orElseThrow(),
                seniority == null ? null : Seniority.of(seniority).orElseThrow()));
    assertThat(titles.normalise(title)).isEqualTo(read.phrase());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vp marketing       | VP of Marketing, EMEA                 | true",
        "vice president of marketing | Senior VP Marketing          | true",
        "vp marketing       | Global Marketing VP                   | true",
        "vp marketing       | VP Product Marketing                  | false",
        "vp marketing       | Assistant to the VP Marketing         | false",
        "vp marketing       | VP Marketing Assistant                | false",
        "vp marketing       | Former VP Marketing                   | false",
        "vp marketing       | EA to the Marketing VP                | false",
        "assistant to the vp marketing | Assistant to VP, Marketing | true",
        "head of marketing  | Marketing Head at Acme                | true",
        "cmo                | Chief Marketing Officer (CMO)         | true",
        "ceo                | Assistant to the CEO                  | false",
        "ceo                | Office of the CEO                     | false",
        "ceo                | ex-CEO                                | false",
        "ceo                | CEO Intern                            | false",
        "ceo                | Intern, CEO Office                    | false",
        "ceo                | 'Founder | CEO'                       | true",
        "intern             | Marketing Intern                      | true",
        "intern             | Internal Auditor                      | false",
        "assistant          | Executive Assistant to the CEO        | true",
        "marketing manager  | Senior Product Marketing Manager      | true",
        "marketing director | Regional Marketing Director           | true",
        "director           | Sr. Dir. Demand Gen                   | true",
        "founder            | Co-Founder & CTO                      | true",
        "chief executive officer | CEO/Founder                      | true",
        "!!!                | CEO                                   | false",
      })
  void ruleAndTitleMeet(String phrase, String title, boolean holds) {
    assertThat(titles.read(title).holds(titles.normalise(phrase)))
        .as("%s in %s", titles.normalise(phrase), titles.normalise(title))
        .isEqualTo(holds);
  }

  /** Whose rank it is: "lower" is any below a chief's, an owner's and a vp's, or none. */
  @ParameterizedTest
  @CsvFileSource(
      resources = "/io/intentscorer/titles/ranks.tsv",
      delimiter = '\t',
      numLinesToSkip = 1)
  void tellsWhoHoldsARankFromWhoDoesNot(String expected, String title) {
    Seniority read = titles.read(title).seniority();
    if (expected.equals("lower")) {
      assertThat(read).isNotIn(Seniority.C_LEVEL, Seniority.OWNER, Seniority.VP);
    } else {
      assertThat(read).isEqualTo(Seniority.of(expected).orElseThrow());
    }
  }

  @Test
  void readsWhatPeopleReportAsTheirTitle() throws IOException {
    Path reported = Path.of("../shared/data/titles/onet_reported_titles.tsv");
    assumeThat(reported).exists();
    for (String line : Files.readAllLines(reported)) {
      Title title = titles.read(line.split("\t", -1)[1]);
      assertThat(title.phrase()).isNotEmpty();
    }
  }

  @Test
  void readsHugeAndHostileText() {
    String[] hostile = {
      "ceo ".repeat(300_000),
      "vice president ".repeat(1_000),
      "\ud800",
      "a.".repeat(100_000),
      "(".repeat(100_000),
      "\uFDFA".repeat(1_000),
      "assistant to ".repeat(10_000),
      "\u0000",
      ""
    };
    for (String text : hostile) {
      assertThat(titles.read(text).phrase()).hasSizeLessThan(40_000);
    }
  }
}
