package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ops may write into files of their own, and that the languages that ship get along. */
final class VocabularyTest {
  private static final Path LISTS = Path.of("src/test/resources/io/intentscorer/titles");
  private static final List<String> OTHERS =
      List.of("de", "fr", "es", "pt", "it", "nl", "sv", "da", "no", "fi", "is");

  @Test
  void wordsOfOnesOwnAreAddedAndWin() {
    TitleReader reader =
        with(
            """
            # Ours

            [synonyms]
            head = grand poobah
            sales = kundenglück

            [seniority]
            vp = sachbearbeiter

            [department]
            legal = marketing
            """);
    assertThat(reader.read("Grand Poobah of Kundenglück"))
        .isEqualTo(new Title("head sales", Department.SALES, Seniority.HEAD));
    assertThat(reader.read("Sachbearbeiter").seniority()).isEqualTo(Seniority.VP);
    assertThat(reader.read("Marketing Manager").department()).isEqualTo(Department.LEGAL);
    assertThat(reader.read("Leiter Einkauf").phrase()).isEqualTo("head procurement");
  }

  @Test
  void aFileOfTheSameNameStandsInItsPlace() {
    TitleReader reader = TitleReader.with(Map.of("de.txt", "[synonyms]\nhead = chefin\n"));
    assertThat(reader.read("Chefin Marketing").phrase()).isEqualTo("head marketing");
    assertThat(reader.read("Leiter Marketing").seniority()).isNotEqualTo(Seniority.HEAD);
  }

