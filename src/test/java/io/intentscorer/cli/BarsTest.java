package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BarsTest {
  private static Bars bars(int width) {
    return new Bars(width)
        .add("demo-request", 40, "40.00")
        .add("pricing", 22.5, "22.50")
        .add("docs", 0.01, "0.01")
        .add("careers", 0, "0.00")
        .add("unsubscribe", -30, "-30.00");
  }

  @Test
  void areAsLongAsThereIsRoom() {
    assertThat(bars(40).lines())
        .containsExactly(
            "demo-request ####################  40.00",
            "pricing      ###########           22.50",
            "docs         #                      0.01",
            "careers                             0.00",
            "unsubscribe  ---------------      -30.00");
    assertThat(bars(60).lines())
        .containsExactly(
            "demo-request ########################################  40.00",
            "pricing      #######################                   22.50",
            "docs         #                                          0.01",
            "careers                                                 0.00",
            "unsubscribe  ------------------------------           -30.00");
  }

  @Test
  void keepTheirWidthWhateverTheNames() {
    Bars bars = new Bars(40).add("a-signal-with-a-name-of-many-letters", 101.25, "101.25");
    assertThat(bars.lines()).containsExactly("a-signal-wit~ ################### 101.25");
  }

  @Test
  void ofNothingAreNone() {
    assertThat(new Bars(40).lines()).isEmpty();
    assertThat(new Bars(40).add("docs", 0, "0.00").lines())
        .containsExactly("docs" + " ".repeat(32) + "0.00");
  }
}
