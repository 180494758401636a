package io.intentscorer.cli;

import static io.intentscorer.wire.Written.book;
import static io.intentscorer.wire.Written.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.intentscorer.domain.account.Account;
import io.intentscorer.domain.lead.BookedStory;
import io.intentscorer.domain.lead.Cause;
import io.intentscorer.domain.lead.Entry;
import io.intentscorer.domain.lead.Entry.Change;
import io.intentscorer.domain.lead.Entry.Item;
import io.intentscorer.domain.lead.Entry.Line;
import io.intentscorer.domain.lead.Entry.Tiers;
import io.intentscorer.domain.lead.Statement;
import io.intentscorer.domain.rule.Rule;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** What a whole story does not come to: sums beyond the ends, and accounts that are gone. */
final class StatementTextTest {
  private static final Rule PRICING =
      rule(
          "pricing",
          "{'kind':'signal','when':{'attribute':'event.name','is':'pricing'},'points':80,"
              + "'halfLifeDays':7}");
  private static final Rule FAREWELL =
      rule(
          "farewell",
          "{'kind':'signal','when':{'attribute':'event.name','is':'farewell'},'points':-30.5,"
              + "'halfLifeDays':60}");

  private static Statement told(String... events) {
    BookedStory story = new BookedStory(book(PRICING, FAREWELL));
    for (int day = 0; day < events.length; day++) {
      story.tell(day, "'type':'" + events[day] + "','company':{'domain':'acme.in'}");
    }
    return story.statement("acme.in");
  }

  private static List<String> printed(Statement statement, double day, int entries, Ansi ansi) {
    StringWriter text = new StringWriter();
    new StatementText(new PrintWriter(text), ansi, 60, statement, BookedStory.at(day))
        .print(10, entries);
    return text.toString().lines().toList();
  }

  private static List<String> printed(Statement statement, double day, int entries) {
    return printed(statement, day, entries, Ansi.OFF);
  }

  @Test
  void holdsWhatIsAboveAHundred() {
    assertThat(printed(told("pricing", "pricing"), 1, 1))
        .containsSequence(
            "FIT",
            "No profile decides.",
            "",
            "INTENT",
            "signal          earned  counts  halves every",
            "pricing         152.46  152.46  7 days",
            "held to 0..100          -52.46",
            "= score                 100.00",
            "",
            "pricing ############################################# 152.46")
        .contains(
            "100 counts as 100.",
            "1 entry of 3, the newest last.",
            "  +80.00 pricing, time took 2.04, -52.46 held to 0..100,")
        .startsWith("acme.in at 2026-05-05T00:00:00.000Z: no tier, no fit, intent", "100");
  }

  @Test
  void holdsWhatIsBelowNothing() {
    assertThat(printed(told("farewell"), 0, 0))
        .containsSequence(
            "farewell        -30.50  -30.50  60 days",
            "held to 0..100           30.50",
            "= score                   0.00",
            "",
            "farewell -------------------------------------------- -30.50")
        .contains("0 counts as 0.", "0 entries of 1, the newest last.");
  }

  @Test
  void addsUpAfterTimePassed() {
    assertThat(printed(told("pricing", "pricing"), 2, 1))
        .containsSequence(
            "signal          by then    time  counts",
            "pricing          152.46  -14.38  138.08",
            "held to 0..100   -52.46  +14.38  -38.08",
            "= score          100.00    0.00  100.00")
        .containsSequence(
            "2026-05-06T00:00:00.000Z time passed since",
            "  time took 14.38, +14.38 rounding and holding,",
            "    intent 100 -> 100");
  }

  @Test
  void tellsAnAccountThatIsGone() {
    Statement statement =
        new Statement(
            List.of(
                new Entry(
                    "acme.in",
                    Account.Type.COMPANY,
                    new Cause(Cause.Kind.ERASURE, null, null, null),
                    null,
                    BookedStory.at(0),
                    null,
                    new Change(0, 0),
                    List.of(),
                    new Change(40, 0),
                    List.of(new Line(new Item.OfSignal("pricing"), 40, 0, -40, 0, null, null)),
                    new Tiers(null, null),
                    true,
                    1,
                    BookedStory.at(1))));
    assertThat(printed(statement, 2, 5))
        .startsWith(
            "acme.in at 2026-05-06T00:00:00.000Z: no tier, no fit, intent",
            "0",
            "Nothing is left of the account since",
            "2026-05-05T00:00:00.000Z.")
        .containsSequence(
            "INTENT", "signal   earned  counts  halves every", "= score            0.00", "")
        .contains("     0 +-------------------------+-------------------------+")
        .containsSequence(
            "2026-05-05T00:00:00.000Z somebody was erased; nothing is",
            "  left of the account",
            "  -40.00 pricing, intent 40 -> 0");
  }

  @Test
  void usesColourWhereItIsWelcome() {
    Statement statement = told("pricing");
    assertThat(printed(statement, 0, 1, Ansi.ON)).anyMatch(line -> line.contains("\u001b[1mFIT"));
    assertThat(printed(statement, 0, 1)).noneMatch(line -> line.contains("\u001b"));
  }
}
