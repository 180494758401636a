package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProseTest {
  @Test
  void breaksBetweenWords() {
    assertThat(Prose.wrapped("one two three four", 9, "  "))
        .containsExactly("one two", "  three", "  four");
    assertThat(Prose.wrapped("one", 9, "  ")).containsExactly("one");
  }

  @Test
  void leavesAWideWordWhole() {
    assertThat(Prose.wrapped("a individual:0123456789 b", 9, "  "))
        .containsExactly("a", "  individual:0123456789", "  b");
  }

  @Test
  void keepsTogetherWhatBelongsTogether() {
    assertThat(Prose.wrapped(List.of("intent 50 -> 62,", "tier B2 -> A2"), 20, "  "))
        .containsExactly("intent 50 -> 62,", "  tier B2 -> A2");
  }
}
