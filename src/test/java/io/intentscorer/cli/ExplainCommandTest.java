package io.intentscorer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Over the records of the command {@code score}; over a cluster, see {@code ExplainIT}. */
final class ExplainCommandTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern STEP =
      Pattern.compile(
          "([+-]\\d+\\.\\d\\d) |time (took|gave back) (\\d+\\.\\d\\d)|(?:fit|intent) (\\d+) ->"
              + " (\\d+)");
  private static final String STORY =
      """
      {"type":"signup","timestamp":"2026-05-01T00:00:00Z",\
      "contact":{"email":"mira@acme.in","title":"Head of Marketing"},"company":{"industry":"SaaS"}}
      {"type":"pricing","timestamp":"2026-05-08T00:00:00Z",\
      "contact":{"email":"mira@acme.in"},"company":{"employees":80}}
      {"type":"pricing","timestamp":"2026-05-08T12:00:00Z","contact":{"email":"mira@acme.in"}}
      {"type":"pricing","timestamp":"2026-05-08T12:00:00Z","contact":{"email":"kim@gmail.com"}}
      {"type":"unsubscribe","timestamp":"2026-05-09T00:00:00Z","contact":{"email":"mira@acme.in"}}
      """;

  @TempDir private Path folder = Path.of("");
  private Path rules = Path.of("");

  @BeforeEach
  void write() throws IOException {
    rules = Files.createDirectory(folder.resolve("rules"));
    rule(
        "software",
        """
        {"kind":"icp","criteria":[
          {"id":"industry","attribute":"company.industry","is":"SaaS","points":20},
          {"id":"size","attribute":"company.employees","atLeast":50,"points":10}],
         "minimumScore":10}\
        """);
    rule(
        "head-of-marketing",
        """
        {"kind":"persona","criteria":[
          {"attribute":"contact.seniority","is":"head","points":1}]}\
        """);
    rule("signup", signal("signup", 40, 7, ""));
    rule("pricing", signal("pricing", 30, 14, ",\"limit\":45"));
    rule("unsubscribe", signal("unsubscribe", -10, 30, ""));
  }

  private void rule(String id, String json) throws IOException {
    Files.writeString(rules.resolve(id + ".json"), json);
  }

  private static String signal(String name, int points, int days, String more) {
    return """
    {"kind":"signal","when":{"attribute":"event.name","is":"%s"},"points":%d,"halfLifeDays":%d%s}\
    """
        .formatted(name, points, days, more);
  }

  private Path records(String events) throws IOException {
    Path file = Files.writeString(folder.resolve("events.jsonl"), events);
    Ran ran = Ran.command("score", "--rules", rules.toString(), "--events", file.toString());
    assertThat(ran.code()).as("%s", ran.err()).isZero();
    return Files.write(folder.resolve("records.jsonl"), ran.out());
  }

  private static Ran explain(Path records, String account, String... more) {
    List<String> args =
        new ArrayList<>(List.of("explain", account, "--records", records.toString()));
    args.addAll(List.of(more));
    return Ran.command(args.toArray(String[]::new));
  }

  @Test
  void saysWhyAnAccountScoresAsItDoes() throws IOException {
    Ran ran =
        explain(records(STORY), "acme.in", "--at", "2026-05-10", "--days", "10", "--width", "60");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .containsExactly(
            "acme.in at 2026-05-10T00:00:00.000Z: tier A2, fit 100 (grade",
            "A, fit with software), intent 52 (level 2 by the last entry)",
            "",
            "FIT",
            "criterion  answer   points",
            "industry   matched   66.67",
            "size       matched   33.33",
            "= score             100.00",
            "",
            "INTENT",
            "signal       earned  own limit  counts  halves every",
            "pricing       55.02     -10.02   45.00  14 days",
            "signup        16.41              16.41  7 days",
            "unsubscribe   -9.77              -9.77  30 days",
            "rounding                          0.36",
            "= score                          52.00",
            "",
            "pricing     ########################################## 45.00",
            "signup      ###############                            16.41",
            "unsubscribe ---------                                  -9.77",
            "",
            "What time did since the last entry, at",
            "2026-05-09T00:00:00.000Z:",
            "signal       by then   time  counts",
            "pricing        45.00   0.00   45.00",
            "signup         18.11  -1.70   16.41",
            "unsubscribe   -10.00  +0.23   -9.77",
            "rounding       -0.11  +0.47    0.36",
            "= score        53.00  -1.00   52.00",
            "",
            "THE PAST 10 DAYS",
            "    70 |                                            ::",
            "    60 |                                            ##::",
            "    50 |                                         ###########",
            "    40 |     ###::::::::                         ###########",
            "    30 |     ###################:::::::::::      ###########",
            "    20 |     ###############################################",
            "    10 |     ###############################################",
            "     0 +-------------------------+-------------------------+",
            "       2026-04-30           2026-05-05            2026-05-10",
            "The sum of the signals, before it is rounded and held.",
            "",
            "HISTORY",
            "6 entries of 6, the newest last.",
            "2026-05-01T00:00:00.000Z a head-of-marketing did signup",
            "  +66.67 industry, +0.33 rounding, fit 0 -> 67,",
            "    +40.00 signup, intent 0 -> 40, tier none -> B3",
            "2026-05-05T22:48:45.599Z time passed",
            "  time took 15.50, -0.50 rounding, intent 40 -> 24,",
            "    tier B3 -> B4",
            "2026-05-08T00:00:00.000Z a head-of-marketing did pricing",
            "  +33.33 size, -0.33 rounding, fit 67 -> 100,",
            "    +30.00 pricing, time took 4.50, +0.50 rounding,",
            "    intent 24 -> 50, tier B4 -> A2",
            "2026-05-08T03:28:55.343Z time passed",
            "  time took 0.50, -0.50 rounding, intent 50 -> 49,",
            "    tier A2 -> A3",
            "2026-05-08T12:00:00.000Z a head-of-marketing did pricing",
            "  +15.73 pricing, time took 1.20, +0.47 rounding,",
            "    intent 49 -> 64, tier A3 -> A2",
            "2026-05-09T00:00:00.000Z a head-of-marketing did unsubscribe",
            "  -10.00 unsubscribe, time took 0.92, -0.08 rounding,",
            "    intent 64 -> 53",
            "2026-05-10T00:00:00.000Z time passed since",
            "  time took 1.47, +0.47 rounding and holding,",
            "    intent 53 -> 52");
  }

  @Test
  void saysTheSameWiderWhenThereIsRoom() throws IOException {
    Path records = records(STORY);
    for (String width : List.of("10", "40", "60", "100", "1000")) {
      int most = Math.max(40, Math.min(160, Integer.parseInt(width)));
      List<String> lines = explain(records, "acme.in", "--width", width).out();
      // A table is as wide as what stands in it.
      assertThat(lines)
          .as(width)
          .filteredOn(line -> most > 50 || !line.matches("signal .*|.* days"))
          .noneMatch(line -> line.length() > most)
          .anyMatch(line -> line.length() == most);
    }
    assertThat(explain(records, "acme.in").out()).anyMatch(line -> line.length() == 80);
  }

  @Test
  void addsUpInEveryLine() throws IOException {
    Random chance = new Random(11);
    rule("docs", signal("docs", 7, 3, ",\"category\":\"reading\""));
    rule("study", signal("study", 9, 11, ",\"category\":\"reading\""));
    rule("tiers", "{\"kind\":\"tiers\",\"categories\":{\"reading\":{\"limit\":25}}}");
    List<String> names = List.of("signup", "pricing", "unsubscribe", "docs", "docs", "study");
    StringBuilder events = new StringBuilder();
    Instant time = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 120; i++) {
      time = time.plusSeconds(chance.nextInt(200_000));
      events.append(
          "{\"type\":\"%s\",\"timestamp\":\"%s\",\"company\":{\"domain\":\"acme.in\",\"employees\":%d}}\n"
              .formatted(names.get(chance.nextInt(names.size())), time, chance.nextInt(100)));
    }
    Path records = records(events.toString());
    for (int i = 0; i < 20; i++) {
      Instant at = time.minusSeconds(chance.nextInt(5_000_000));
      List<String> lines =
          explain(records, "acme.in", "--at", at.toString(), "--entries", "1000", "--width", "160")
              .out();
      assertThat(tables(lines)).as("%s", at).isGreaterThanOrEqualTo(3);
      assertThat(steps(lines)).as("%s", at).isGreaterThan(10);
    }
  }

  /** Sums the rows and columns of every table; gives back how many tables there were. */
  private static int tables(List<String> lines) {
    int tables = 0;
    List<List<Long>> rows = null;
    for (String line : lines) {
      if (line.startsWith("criterion") || line.startsWith("signal ")) {
        rows = new ArrayList<>();
      } else if (rows != null) {
        List<Long> row = numbers(line);
        rows.add(row);
        long last = row.get(row.size() - 1);
        if (row.size() > 1) {
          assertThat(sum(row.subList(0, row.size() - 1))).as(line).isEqualTo(last);
        }
        if (line.startsWith("= score")) {
          assertThat(sum(rows.stream().map(one -> one.get(one.size() - 1)).toList()))
              .as(String.join("\n", lines))
              .isEqualTo(2 * last);
          if (row.size() == 3) {
            assertThat(sum(rows.stream().map(one -> one.get(0)).toList()))
                .isEqualTo(2 * row.get(0));
          }
          tables++;
          rows = null;
        }
      }
    }
    return tables;
  }

  /** The numbers of a row but for the half-life, which has no decimals. */
  private static List<Long> numbers(String line) {
    return Arrays.stream(line.split(" +"))
        .filter(cell -> cell.matches("[+-]?\\d+\\.\\d\\d"))
        .map(ExplainCommandTest::cents)
        .toList();
  }

  private static long sum(List<Long> numbers) {
    return numbers.stream().mapToLong(Long::longValue).sum();
  }

  private static long cents(String number) {
    return Math.round(Double.parseDouble(number) * 100);
  }

  /** Sums every step of the history; gives back how many there were. */
  private static int steps(List<String> lines) {
    int steps = 0;
    long sum = 0;
    boolean history = false;
    for (String line : lines) {
      history |= line.equals("HISTORY");
      if (!history || !line.startsWith("  ")) {
        continue;
      }
      sum = 0;
      Matcher step = STEP.matcher(line);
      while (step.find()) {
        if (step.group(1) != null) {
          sum += cents(step.group(1));
        } else if (step.group(3) != null) {
          sum += cents(step.group(3)) * (step.group(2).equals("took") ? -1 : 1);
        } else {
          long moved = cents(step.group(5)) - cents(step.group(4));
          assertThat(sum).as(line).isEqualTo(moved);
          sum = 0;
          steps++;
        }
      }
    }
    return steps;
  }

  @Test
  void saysTheSameToMachines() throws IOException {
    Ran ran =
        explain(
            records(STORY),
            "acme.in",
            "--at",
            "2026-05-10",
            "--days",
            "10",
            "--entries",
            "2",
            "--json");
    JsonNode all = JSON.readTree(String.join("\n", ran.out()));
    assertThat(all.path("account").asString()).isEqualTo("acme.in");
    assertThat(all.path("at").asString()).isEqualTo("2026-05-10T00:00:00.000Z");
    assertThat(all.path("tier").asString()).isEqualTo("A2");
    assertThat(all.at("/fit/score").asInt()).isEqualTo(100);
    assertThat(sum(all.at("/fit/lines"), "points")).isCloseTo(100, within(1e-9));
    JsonNode intent = all.path("intent");
    double points = sum(intent.path("signals"), "points");
    assertThat(points).isCloseTo(intent.path("sum").asDouble(), within(1e-9));
    assertThat(points + intent.path("held").asDouble() + intent.path("rounding").asDouble())
        .isCloseTo(intent.path("score").asInt(), within(1e-9));
    for (JsonNode signal : intent.path("signals")) {
      assertThat(
              signal.path("earned").asDouble()
                  + signal.path("bySignalLimit").asDouble()
                  + signal.path("byCategoryLimit").asDouble())
          .isCloseTo(signal.path("points").asDouble(), within(1e-9));
      assertThat(signal.path("byLastEntry").asDouble() + signal.path("timeSince").asDouble())
          .isCloseTo(signal.path("points").asDouble(), within(1e-9));
    }
    assertThat(all.at("/ledger/entries").asInt()).isGreaterThan(3);
    for (JsonNode total : all.at("/ledger/totals")) {
      assertThat(
              total.path("before").asDouble()
                  + total.path("decay").asDouble()
                  + total.path("change").asDouble())
          .isCloseTo(total.path("after").asDouble(), within(1e-9));
    }
    assertThat(all.path("curve")).hasSize(10);
    assertThat(all.path("history")).hasSize(2);
    assertThat(all.at("/history/1/entry").asString()).isEqualTo("event");
  }

  private static double sum(JsonNode list, String name) {
    double sum = 0;
    for (JsonNode item : list) {
      sum += item.path(name).asDouble();
    }
    return sum;
  }

  @Test
  void looksAtTheNewestEntryUnlessATimeIsGiven() throws IOException {
    Path records = records(STORY);
    assertThat(explain(records, "acme.in").out().get(0))
        .startsWith("acme.in at 2026-05-09T00:00:00.000Z: tier A2,");
    assertThat(explain(records, "acme.in", "--at", "2026-05-02").out().get(0))
        .startsWith("acme.in at 2026-05-02T00:00:00.000Z: tier B3,");
    Ran early = explain(records, "acme.in", "--at", "2026-04-30");
    assertThat(early.code()).isEqualTo(1);
    assertThat(early.err())
        .singleElement()
        .asString()
        .contains("begins at 2026-05-01T00:00:00.000Z", "give a later --at");
  }

  @Test
  void takesAnAccountAsItIsTyped() throws IOException {
    Path records = records(STORY);
    assertThat(explain(records, "  ACME.in ").out()).isEqualTo(explain(records, "acme.in").out());
    Ran kim = explain(records, "Kim@gmail.com");
    assertThat(kim.code()).isZero();
    assertThat(kim.out().get(0)).startsWith("individual:");
    assertThat(kim.out()).noneMatch(line -> line.contains("kim@"));
  }

  @Test
  void readsStandardInput() throws IOException {
    Path records = records(STORY);
    InputStream standardIn = System.in;
    System.setIn(new ByteArrayInputStream(Files.readAllBytes(records)));
    try {
      assertThat(explain(Path.of("-"), "acme.in").out())
          .isEqualTo(explain(records, "acme.in").out());
    } finally {
      System.setIn(standardIn);
    }
  }

  @Test
  void saysWhereItLookedInVain() throws IOException {
    Path records = records(STORY);
    Ran typo = explain(records, "acne.in");
    assertThat(typo.code()).isEqualTo(1);
    assertThat(typo.out()).isEmpty();
    assertThat(typo.err())
        .singleElement()
        .asString()
        .contains("records.jsonl has no entry of acne.in", "did you mean acme.in?");
    assertThat(explain(records, "mira@acme.in").err())
        .singleElement()
        .asString()
        .contains("(explain acme.in)");
    assertThat(explain(records, "acme.in", "--set", "topics.prefix=b.").err())
        .singleElement()
        .asString()
        .contains("no record of the topic b.score-ledger", "ledger.enabled");
    assertThat(explain(folder, "acme.in").err()).singleElement().asString().contains("is a folder");
    assertThat(explain(folder.resolve("nowhere"), "acme.in").err())
        .singleElement()
        .asString()
        .contains("nowhere cannot be read");
  }

  @Test
  void passesOverWhatIsNoRecord() throws IOException {
    Path records = records(STORY);
    List<String> lines = new ArrayList<>(Files.readAllLines(records));
    lines.add(0, "not json");
    lines.add(1, "{\"topic\":\"score-ledger\",\"key\":\"acme.in\",\"value\":{\"new\":true}}");
    Path mixed = Files.write(folder.resolve("mixed.jsonl"), lines, StandardCharsets.UTF_8);
    Ran ran = explain(mixed, "acme.in");
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).containsExactly("2 records cannot be read and are passed over");
    assertThat(ran.out()).isEqualTo(explain(records, "acme.in").out());
  }

  @Test
  void tellsALedgerThatBeginsInTheMiddle() throws IOException {
    List<String> lines = Files.readAllLines(records(STORY));
    int first = 0;
    while (!lines.get(first).contains("\"score-ledger\"")) {
      first++;
    }
    Path rest = Files.write(folder.resolve("rest.jsonl"), lines.subList(first + 1, lines.size()));
    List<String> told = explain(rest, "acme.in", "--width", "120").out();
    assertThat(told).anyMatch(line -> line.contains("??????"));
    assertThat(told).anyMatch(line -> line.endsWith("; ? is before the ledger begins."));
    assertThat(told).anyMatch(line -> line.endsWith(" is kept no longer."));
  }
}
