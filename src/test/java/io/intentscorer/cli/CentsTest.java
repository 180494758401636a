package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CentsTest {
  @Test
  void areWrittenWithTwoDecimals() {
    assertThat(Cents.plain(Cents.of(12.5))).isEqualTo("12.50");
    assertThat(Cents.plain(Cents.of(-0.049))).isEqualTo("-0.05");
    assertThat(Cents.plain(Cents.of(-0.001))).isEqualTo("0.00");
    assertThat(Cents.plain(Cents.of(-1234.5))).isEqualTo("-1234.50");
  }

  @Test
  void areWrittenWithTheirSign() {
    assertThat(Cents.signed(310)).isEqualTo("+3.10");
    assertThat(Cents.signed(-7)).isEqualTo("-0.07");
    assertThat(Cents.signed(0)).isEqualTo("0.00");
  }
}