  @Test
  void otherWordsHaveAnotherFingerprint() {
    long shipped = TitleReader.shipped().fingerprint();
    assertThat(with("[filler]\nfoo\n").fingerprint())
        .isNotEqualTo(shipped)
        .isEqualTo(with("[filler]\nfoo\n").fingerprint());
    assertThat(TitleReader.with(Map.of()).fingerprint()).isEqualTo(shipped);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "head = boss                        | own.txt:1: stands in no section; begin one with a line such as [synonyms]",
        "[synonym]                          | own.txt:1: there is no section [synonym]; the sections are [filler], [and],",
        "[synonyms]\\nhead boss             | own.txt:2: write it as: meaning = phrase, phrase",
        "[filler]\\nof = the                | own.txt:2: write phrases alone, divided by commas, without \"=\"",
        "[synonyms]\\nhead = boss,, chief x | own.txt:2: there is nothing between two commas, or behind the last",
        "[seniority]\\nboss = chief cook    | own.txt:2: there is no seniority \"boss\"",
        "[department]\\nkitchen = cook      | own.txt:2: there is no department \"kitchen\"",
        "[scope]\\neurope, far east        | own.txt:2: \"far east\": this section lists single words only",
        "[synonyms]\\nhead = v.p.x         | own.txt:2: \"v.p.x\": write words of letters and digits, divided by spaces",
        "[synonyms]\\nhead = x1 = x2       | own.txt:2: \"x1 = x2\": write words of letters and digits, divided by spaces",
        "[department]\\nhr = a … b          | own.txt:2: \"a ... b\": write words of letters and digits, divided by spaces",
        "[seniority]\\nvp = der lead        | own.txt:2: \"der lead\" would be read as \"lead\" alone, since the rest are fillers",
        "[seniority]\\nvp = of the          | own.txt:2: \"of the\" is made of fillers only",
        "[seniority]\\nvp = boss\\nhead = boss | own.txt:3: \"boss\" is said to be \"head\", and in own.txt:2 to be \"vp\"; keep one of the two",
        "[synonyms]\\nvp = boss\\nhead = boss | own.txt:3: \"boss\" is said to be \"head\", and in own.txt:2 to be \"vp\"; keep one of the two",
        "[synonyms]\\nvp = big boss\\nhead = big boss | own.txt:3: \"big boss\" is said to be \"head\", and in own.txt:2 to be \"vp\"; keep one of the two",
      })
  void aMistakeIsSaidWithItsPlace(String text, String said) {
    assertThatThrownBy(() -> with(text.replace("\\n", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(said);
  }

  @Test
  void wordsOfOnesOwnWinOverFillersAndSpansToo() {
    String text =
        """
        [synonyms]
        sales = der

        [seniority]
        lead = chief … officer

        [filler]
        vertrieb
        """;
    TitleReader reader = with('\ufeff' + text.replace("\n", "\r\n"));
    assertThat(reader.read("Leiter der Vertrieb").phrase()).isEqualTo("head sales");
    assertThat(reader.read("Chief Happiness Officer").seniority()).isEqualTo(Seniority.LEAD);
  }

  @Test
  void allMistakesAreSaidAtOnce() {
    assertThatThrownBy(() -> with("[seniority]\nboss = x\nchief = y\n[nothing]\nz\n"))
        .hasMessageContainingAll("own.txt:2:", "own.txt:3:", "own.txt:4:", "own.txt:5:");
  }

  @Test
  void aMeaningMayHoldItsOwnPhrase() {
    TitleReader reader = with("[synonyms]\nquality service specialist = service specialist\n");
    assertThat(reader.read("Service Specialist").phrase()).isEqualTo("quality service specialist");
  }

  @Test
  void compoundsComeApart() {
    TitleReader reader =
        with(
            """
            [synonyms]
            procurement = grobel

            [compound endings]
            manager

            [compound endings: meaning]
            head = blunk

            [compound beginnings]
            hr = snor

            [compound links]
            x
            """);
    assertThat(reader.read("Grobelmanager").phrase()).isEqualTo("procurement manager");
    assertThat(reader.read("Grobelxmanager").phrase()).isEqualTo("procurement manager");
    assertThat(reader.read("Snorblunk").phrase()).isEqualTo("head hr");
    assertThat(reader.read("Blunk").seniority()).as("a meaning of compounds only").isNull();
    assertThat(reader.read("Quuxmanager").seniority()).isEqualTo(Seniority.MANAGER);
  }

  @Test
  void misspeltWordsAreReadWhereTheyAreNoOthers() {
    TitleReader reader = TitleReader.shipped();
    assertThat(reader.read("Markeitng Mangaer").phrase()).isEqualTo("marketing manager");
    assertThat(reader.read("Office Manager").phrase())
        .as("no officer with a letter too few")
        .isEqualTo("office manager");
  }

  /** "hr", "sales": what another language lists must not make a rank of a field's name. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales",
        "marketing",
        "hr",
        "it",
        "finance",
        "operations",
        "procurement",
        "product",
        "data",
        "security",
        "legal",
        "design",
        "support",
        "engineering",
        "office",
        "project",
        "account",
        "customer service",
        "warehouse",
        "tax",
        "accounting",
        "logistics",
        "production",
        "quality",
        "administration",
        "communications",
        "brand",
        "business development",
        "purchasing",
        "training",
        "payroll",
        "user experience"
      })
  void aFieldAloneTellsNoRank(String field) {
    assertThat(TitleReader.shipped().explain(field).seniorityFrom()).isNull();
  }

  @Test
  void theOtherLanguagesLeaveEnglishAlone() throws IOException {
    Map<String, String> none = new HashMap<>();
    OTHERS.forEach(language -> none.put(language + ".txt", "# no words\n"));
    TitleReader english = TitleReader.with(none);
    List<LabelledTitle> titles = LabelledTitle.read(LISTS.resolve("development.tsv"));
    assertThat(titles)
        .filteredOn(title -> title.language().equals("en"))
        .hasSizeGreaterThan(100)
        .allSatisfy(
            title -> {
              Title alone = english.read(title.title());
              Title together = TitleReader.shipped().read(title.title());
              assertThat(together.department()).isEqualTo(alone.department());
              assertThat(together.seniority()).isEqualTo(alone.seniority());
            });
  }

  /** A sales tool's filter in one language is met by people of all. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "leiter marketing     | Head of Marketing      | true",
        "directeur commercial | Sales Director         | true",
        "head of procurement  | Einkaufsleiterin       | true",
        "gerente de ventas    | Sales Manager          | true",
        "head of sales        | Försäljningschef       | true",
        "cfo                  | Directeur financier (CFO) | true",
        "vp marketing         | VP, Global Marketing   | true",
        "head of sales        | Assistentin des Head of Sales | false",
        "ceo                  | Founder's Associate & ex-CEO | false",
        "founder              | Founder's Associate    | false",
        "head of sales operations | Head of Sales & Operations | false",
        "learning and development | L&D Manager         | true",
        "regional marketing manager | Manager, Regional Marketing | true",
        "personal assistant   | VD på Volvo            | false",
        "sales marketing      | Head of Sales; Marketing Consultant | false",
      })
  void aPhraseMeetsTitlesOfAnyLanguage(String phrase, String title, boolean holds) {
    TitleReader reader = TitleReader.shipped();
    assertThat(reader.read(title).holds(reader.normalise(phrase)))
        .as("%s in %s", reader.normalise(phrase), reader.normalise(title))
        .isEqualTo(holds);
  }

  private static TitleReader with(String text) {
    return TitleReader.with(Map.of("own.txt", text));
  }
}
