package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "34|34|34",
        " 34 |34|34",
        "201-500|201|500",
        "201 – 500|201|500",
        "201—500 employees|201|500",
        "51 to 200|51|200",
        "51 - 200 people|51|200",
        "between 51 and 200|51|200",
        "from 51 to 200|51|200",
        "1,000+|1000|1000",
        "10,001+ employees|10001|10001",
        "1,001-5,000 employees|1001|5000",
        "1000 or more|1000|1000",
        "1000 plus|1000|1000",
        ">1000|1000|1000",
        "> 1000|1000|1000",
        ">= 1000|1000|1000",
        "≥1000|1000|1000",
        "over 1000|1000|1000",
        "more than 1,000 employees|1000|1000",
        "at least 10k|10000|10000",
        "<50|0|50",
        "≤ 50|0|50",
        "under 50|0|50",
        "up to 50|0|50",
        "less than 50 employees|0|50",
        "no more than 50|0|50",
        "~200|200|200",
        "approx. 200|200|200",
        "about 200|200|200",
        "10k|10000|10000",
        "10K+|10000|10000",
        "1.5B|1500000000|1500000000",
        "2.5 million|2500000|2500000",
        "3 bn|3000000000|3000000000",
        "3 lakh|300000|300000",
        "2 crore|20000000|20000000",
        "1,00,000|100000|100000",
        "12,34,567|1234567|1234567",
        "$10M-$50M|10000000|50000000",
        "$10M - $50M|10000000|50000000",
        "$10-50M|10000000|50000000",
        "$10-$50 million|10000000|50000000",
        "USD 10-50 million|10000000|50000000",
        "900-1.2k|900|1200",
        "500K-1M|500000|1000000",
        "$1B+|1000000000|1000000000",
        ">$1B|1000000000|1000000000",
        "<$1M|0|1000000",
        "US$ 1,200,000.50|1200000.5|1200000.5",
        "US $5m|5000000|5000000",
        "USD 5m|5000000|5000000",
        "5 million US dollars|5000000|5000000",
        "5m USD|5000000|5000000",
        "$5M in revenue|5000000|5000000",
        "$5M / year|5000000|5000000",
        "1 000|1000|1000",
        "1\u00a0000|1000|1000",
        "1\u2009000\u2009000|1000000|1000000",
        "1\u202f000|1000|1000",
        "1'000|1000|1000",
        "1’000’000|1000000|1000000",
        "1_000|1000|1000",
        "1.000.000|1000000|1000000",
        "1,5|1.5|1.5",
        "1.234.567,89|1234567.89|1234567.89",
        "0.25|0.25|0.25",
        ".5|0.5|0.5",
        "-5|-5|-5",
        "0|0|0",
        "007|7|7",
        "1.0E7|10000000|10000000",
        "1e3|1000|1000",
        "１２３|123|123",
      })
  void reads(String text, double low, double high) {
    assertThat(Quantity.read(text)).contains(new Quantity(low, high));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "n/a",
        "unknown",
        "-",
        "+",
        "$",
        "k",
        "to",
        "€10M",
        "£5m",
        "10 EUR",
        "EUR 10",
        "A$5",
        "C$5",
        "R$ 5",
        "Rs 2 crore",
        "₹5",
        "AUD 5",
        "5 CAD",
        "NaN",
        "Infinity",
        "-Infinity",
        "1e999",
        "0x10",
        "12abc",
        "500-201",
        "2024-05-01",
        "1.2.3",
        "10%",
        "10 rue de Rivoli",
        "1-2-3",
        "10 20",
        "between 5",
        "5 and 6",
        ">5-10",
        "1,",
        "1,0000",
        "1..",
        "self-employed",
        "--5",
        "10 kk",
        "\u0000",
        "\ud800",
        "1,2,3",
        "5-",
        "a5"
      })
  void refuses(String text) {
    assertThat(Quantity.read(text)).isEmpty();
  }

  @Test
  void midpointIsTheMiddle() {
    assertThat(Quantity.read("201-500").orElseThrow().midpoint()).isEqualTo(350.5);
    assertThat(new Quantity(-Double.MAX_VALUE, Double.MAX_VALUE).midpoint()).isFinite();
  }

  @Test
  void holdsARangeOnly() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Quantity(Double.NaN, 1));
  }

  @Test
  void neverThrows() {
    String alphabet = "0123456789.,-+$kmb to~<>' _e\u2009€x/";
    Random random = new Random(7);
    for (int round = 0; round < 200_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      Quantity.read(text.toString())
          .ifPresent(read -> assertThat(read.midpoint()).isBetween(read.low(), read.high()));
    }
    assertThat(Quantity.read("9".repeat(5_000_000))).isEmpty();
    assertThat(Quantity.read("9".repeat(100))).isPresent();
  }
}
