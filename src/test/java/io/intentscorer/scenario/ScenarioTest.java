package io.intentscorer.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case is played offline and live. {@code mvn test -Dtest=ScenarioTest
 * -Dscenarios.write=true} pins what comes of it now: read the difference line by line before
 * committing it.
 */
class ScenarioTest {

  static Stream<Scenario> cases() {
    return Scenario.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void offlineTellsWhatIsExpected(Scenario scenario) {
    List<String> told = Performance.offline(scenario).stream().map(Told::line).toList();
    if (Boolean.getBoolean("scenarios.write")) {
      scenario.pin(told);
    }
    assertThat(told).containsExactlyElementsOf(scenario.expected());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void liveTellsWhatOfflineTells(Scenario scenario) {
    List<Told> live = Performance.live(scenario);
    List<Told> offline = Performance.offline(scenario);
    if (offline.stream().anyMatch(Told::forgets)) {
      // Where events move between accounts, the accounts' records come in no one order.
      assertThat(lastWords(live)).isEqualTo(lastWords(offline));
    } else {
      assertThat(byTopic(live)).isEqualTo(byTopic(offline));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theEndIsAsTheTablesSay(Scenario scenario) {
    List<Told> told = Performance.offline(scenario);
    assertThat(AboutTable.claims(scenario)).isNotEmpty().allSatisfy(claim -> claim.check(told));
  }

  @Test
  void bothDialectsTellTheSame() {
    Scenario scenario = Scenario.of("two-dialects");
    assertThat(Performance.offline(scenario, scenario.events("segment.jsonl")))
        .isEqualTo(Performance.offline(scenario));
  }

  private static Map<String, String> lastWords(List<Told> told) {
    Map<String, String> last = new TreeMap<>();
    told.forEach(
        record -> last.put(record.topic() + " " + record.key(), record.withoutCause().value()));
    return last;
  }

  /** Between topics there is no order that anybody could see. */
  private static Map<String, List<Told>> byTopic(List<Told> told) {
    return told.stream()
        .map(Told::withoutVersion)
        .collect(Collectors.groupingBy(Told::topic, TreeMap::new, Collectors.toList()));
  }
}
