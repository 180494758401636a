package io.intentscorer.domain.persona;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class WordsOfTheContractTest {
  @Test
  void departmentsAreSpeltAsTheContractSpellsThem() {
    assertThat(Arrays.stream(Department.values()).map(Department::word))
        .containsExactly(
            "marketing",
            "sales",
            "operations",
            "engineering",
            "product",
            "data",
            "it",
            "security",
            "finance",
            "hr",
            "legal",
            "support",
            "design",
            "procurement",
            "executive");
  }

  @Test
  void senioritiesAreSpeltAndOrderedAsTheContractHasThem() {
    assertThat(Arrays.stream(Seniority.values()).map(Seniority::word))
        .containsExactly(
            "c-level",
            "owner",
            "vp",
            "head",
            "director",
            "manager",
            "lead",
            "senior",
            "mid",
            "junior",
            "intern");
  }

  @Test
  void spellingsFold() {
    assertThat(Seniority.of(" C Level ")).contains(Seniority.C_LEVEL);
    assertThat(Seniority.of("c_level")).contains(Seniority.C_LEVEL);
    assertThat(Seniority.of("chief")).isEmpty();
    assertThat(Department.of("IT")).contains(Department.IT);
    assertThat(Department.of("")).isEmpty();
  }
}
