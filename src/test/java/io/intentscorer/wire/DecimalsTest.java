package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Numbers are written as Java 17 writes them, whatever the way there. */
final class DecimalsTest {
  private final SplittableRandom random = new SplittableRandom(5);

  @Test
  void centsAndShares() {
    for (int i = 0; i < 100_000; i++) {
      asJavaWrites(i / 100.0);
      asJavaWrites(-i / 10_000.0);
    }
  }

  @Test
  void pointsThatShrinkAndWhatIsBetweenThem() {
    for (int i = 0; i < 100_000; i++) {
      double before = random.nextInt(1, 10_000) * Math.pow(2, -random.nextDouble());
      double after = before * Math.pow(2, -random.nextDouble() / 1_000);
      asJavaWrites(after);
      asJavaWrites(after - before);
    }
  }

  @Test
  void numbersOfAllSizes() {
    for (int i = 0; i < 100_000; i++) {
      asJavaWrites(Double.longBitsToDouble(random.nextLong()));
      asJavaWrites(Math.scalb(random.nextDouble(), random.nextInt(-60, 60)));
      asJavaWrites(Math.scalb((double) random.nextInt(1 << 12), random.nextInt(-60, 60)));
    }
  }

  @Test
  void powersOfTwoAndTheEnds() {
    for (int exponent = -1_074; exponent < 1_024; exponent++) {
      double power = Math.scalb(1.0, exponent);
      asJavaWrites(power);
      asJavaWrites(Math.nextUp(power));
      asJavaWrites(Math.nextDown(power));
    }
    for (double end : new double[] {1e-15, 1e-3, 1e7, 1e15, 0.0, -0.0, Double.MAX_VALUE}) {
      asJavaWrites(end);
      asJavaWrites(Math.nextDown(end));
    }
  }

  private static void asJavaWrites(double number) {
    assertThat(Decimals.written(number)).isEqualTo(Double.toString(number));
  }
}
