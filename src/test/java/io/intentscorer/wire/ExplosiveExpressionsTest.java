package io.intentscorer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import io.intentscorer.domain.event.Value;
import io.intentscorer.domain.persona.TitleReader;
import io.intentscorer.domain.rule.Rule;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** Regular expressions that are meant to take all time or memory: harmless, or refused. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ExplosiveExpressionsTest {
  private static final Duration LONG = Duration.ofSeconds(10);

  private final RuleReader reader = new RuleReader(TitleReader.shipped());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+$",
        "(a|aa)+$",
        "(x+x+)+y",
        "(((((((a*)*)*)*)*)*)*)*b",
        "(a?){500}a{500}!",
        "^(([a-z])+.)+[A-Z]([a-z])+$",
        "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)!",
        "(.{0,30}){0,30}!",
        "[\\x{0}-\\x{10FFFF}]{1000}!",
        "\\pL{0,1000}!",
        "[^\\x{400}]{900}!",
        "\\p{Cyrillic}",
        "[а-яё]{2,40}ов",
      })
  void areHarmless(String expression) {
    Rule rule = judged(expression).rule();
    if (!(rule instanceof Rule.Icp icp)) {
      throw new AssertionError(judged(expression).issues());
    }
    String hostile = "a".repeat(4_095) + "b";
    long begun = System.nanoTime();
    var unused = icp.criteria().get(0).condition().answer(name -> Value.text(hostile));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((a{100}){100}){100}",
        "(a?){1000}a{1000}!",
        "(a{0,1000}){1}b{2}",
        "\u1C80",
        "\\x{1C84}",
        "\\x{0001c88}",
        "[a\u1C87]",
        "[\u0430-\u9FA0]",
        "[a-z\\x{E9}-\\x{9fa0}]{0,10}!",
        "[b-\\x{10FFFF}]",
        "[ -\u1CFF]",
        "[\\x{42}-\uD83D\uDE00]",
      })
  void orAreRefused(String expression) {
    RuleReader.Judgement judgement = judged(expression);
    assertThat(judgement.rule()).isNull();
    assertThat(judgement.issues())
        .anySatisfy(issue -> assertThat(issue.pointer()).isEqualTo("/criteria/0/matches"));
  }

  /** Fails on a Java that knows more such letters: an expression that names one would never end. */
  @Test
  void noOtherLetterIsSoughtForEver() throws InterruptedException {
    Set<Integer> forEver = new TreeSet<>();
    for (int letter = 0; letter <= Character.MAX_CODE_POINT; letter++) {
      int upper = Character.toUpperCase(letter);
      boolean closed = upper == letter || Character.toLowerCase(upper) == letter;
      if (!closed && !UnclosedLetters.areIn(Character.toString(letter)) && !ends(letter)) {
        forEver.add(letter);
      }
    }
    assertThat(forEver).isEmpty();
  }

  private static boolean ends(int letter) throws InterruptedException {
    Thread compiling =
        new Thread(
            () -> Pattern.compile(Character.toString(letter), Pattern.CASE_INSENSITIVE), "regex");
    compiling.setDaemon(true);
    compiling.start();
    compiling.join(2_000);
    return !compiling.isAlive();
  }

  private RuleReader.Judgement judged(String expression) {
    ObjectNode rule = Json.MAPPER.createObjectNode().put("kind", "icp");
    rule.putArray("criteria")
        .addObject()
        .put("attribute", "company.name")
        .put("matches", expression)
        .put("points", 1);
    return reader.read("an-icp", Json.MAPPER.writeValueAsBytes(rule), 1);
  }
}
