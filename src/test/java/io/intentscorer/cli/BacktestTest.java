package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Statement;
import io.intentscorer.wire.LedgerReader;
import io.intentscorer.wire.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether intent says anything of the future, on events that nobody made up: the funding rounds of
 * real companies until 2011, and who had another one in 2011.
 */
final class BacktestTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern FIELD =
      Pattern.compile("\"((?:[^\"]|\"\")*)\"(?:,|$)|([^,]*)(?:,|$)");
  private static final LocalDate CUT = LocalDate.of(2011, 1, 1);
  private static final double POINTS = 10;
  private static final double HALF_LIFE_DAYS = 365;

  @TempDir private Path folder = Path.of("");

  private record Round(String company, LocalDate date) {}

  @Test
  void foreseesWhoIsFundedAgain() throws IOException {
    List<Round> rounds = rounds();
    Map<String, List<LocalDate>> past = new TreeMap<>();
    Set<String> again = new HashSet<>();
    for (Round round : rounds) {
      if (round.date().isBefore(CUT)) {
        past.computeIfAbsent(round.company(), company -> new ArrayList<>()).add(round.date());
      } else {
        again.add(round.company());
      }
    }
    again.retainAll(past.keySet());
    assertThat(past).hasSizeGreaterThan(5_000);
    assertThat(again).hasSizeGreaterThan(1_000);

    Map<String, Double> intent = intent(rounds);
    assertThat(intent).hasSameSizeAs(past);
    past.forEach(
        (company, dates) ->
            assertThat(intent.get(company)).as(company).isCloseTo(expected(dates), within(1e-6)));

    double byIntent =
        areaUnderCurve(past.keySet(), again, company -> intent.getOrDefault(company, 0.0));
    double byCount = areaUnderCurve(past.keySet(), again, company -> rounds(past, company).size());
    double byLast =
        areaUnderCurve(
            past.keySet(),
            again,
            company ->
                rounds(past, company).stream().mapToLong(LocalDate::toEpochDay).max().orElse(0));
    System.out.printf(
        "%d companies, %d funded again in 2011; AUC by intent %.3f, by the number of rounds %.3f,"
            + " by the last round %.3f%n",
        past.size(), again.size(), byIntent, byCount, byLast);
    assertThat(byIntent).isGreaterThanOrEqualTo(0.71).isGreaterThan(byCount).isGreaterThan(byLast);
  }

  /** Every company's intent at the cut, read from the ledger that scoring its rounds left. */
  private Map<String, Double> intent(List<Round> rounds) throws IOException {
    Path rules = Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        rules.resolve("funding-round.json"),
        """
        {"kind":"signal","when":{"attribute":"event.name","is":"funding_round"},
         "points":%s,"halfLifeDays":%s}
        """
            .formatted(POINTS, HALF_LIFE_DAYS));
    Path events = folder.resolve("events.jsonl");
    Files.write(
        events,
        rounds.stream()
            .filter(round -> round.date().isBefore(CUT))
            .map(
                round ->
                    "{\"type\":\"funding_round\",\"timestamp\":\"%sT00:00:00Z\",\"company\":{\"domain\":\"%s\"}}"
                        .formatted(round.date(), round.company()))
            .toList());
    Ran ran =
        Ran.command(
            "score",
            "--rules",
            rules.toString(),
            "--events",
            events.toString(),
            "--at",
            CUT + "T00:00:00Z");
    assertThat(ran.code()).as("%s", ran.err()).isZero();
    Map<String, List<Entry>> ledgers = new HashMap<>();
    for (String line : ran.out()) {
      JsonNode record = JSON.readTree(line);
      assertThat(record.path("topic").asString()).as(line).isNotEqualTo("dead-letters");
      if (record.path("topic").asString().equals("score-ledger")) {
        ledgers
            .computeIfAbsent(record.path("key").asString(), key -> new ArrayList<>())
            .add(LedgerReader.read(record.path("value")).orElseThrow());
      }
    }
    long cut = CUT.toEpochDay() * 86_400_000L;
    Map<String, Double> intent = new HashMap<>();
    ledgers.forEach((company, entries) -> intent.put(company, new Statement(entries).intent(cut)));
    return intent;
  }

  private static List<LocalDate> rounds(Map<String, List<LocalDate>> past, String company) {
    return past.getOrDefault(company, List.of());
  }

  private static double expected(List<LocalDate> dates) {
    return dates.stream()
        .mapToDouble(
            date -> POINTS * Math.pow(2, -ChronoUnit.DAYS.between(date, CUT) / HALF_LIFE_DAYS))
        .sum();
  }

  /** All rounds, the earliest first. */
  private static List<Round> rounds() throws IOException {
    List<Round> rounds = new ArrayList<>();
    Map<String, String> companies = new HashMap<>();
    try (Stream<String> lines =
        Files.lines(SharedData.at("companies/crunchbase_rounds_to_2011.csv"))) {
      for (String line : lines.skip(1).toList()) {
        List<String> fields = fields(line);
        String domain = domain(fields.get(0));
        assertThat(companies.merge(domain, fields.get(0), (one, other) -> one))
            .as("whose %s is", domain)
            .isEqualTo(fields.get(0));
        rounds.add(new Round(domain, LocalDate.parse(fields.get(8))));
      }
    }
    rounds.sort(Comparator.comparing(Round::date));
    return rounds;
  }

  /** A registrable domain of the company's own, and on none of the lists of shared hosts. */
  private static String domain(String permalink) {
    String name = permalink.substring(permalink.lastIndexOf('/') + 1);
    return name.replaceAll("[^a-z0-9-]", "-").replaceAll("^-+", "") + "-funded.com";
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    Matcher field = FIELD.matcher(line);
    while (field.lookingAt() && field.end() > field.start()) {
      fields.add(field.group(1) == null ? field.group(2) : field.group(1).replace("\"\"", "\""));
      field.region(field.end(), line.length());
    }
    return fields;
  }

  /**
   * How often one who was funded again stands above one who was not (Mann and Whitney's U as a
   * share); a tie counts half.
   */
  private static double areaUnderCurve(
      Set<String> all, Set<String> again, ToDoubleFunction<String> measure) {
    TreeMap<Double, long[]> counts = new TreeMap<>();
    for (String company : all) {
      counts
          .computeIfAbsent(measure.applyAsDouble(company), any -> new long[2])[
          again.contains(company) ? 1 : 0]++;
    }
    double above = 0;
    double below = 0;
    for (long[] count : counts.values()) {
      above += count[1] * (below + count[0] / 2.0);
      below += count[0];
    }
    return above / (again.size() * below);
  }
}
