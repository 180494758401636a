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
        "a{3,}b{2,7}|7",
        "(a{100}){20}|2000",
        "(a{100}b{3}){20}x{5}|2000",
        "((a{10}){10}){10}|1000",
        "(a{10}b){2}(c{10}d){3}|30",
        "(a{10}b)+c{4}|10",
        "(?:[){9}]{4}){3}|12",
        "(?:[^]){9}]{4}){3}|12",
        "(?:[[:alpha:]{9}]{4}){3}|12",
        "(\\){9}\\({4}){3}|27",
        "(\\x{2014}){3}|3",
        "(a{100}|100",
        "a){2}|2",
        "x{n}{2|1",
      })
  void countsWithinCountsMultiply(String expression, long repeats) {
    assertThat(NestedRepeats.of(expression)).isEqualTo(repeats);
  }

  @ParameterizedTest
  @CsvSource({"200", "100"})
  void noNestingIsTooDeep(int levels) {
    String expression = "(".repeat(levels) + "a" + "){1000}".repeat(levels);

    assertThat(NestedRepeats.of(expression)).isGreaterThan(NestedRepeats.MOST);
  }
}
