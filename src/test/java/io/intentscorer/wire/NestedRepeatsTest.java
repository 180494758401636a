package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NestedRepeatsTest {
  @ParameterizedTest(name = "{0} repeats {1} times")
  @CsvSource(
      delimiter = '|',
      value = {
        "acme|1",
        "a{3}|3",
        "a{3,}b{2,7}|10",
        "(a{100}){20}|2000",
        "(a{100}b{3}){20}x{5}|2065",
        "((a{10}){10}){10}|1000",
        "(a{10}b){2}(c{10}d){3}|50",
        "(a{10}b)+c{4}|14",
        "(?:[){9}]{4}){3}|12",
        "(?:[^]){9}]{4}){3}|12",
        "(?:[[:alpha:]{9}]{4}){3}|12",
        "(\\){9}\\({4}){3}|39",
        "(\\x{2014}){3}|3",
        "(a{100}|100",
        "a){2}|2",
        "x{n}{2|1",
        "a{1000}b{1000}|2000",
        "((a){5}b{2}){3}|21",
      })
  void countsWithinCountsMultiplyAndOthersAddUp(String expression, long repeats) {
    assertThat(NestedRepeats.of(expression)).isEqualTo(repeats);
  }

  @ParameterizedTest
  @CsvSource({"200", "100"})
  void noNestingIsTooDeep(int levels) {
    String expression = "(".repeat(levels) + "a" + "){1000}".repeat(levels);

    assertThat(NestedRepeats.of(expression)).isGreaterThan(NestedRepeats.MOST);
  }
}
