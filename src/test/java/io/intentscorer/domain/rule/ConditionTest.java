package io.intentscorer.domain.rule;

import static io.intentscorer.domain.rule.Answer.MATCHED;
import static io.intentscorer.domain.rule.Answer.MISSED;
import static io.intentscorer.domain.rule.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.event.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ConditionTest {
  private static final Known NOTHING = attribute -> null;

  @ParameterizedTest(name = "{0} and {1}: all is {2}, any is {3}")
  @CsvSource({
    "MATCHED, MATCHED, MATCHED, MATCHED",
    "MATCHED, MISSED,  MISSED,  MATCHED",
    "MATCHED, UNKNOWN, UNKNOWN, MATCHED",
    "MISSED,  MATCHED, MISSED,  MATCHED",
    "MISSED,  MISSED,  MISSED,  MISSED",
    "MISSED,  UNKNOWN, MISSED,  UNKNOWN",
    "UNKNOWN, MATCHED, UNKNOWN, MATCHED",
    "UNKNOWN, MISSED,  MISSED,  UNKNOWN",
    "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
  })
  void twoPartsCombine(Answer one, Answer other, Answer all, Answer any) {
    List<Condition> parts = List.of(answering(one), answering(other));

    assertThat(new Condition.All(parts).answer(NOTHING)).isEqualTo(all);
    assertThat(new Condition.Any(parts).answer(NOTHING)).isEqualTo(any);
  }

  @ParameterizedTest(name = "not of {0} is {1}")
  @CsvSource({"MATCHED, MISSED", "MISSED, MATCHED", "UNKNOWN, UNKNOWN"})
  void notTurnsWhatIsKnown(Answer part, Answer answer) {
    assertThat(new Condition.Not(answering(part)).answer(NOTHING)).isEqualTo(answer);
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("threes")
  void threePartsCombineAsTheContractSays(Answer a, Answer b, Answer c) {
    List<Answer> parts = List.of(a, b, c);
    List<Condition> conditions = parts.stream().map(ConditionTest::answering).toList();

    Answer all = parts.contains(MISSED) ? MISSED : parts.contains(UNKNOWN) ? UNKNOWN : MATCHED;
    Answer any = parts.contains(MATCHED) ? MATCHED : parts.contains(UNKNOWN) ? UNKNOWN : MISSED;
    assertThat(new Condition.All(conditions).answer(NOTHING)).isEqualTo(all);
    assertThat(new Condition.Any(conditions).answer(NOTHING)).isEqualTo(any);
    // De Morgan holds for three answers too.
    assertThat(new Condition.Not(new Condition.All(conditions)).answer(NOTHING))
        .isEqualTo(
            new Condition.Any(conditions.stream().<Condition>map(Condition.Not::new).toList())
                .answer(NOTHING));
  }

  static Stream<Answer[]> threes() {
    List<Answer[]> threes = new ArrayList<>();
    for (Answer a : Answer.values()) {
      for (Answer b : Answer.values()) {
        for (Answer c : Answer.values()) {
          threes.add(new Answer[] {a, b, c});
        }
      }
    }
    return threes.stream();
  }

  @Test
  void aLeafAsksForItsAttribute() {
    Condition.Leaf leaf =
        new Condition.Leaf("company.country", new Operator.OneOf(Set.of("in"), Set.of()));

    assertThat(leaf.answer(Map.of("company.country", Value.text("IN"))::get)).isEqualTo(MATCHED);
    assertThat(leaf.answer(Map.of("company.country", Value.text("US"))::get)).isEqualTo(MISSED);
    assertThat(leaf.answer(Map.of("company.region", Value.text("Asia"))::get)).isEqualTo(UNKNOWN);
  }

  private static Condition answering(Answer answer) {
    Condition holds = new Condition.Leaf("a", new Operator.Exists(answer == MISSED));
    return answer == UNKNOWN ? new Condition.Leaf("a", new Operator.Band(0, 1)) : holds;
  }
}
