package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.persona.TitleReading.Evidence;
import io.intentscorer.domain.persona.TitleReading.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TitleReadingTest {
  private final TitleReader titles = TitleReader.shipped();

  @Test
  void saysWhatEachAnswerWasReadFrom() {
    TitleReading reading = titles.explain("🚀 Sr. Leiter:in  Marketing (m/w/d) bei Acme");
    assertThat(reading.title())
        .isEqualTo(titles.read("🚀 Sr. Leiter:in  Marketing (m/w/d) bei Acme"))
        .isEqualTo(new Title("senior head marketing", Department.MARKETING, Seniority.HEAD));
    assertThat(reading.departmentFrom()).isEqualTo(new Evidence("Marketing", "marketing"));
    assertThat(reading.seniorityFrom()).isEqualTo(new Evidence("Leiter:in", "head"));
  }

  @Test
  void bothAnswersMayComeFromOneWord() {
    TitleReading reading = titles.explain("Vertriebsleiterin");
    assertThat(reading.departmentFrom()).isEqualTo(new Evidence("Vertriebsleiterin", "sales"));
    assertThat(reading.seniorityFrom()).isEqualTo(new Evidence("Vertriebsleiterin", "head"));
  }

  @Test
  void wordsStandAsWrittenAlsoWithAccentsOnTheirOwn() {
    assertThat(
            titles.explain("De\u0301le\u0301gue\u0301 commercial (sante\u0301)").departmentFrom())
        .isEqualTo(new Evidence("De\u0301le\u0301gue\u0301 commercial", "sales representative"));
  }

  @Test
  void theLeadingRoleDecidesAndTheOthersStayVisible() {
    TitleReading reading = titles.explain("Founder | Marketing Manager / CFO");
    assertThat(reading.title().seniority()).isEqualTo(Seniority.OWNER);
    assertThat(reading.title().department()).isEqualTo(Department.MARKETING);
    assertThat(reading.roles())
        .containsExactly(
            new Role("founder", Department.EXECUTIVE, Seniority.OWNER),
            new Role("marketing manager", Department.MARKETING, Seniority.MANAGER),
            new Role("cfo", Department.FINANCE, Seniority.C_LEVEL));
  }

  @Test
  void aRoleSaidTwiceIsOne() {
    assertThat(titles.explain("Marketing VP | VP, Mktg").roles()).hasSize(1);
  }

  @Test
  void tellsRanksThatAreNotHeldAndWordsThatAreNotKnown() {
    TitleReading reading = titles.explain("Assistant to the Vice President of Zorbing");
    assertThat(reading.notHeld()).containsExactly("Vice President");
    assertThat(reading.notKnown()).containsExactly("zorbing");
    assertThat(reading.title().seniority()).isEqualTo(Seniority.MID);
  }

  @Test
  void aSpecialistNeedsNoWordForIt() {
    TitleReading reading = titles.explain("Payroll Wizard");
    assertThat(reading.title().seniority()).isEqualTo(Seniority.MID);
    assertThat(reading.seniorityFrom()).isNull();
  }

  @Test
  void whatIsNoTitleTellsNothing() {
    TitleReading reading = titles.explain(" ~~ ");
    assertThat(reading)
        .isEqualTo(
            new TitleReading(
                new Title("", null, null), null, null, List.of(), null, List.of(), List.of()));
  }
}
