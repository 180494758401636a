package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FragmentsTest {
  private final Fragments fragments = new Fragments(List.of("he", "hers", "bot/", "-bot", "größe"));

  @ParameterizedTest
  @ValueSource(strings = {"he", "there", "ahhe", "a robot/1", "x--bot", "bobot/", "die größe"})
  void findsTextsWhereverTheyStand(String text) {
    assertThat(fragments.anyIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "h e", "robot", "bot", "bo/t/", "grüße", "größ", "ΗЕ", "😀"})
  void findsNothingElse(String text) {
    assertThat(fragments.anyIn(text)).isFalse();
  }

  @Test
  void nothingStandsNowhereAndTheEmptyTextEverywhere() {
    assertThat(new Fragments(List.of()).anyIn("anything")).isFalse();
    assertThat(new Fragments(List.of("")).anyIn("")).isTrue();
    assertThat(new Fragments(List.of("x", "")).anyIn("anything")).isTrue();
  }

  /** Few letters, so that the texts overlap in every way. */
  @Test
  void findsWhatAPlainSearchFinds() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      List<String> texts = new ArrayList<>();
      for (int many = random.nextInt(5); many > 0; many--) {
        texts.add(letters(random, 1 + random.nextInt(6)));
      }
      String text = letters(random, random.nextInt(20));
      assertThat(new Fragments(texts).anyIn(text))
          .as("%s in %s", texts, text)
          .isEqualTo(texts.stream().anyMatch(text::contains));
    }
  }

  private static String letters(Random random, int length) {
    StringBuilder letters = new StringBuilder();
    random.ints(length, 0, 3).forEach(i -> letters.append("abé".charAt(i)));
    return letters.toString();
  }
}
