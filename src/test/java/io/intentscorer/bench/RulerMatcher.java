package io.intentscorer.bench;

import io.intentscorer.bench.MatchCases.Company;
import io.intentscorer.bench.MatchCases.Profile;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.event.ruler.GenericMachine;

/**
 * AWS Event Ruler, which tells the rules that an event matches: a rule for each criterion, named by
 * its profile and its points, and a sum over those that match. Of scores it knows nothing, so
 * neither verdicts nor coverage are asked of it. Events are JSON already, as Ruler takes them: its
 * reader skips what no rule names, and was faster than a tree that is read before.
 */
final class RulerMatcher implements Matcher {
  private final GenericMachine<Part> machine = GenericMachine.<Part>builder().build();
  private final String[] events;
  private final int profiles;

  /** What a criterion that matches adds. */
  private record Part(int profile, int criterion, int points) {}

  RulerMatcher(List<Profile> profiles, List<Company> companies) throws IOException {
    this.profiles = profiles.size();
    for (int i = 0; i < profiles.size(); i++) {
      Profile profile = profiles.get(i);
      String[] fields = fields(profile);
      for (int j = 0; j < fields.length; j++) {
        machine.addRule(new Part(i, j, profile.points()[j]), "{" + fields[j] + "}");
      }
    }
    events = companies.stream().map(RulerMatcher::event).toArray(String[]::new);
  }

  @Override
  public int[] scores(int company) throws Exception {
    int[] scores = new int[profiles];
    for (Part part : machine.rulesForJSONEvent(events[company])) {
      scores[part.profile] += part.points;
    }
    return scores;
  }

  /** The criteria of a profile as fields of a rule. */
  static String[] fields(Profile profile) {
    return new String[] {
      "\"industry\":" + list(profile.industries()),
      "\"employees\":" + band(profile.fewest(), profile.most()),
      "\"country\":" + list(profile.countries()),
      "\"technologies\":" + list(profile.technologies()),
      "\"revenue\":" + band(profile.lowest(), profile.highest()),
    };
  }

  static String event(Company company) {
    StringBuilder json = new StringBuilder("{\"name\":\"acme\",\"domain\":\"acme.example\"");
    if (company.industry() != null) {
      json.append(",\"industry\":\"").append(company.industry()).append('"');
    }
    if (company.employees() != null) {
      json.append(",\"employees\":").append(whole(company.employees()));
    }
    if (company.country() != null) {
      json.append(",\"country\":\"").append(company.country()).append('"');
    }
    if (company.technologies() != null) {
      json.append(",\"technologies\":").append(list(company.technologies()));
    }
    if (company.revenue() != null) {
      json.append(",\"revenue\":").append(whole(company.revenue()));
    }
    return json.append('}').toString();
  }

  private static String list(List<String> texts) {
    return texts.stream().map(text -> '"' + text + '"').collect(Collectors.joining(",", "[", "]"));
  }

  private static String list(Set<String> texts) {
    return list(List.copyOf(texts));
  }

  private static String band(double low, double high) {
    return String.format(
        Locale.ROOT, "[{\"numeric\":[\">=\",%s,\"<=\",%s]}]", whole(low), whole(high));
  }

  private static String whole(double number) {
    return Long.toString((long) number);
  }
}
