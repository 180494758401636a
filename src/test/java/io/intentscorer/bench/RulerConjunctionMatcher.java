package io.intentscorer.bench;

import io.intentscorer.bench.MatchCases.Company;
import io.intentscorer.bench.MatchCases.Profile;
import java.io.IOException;
import java.util.List;
import software.amazon.event.ruler.GenericMachine;

/**
 * AWS Event Ruler as it is meant to be used: a rule for each profile, which matches where all five
 * criteria do. That is less than a score; it is what Ruler is fastest at.
 */
final class RulerConjunctionMatcher implements Matcher {
  private final GenericMachine<Integer> machine = GenericMachine.<Integer>builder().build();
  private final String[] events;
  private final int profiles;

  RulerConjunctionMatcher(List<Profile> profiles, List<Company> companies) throws IOException {
    this.profiles = profiles.size();
    for (int i = 0; i < profiles.size(); i++) {
      machine.addRule(i, "{" + String.join(",", RulerMatcher.fields(profiles.get(i))) + "}");
    }
    events = companies.stream().map(RulerMatcher::event).toArray(String[]::new);
  }

  @Override
  public Object match(int company) throws Exception {
    return machine.rulesForJSONEvent(events[company]);
  }

  @Override
  public int[] scores(int company) throws Exception {
    int[] scores = new int[profiles];
    for (int profile : machine.rulesForJSONEvent(events[company])) {
      scores[profile] = 100;
    }
    return scores;
  }

  @Override
  public boolean isConjunction() {
    return true;
  }
}
